"""How a predicate begins with the manner of its deed: 妥善|处理分歧, 亲切地|询问; the tags of the words after it do not always show a verb."""

from __future__ import annotations

import re

from kg.late import late

# Adverbs that stand before a verb and nothing else.
_MANNER = re.compile(r"不断|持续|继续|进一步|坚定|坚决|始终|切实|着力|大力|努力|稳步|更好|更加|更多|扎实|协同|逐步|一如既往|毫不动摇|坚定不移")
# Of them those behind which any word is the verb, however it is tagged: 坚决|整治 X, 妥善|处理 X; no noun stands behind them.
_DEED_FOLLOWS = late(
    r"(?:坚决|切实|着力|大力(?!士|神)|努力|全力(?!以赴|支持者)|妥善|扎实|稳妥|奋力|认真|全方位|毫不动摇地?|坚定不移地?|一如既往地?|正确(?=处理|认识|看待|把握|理解|引导|对待)|充分(?=认识|发挥|利用|尊重|考虑|听取|肯定|调动|体现)"
    r"|及时(?=向|回应|解决|处置|处理|采取|调整|发布|出台|纠正|通报)|深刻(?=认识|领悟|领会|把握|理解|吸取|汲取|揭示|阐释)|明确(?=表示|提出|指出|要求|反对|支持)"
    r"|严重(?=影响|损害|威胁|破坏|违反|侵犯|干扰|干涉|冲击|伤害|扰乱)(?![^，]{0,40}的)|[^，的、\ue000-\ue00a]{2}地(?=询问|看望|慰问|打开|回忆|表示|介绍|参加|推进|推动|加强|维护|支持|处理|感谢))"
    r"(?=[^，的、]{2})(?![^，、]{1,3}[的是])"
)


def by_manner(text: str, at: int) -> bool:
    """Whether text[at:] begins with the manner of a deed that follows."""
    return _DEED_FOLLOWS.match(text, at) is not None


def after_manner(text: str, at: int) -> bool:
    """Whether what stands at text[at] is a deed by the adverb that the text begins with, where both were cut as one word, or not at all."""
    return at > 0 and _MANNER.match(text) is not None

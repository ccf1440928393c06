"""Whether a speaker, and nobody whom the speech tells of, is the subject of a clause without one."""

from __future__ import annotations

import re

from kg.prose.clauses import ACTORS, Clause
from kg.resolve.anaphora import meant_by_all
from kg.resolve.memory import Speech, Story

# 重申和平是各国的共同利益，|并反对…: of a thing it was said what it is, and it opposes nothing.
_THING_IS = re.compile(
    rf"[^，{ACTORS}]{{2,40}}?(?<![们人者国方派党界府军会们家但于只别总若要凡可也都就])(?:是(?!否|不是|说)|(?:至关|十分|非常)重要|不可(?:分割|或缺)|符合|有[助利]于)"
)
# 某国行径违反国际法，|必须谴责…: what is done amounts to something, and takes no stand.
_DEED_IS = re.compile(
    r"[^，]{0,16}(?:行径|行为|行动|做法|举动|举措|此举|言论|制裁|袭击|入侵|决定|政策)[^，]{0,4}"
    r"(?:违反|违背|构成|损害|侵犯|破坏|动摇|设立|开创|加剧|威胁|践踏|危及|危害|没有尊重|不符|完全错误)"
)
_TAKES_STAND = re.compile(
    r"(?:并|也|又|亦|同时|一致|明确|坚决|坚定|始终|一贯|一向|继续|强烈|必须|应当|应该|应|要|予以){0,3}(?:反对|支持|呼吁|敦促|促请|谴责|鼓励|欢迎|主张|抨击)(?!者|率|下|的)"
)
# 外务省称，此举极其不当，|要求某国道歉: who says so of a deed asks for it, and not the deed; a law or an agreement may ask itself.
_DEMANDS = re.compile(
    rf"(?:并|也|还|又|同时|且)?(?:再次|强烈|紧急|严正|明确|公开){{0,2}}(?:要求|敦促|警告|批评|指责|抨击|奉劝)(?:了)?[{ACTORS}](?!的)"
)
_OF_DEED = re.compile(
    r"[^，]{0,20}?(?:此举|此[为乃番]|这(?:种|一|类|起)|行为|行径|做法|举动|言论|言行|行动|事件|袭击|攻击|表态|说法|指控|发文|帖文|贴文|演习|军演|讲话|情况|局势)"
    r"(?![^，]{0,30}(?:法案|协议|决议|方案|条约|规定|人士|团体|组织|民众|者))"
)
_IS_PART = re.compile(r"[^，]{0,8}是(?!否|不是)[^，]{1,18}(?:一部分|组成部分|部分|一个省|领土|内政|合法政府)$")
_SELF = ("自己", "本人", "他自己", "她自己", "他本人", "她本人")
_MUST = re.compile(r"(?:更|还|也|都|共同)?(?:应当|应该|应|必须|要|需要|需|须)")
_SAID_NOUN = re.compile(
    r"[^，“”]{2,60}的[^，的“”]{0,4}(?:重要性|必要性|紧迫性|立场|承诺|决心|意义|价值|支持|关切|原则|政策|作用|友谊|意愿|共识|主张|权利)"
)


def is_of_thing(clause: Clause) -> bool:
    """Whether a clause says of a thing what it is: 和平是各国的共同利益."""
    return _THING_IS.match(clause.form) is not None or _DEED_IS.match(clause.form) is not None


def tells_whose_part(clause: Clause) -> bool:
    """台湾|是中国领土不可分割的一部分: of what a land is a part; whoever holds so goes on, and not the land."""
    return _IS_PART.match(clause.form) is not None


def demands_of_deed(clause: Clause, before: str) -> bool:
    """Whether a clause asks something of somebody behind one (`before` is its form) that says of a deed what it is."""
    return _DEMANDS.match(clause.form) is not None and _OF_DEED.match(before) is not None


def is_said_noun(story: Story, clause: Clause) -> bool:
    """Whether what the frame just before says is a noun phrase, and no clause of somebody: 重申|和平的重要性，反对战争."""
    frame = story.settled[-1].clause if story.settled else None
    return frame is not None and frame.speech != "" and frame.sentence == clause.sentence and _SAID_NOUN.fullmatch(clause.form) is not None


def speaks_for_self(story: Story, speech: Speech, clause: Clause) -> bool:
    """Whether what the clause tells is the speaker's own: 和平是共同利益，|并反对…; 要牵制|中国, said to China too."""
    if clause.form.startswith(_SELF):
        return True  # 某人说，某国占优，|自己不会让步
    if speech.owner:
        return False
    if speech.unknown_in == clause.sentence:
        return speech.of_thing and _TAKES_STAND.match(clause.form) is not None
    sides = story.memory.sides
    if not clause.nouns or not _MUST.match(clause.form) or not any(story.linker.side(s) in sides for s in speech.speakers):
        return False
    meant = {i for noun in clause.nouns.values() for i in meant_by_all(story, noun.phrases)[0]}
    return not meant.isdisjoint(sides) and not meant.issuperset(sides)

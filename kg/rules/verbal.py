"""Whether a word that can be noun or verb stands where a verb does: what may stand right before it."""

from __future__ import annotations

import re

from kg.late import late
from kg.prose.clauses import ACTORS, NOUNS, Clause
from kg.prose.lexicon import Lexicon
from kg.rules.voice import PASSIVE, WITH_ARMS

# Patterns and not lists of words: what counts is where in the clause they stand.
_FREE = late(
    r"(?:^|(?<!第)[0-9一二两三四五六七八九十多数几]次|[今昨明]日|[上下]午|[本这上下]个?(?:周|星期|礼拜|月)[初中底内末]?|[月年周][初底内末]|日前|近日|开始|启程|结束|取消了|推迟了|结束了|表态|带头|出面|转而|选择|投票|致力于|对[外内]|发声|出声|联名|联署|明言|下令|命令|扬言|放话|叫嚣|^(?:该|这|此|上述)?[项份一]?(?:联合)?(?:决议[案文]?|声明|宣言|公报|公告)|^\ue005|[，、；：“”并和与及来去以应要将愿会可能须已在曾也还都均就再不未无所能为])$"
)
# 毫不含糊地|反对, 发表声明|支持, 在竞选中|主张: looked for only behind a form that ends as one of them does.
_SET_ENDS = "地\ue005明报告章话讲论文信案议言动上中内时"
_SET = late(
    r"(?<=..)(?<![各当土基阵等此该两多场产营驻内外陆工属谷某本])地$"
    r"|(?:发表|发布|发出|通过|提出|发起|签署)了?[^，的]{0,8}(?:\ue005|声明|公报|公告|文章|讲话|演讲|评论|推文|贴文|公开信|决议案?|宣言|动议)$"
    r"|的(?:记者会|发布会|会议|会晤|会谈|大会|论坛|峰会|听证会|集会|讲话|演讲|声明|采访|专访|社论|文章|节目)[上中时]$"
    r"|(?:^|[，曾已也还])在[^，的在]{0,10}(?:竞选|选举|选战|任内|任期|辩论|演讲|讲话|会议|会谈|会晤|谈话|文章|声明|采访|答辩|投票|议会|推文|报告)[上中内时]$"
)
_MANNER = re.compile(
    r"(?:^|[，将要应已])(?:以|通过|用|凭|靠|利用|借助)[^，的为]{2,14}$|(?<=..)(?:时|之后|期间|之际)$"
)  # 将以六项举措|支持 X, 受访时|反对 X
_LIGHT = re.compile(rf"(?:举行|进行|发动|发起|完成|展开|开展|实施|达成|恢复|开启|启动|继续|遭到|遭受|遭|受到)(?:了|过)?[^{NOUNS}，]{{0,14}}$")
_AT = late(rf"[在向往朝](?:[{NOUNS}][^{NOUNS}，的]{{0,4}}|[东西南北]{{1,2}}[部方面海][^{NOUNS}，的]{{0,4}})$")  # 在某地|部署…, 朝东部海域|试射
_FRAMES = ("领域", "方面", "框架内", "之间", "层面", "多地", "各地", "等地", "当地", "多处", "境内", "上空", "附近", "一带")
_SINCE = re.compile(r"(?:^|[，以])自从?[^，的]{0,12}$")  # 自从7月|会晤以来


def stands_as_verb(clause: Clause, at: int, since: int, lexicon: Lexicon) -> bool:
    """Whether a word that can be noun or verb stands where a verb does: first, or after an actor, company, an adverb, a modal or another verb."""
    before = clause.form[since:at]
    if not before or any(a.kind == "with" and a.at == at for a in clause.adjuncts):
        return True
    if before[-1] in ACTORS or before.endswith(_FRAMES) or any(p.search(before) for p in (_FREE, _LIGHT, _AT, _MANNER, _SINCE, PASSIVE, WITH_ARMS)):
        return True
    if before[-1] in _SET_ENDS and _SET.search(before):
        return True
    tail = before[-4:]
    patterns = (lexicon.adverb_pattern, lexicon.modal_pattern, lexicon.negation_pattern, lexicon.past_pattern)
    return any(found.end() == len(tail) for pattern in patterns for found in pattern.finditer(tail))

"""Whether somebody whom no name links does what the verb tells: 期待成大|培育 X, 希望他们|阻止 X, 地方政府、法人团体|支持 X."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.prose.clauses import ACTORS, NOUNS, Clause
from kg.prose.lexicon import Lexicon
from kg.rules.triggers import Triggers

# After these words a clause stands whose doer comes first.
_WISHED = re.compile(
    r"(?:希望|期待|期盼|期许|期望|盼望|祝福|祝愿|敦请|恳请|吁请|(?<![邀申恳敦吁提聘宴])请(?![求愿教假])|鼓励|感谢|肯定|相信|认为|看到|看见|加上|允许|欢迎|盼)"
    r"(?:了|到|着)?([^，、“”]{2,24})$"
)
# What tells that the words before the verb are no doer: a preposition, or a verb of their own.
_NO_DOER = re.compile(
    r"[在对向同跟以用从为把将就被让使给由按据于经藉借能会可]|通过|透过|结合|联合|携手|凝聚|运用|善用|整合|邀请|团结|带领|协助|帮助|动员|围绕|根据|利用|作为|并|而|来|后$|时$|中$|下$|期间$|的$|之间$|共同$|一起$|一道$|携手$"
)
_LEADS = re.compile(r"(?:未来|将来|今后|日后|接下来|往后|大会|本次|这次|此次|能够?|可以?|也|都|更|再|有朝一日){1,4}")
_PLURAL = re.compile(
    r"(?:他们|她们|它们|你们|大家|各位|人人|每个人|每一个人|我们的[^，]{2,8}|(?:有关|相关|冲突|当事|其他)?(?:各方|各国|国家|当事方|方面)|国际社会|国际组织)(?![的、和与])|有[^，]{2,16}"
)
_BODY = re.compile("(?:署|部门?|院|会|局|厅|处|校|公司|团体|团队|们|者|人|界|[成委会学队社船官议党]员|民|企业|机构|单位|学生|青年|媒体|政府)$")
_LONGEST = 6  # characters of an adverb or a modal word
_LEAST = 2  # characters of a doer


def before_adverbs(form: str, since: int, end: int, lexicon: Lexicon) -> int:
    """Where the adverb, modal word or negation begins that ends at form[end], not before `since`; `end` where there is none."""
    patterns = (lexicon.adverb_pattern, lexicon.modal_pattern, lexicon.negation_pattern)
    cuts = [m.start() for p in patterns for m in p.finditer(form, max(end - _LONGEST, since), end) if m.end() == end]
    return min(cuts) if cuts and form[min(cuts) : end] != "为" else end


def unlinked_doer(clause: Clause, at: int, since: int, triggers: Triggers, lexicon: Lexicon, is_noun: Callable[[int], bool]) -> bool:
    """Whether what stands between a word of wishing or telling and the verb at form[at] is its doer, and nobody that is known."""
    form = clause.form
    end = at
    while (cut := before_adverbs(form, since, end, lexicon)) < end:
        end = cut
    wished = _WISHED.search(form, since, end)
    if wished is None:
        return False
    start = wished.start(1)
    while start < end and (lead := _LEADS.match(form, start, end) or lexicon.adverb_pattern.match(form, start, end)):
        start = lead.end()
    who = form[start:end]
    if len(who) < _LEAST or who[-1] in ACTORS or _NO_DOER.search(who):
        return False
    if _PLURAL.match(who):
        return True
    begins = who[0] in NOUNS or is_noun(clause.at[start]) or _BODY.search(who) is not None
    return begins and not any(start <= verb < end for verb in triggers)

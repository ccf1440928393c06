"""Agreements that a clause takes as made, whatever it does with them: 落实 [两国元首] 达成的共识, 退出 [同乙国] 签署的条约.

The deed stands in a modifier before 的, often in the object of the clause's own verb, where no rule looks for a verb again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from kg.late import late
from kg.prose.clauses import ACTORS, CODES, NOUNS, Settled
from kg.prose.lexicon import Lexicon
from kg.rules.found import Match, Side

_SIGN = "签署|签订|缔结|签定|签下|续签|草签"
_AGREE = "达成|商定|谈成|敲定"
_DOCUMENT = CODES["Document"]
_MADE = re.compile(
    rf"(?:(?P<signed>{_SIGN})|(?P<agreed>{_AGREE}))(?:了|过)?的(?!任何|所有|一切)"
    rf"(?:[^，的{NOUNS}]{{0,12}}(?P<paper>{_DOCUMENT})|[^，{NOUNS}]{{0,14}}?(?:共识|协议|协定|谅解|默契|一致意见))"
)
_SIGNS = re.compile("[署订结定下签成]的|[署订结定下签成][了过]的")  # without which nothing is told so
_DOER = re.compile(rf"([与同和跟])?([{ACTORS}])(?:双方|两国|政府|方面|当局)?([^，{NOUNS}]{{0,20}})$")
# What may stand between who made an agreement and the verb: when, where, at what meeting, on what.
_BETWEEN = late(
    r"(?:之间|早些时候|(?:去|前|今|当|同|次)年|[上本下]个?[月周]|当时|当天|[昨今前]天|前期|新近|新|所|间|"
    r"(?:在|于)[^，在的]{1,12}?(?:[上中下里内时]|期间)?|就[^，的]{1,14}?|围绕[^，的]{1,14}?|[^，的在就]{0,6}(?:会谈|会晤|通话|谈判|磋商|峰会)(?:会晤|[中时后上]|期间)?|[0-9一二两三四五六七八九十]{1,4}年)"
)
_PIVOT = re.compile(rf".?([{ACTORS}])[^{ACTORS}，]{{0,30}}$")  # 要求|乙国|遵守同丙国签署的条约: who made it with them
_TOWARD = ("对", "向", "把", "将", "为", "给", "在")
_WITH = "with"
_OTHERS = re.compile(r"[国方府军者人派团司部党会]$")  # 退出六国|与某国达成的协议: not the subject's


def premise_matches(settled: Settled, told: Sequence[Match], lexicon: Lexicon) -> list[Match]:
    """The agreements that a modifier in the clause tells of, but those that its own verbs tell (`told`)."""
    form = settled.clause.form
    if "的" not in form or _SIGNS.search(form) is None:
        return []
    known = {(m.relation, frozenset((m.subject.entity, m.object.entity))) for m in told}
    out: list[Match] = []
    for made in _MADE.finditer(form):
        doers = _doers(settled, made.start(), lexicon)
        if made["signed"]:
            paper = settled.nouns.get(made.start("paper"), ()) if made["paper"] else ()
            sides = [(one, document) for document in paper for one in doers]
        else:
            sides = list(combinations(doers, 2))
        deed, relation, rule = ("signed", "signs", "premise-signed") if made["signed"] else ("agreed", "agreesWith", "premise-agreed")
        out += [
            Match(rule, relation, settled, Side(a), Side(b), "actual", "+", made.span(deed))
            for a, b in sides
            if a != b and (relation, frozenset((a, b))) not in known
        ]
    return out


def _doers(settled: Settled, at: int, lexicon: Lexicon) -> tuple[str, ...]:
    """Who made the agreement of which the modifier tells whose verb stands at form[at]; nobody, if they are not told with it."""
    clause = settled.clause
    form = clause.form
    company = [a for a in clause.adjuncts if a.kind == _WITH and a.at <= at and not _left(form[a.at : at], lexicon)]
    if company and not any(c in NOUNS for c in form[company[-1].at : at]):
        beside = company[-1]
        others = settled.company if len([a for a in clause.adjuncts if a.kind == _WITH]) == 1 else tuple(p.head.entity for p in beside.phrases)
        pivot = _PIVOT.search(form, 0, beside.at)
        first = () if _OTHERS.search(form, 0, beside.at) else settled.nouns.get(pivot.start(1), ()) if pivot else settled.subjects
        if not first or (pivot and pivot.group().startswith(_TOWARD)):
            return ()
        return tuple(dict.fromkeys((*first, *filter(None, others))))
    doer = _DOER.search(form, 0, at)
    if doer is None:
        return settled.subjects if clause.why == "explicit" and len(settled.subjects) > 1 and not _left(form[:at], lexicon) else ()
    if _left(doer.group(3), lexicon):
        return ()
    named = settled.nouns.get(doer.start(2), ())
    return tuple(dict.fromkeys((*settled.subjects, *named))) if doer.group(1) and len(named) == 1 else named


def _left(between: str, lexicon: Lexicon) -> str:
    """What stands between the doers and the verb besides adverbs, and when, where and on what the agreement was made."""
    return _BETWEEN.sub("", lexicon.adverb_pattern.sub("", _BETWEEN.sub("", between)))

"""Who or what a noun of the form is, and what is listed behind it: 对加沙城、南部的汗尤尼斯等多地发动袭击 hits both."""

from __future__ import annotations

from kg.late import late
from kg.prose.clauses import CODES, Settled
from kg.rules.found import Side

_PLACES = CODES["Place"] + CODES["Country"]
# To the next place of a list, with where it lies; or into the place before: 加沙地带北部|加沙城.
_NEXT = late(
    rf"(?:的?|(?P<joined>(?:[东南西北中]{{1,2}}部|首都|附近|一带|等地)?(?:[、和及与]|以及)(?:位于|该国)?(?:[东南西北中]{{1,2}}部|首都|邻近|附近)?(?:的|地区的)?))([{_PLACES}])"
    rf"(?![^，]{{0,6}}(?:的(?:部队|目标|据点|军队)|军方))"
)
_ENVOY = late("[使节]$|代办|领事|参赞|武官|外交官|高级专员|外交人员|使馆")


def sides_at(settled: Settled, start: int, relation: str) -> tuple[Side, ...]:
    """The sides that the noun at form[start] stands for; of what is attacked, also those of the places listed after it."""
    form, nouns, several = settled.clause.form, settled.nouns, relation == "attacks"
    if relation == "breaksWith" and form[start] == CODES["Title"] and not _is_envoy(settled, start):
        return ()
    sides = first = tuple([Side(i, start, start + 1) for i in nouns.get(start, ())])
    at, listed = start + 1, False
    while several and form[start] in _PLACES and (found := _NEXT.match(form, at)):
        at, listed = found.end(), listed or found["joined"] is not None
        sides += tuple([Side(i, at - 1, at) for i in nouns.get(at - 1, ())])
    return sides if listed else first


def _is_envoy(settled: Settled, at: int) -> bool:
    """Whether whoever is told by an office at form[at] is a diplomat: 法国大使, but not 法国记者."""
    noun = settled.clause.nouns.get(at)
    return noun is not None and all(_ENVOY.search(phrase.head.value.split("|")[0]) for phrase in noun.phrases)

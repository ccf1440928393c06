"""Who backs what others do (在法国支持下，[黎巴嫩]推动停火谈判), and what is then the others' own deed (支持各国走…道路，|加强 X)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.prose.clauses import ACTORS, Settled
from kg.rules.found import Match, Side

_BACKED = re.compile(rf"[^，{ACTORS}]{{0,8}}在([{ACTORS}])(?:的)?[^，的{ACTORS}]{{0,8}}支持(?:和帮助|与帮助|与协助|和协助)?下$")
_FURTHERED = "promotes"
# 支持某国人民|走自己的道路，|维护主权，…: whose deed the next verbs tell is not sure.
_BACKS = re.compile(r"支持(?!者|率|票)[^，的]{0,12}(?:各国|国家|人民|民众)(?:在[^，]{2,12}[上中])?(?:根据|坚持|依靠|通过)?[^，的\ue000-\ue00a]{2}")
_HIS_OWN = re.compile(
    r"(?:[^，]{0,4}(?:愿|将|呼吁|反对|支持)|愿|将|要|会|已|正|曾|并|也|还|同时|继续|反对|支持|希望|期待|呼吁|感谢|主张|倡导|欢迎|赞赏|高度|始终|坚决|坚定|一贯|始终|积极|共同|双方|两国|同|与|和|为|在|以|对)"
)
_UNSURE = ("promotes", "upholds")
_FEW = 5  # clauses after the one that backs somebody


def backed_matches(before: Settled, told: Sequence[Match]) -> list[Match]:
    """That those back it with whose support something is furthered, by the clause before; nothing where that names nobody."""
    if not before.clause.form.endswith("下") or not told or told[0].settled.clause.sentence != before.clause.sentence:
        return []
    backed = _BACKED.fullmatch(before.clause.form)
    backers = before.nouns.get(backed.start(1), ()) if backed else ()
    once = {(m.object.start, m.object.end): m for m in told if m.relation == _FURTHERED and m.polarity == "+"}
    return [replace(m, rule="supports-backing", relation="supports", subject=Side(one)) for m in once.values() for one in backers if one]


def without_backed_deeds(story: Sequence[Settled], settled: Settled, found: list[Match]) -> list[Match]:
    """The matches without those that may be deeds of the people whom a clause before backs: 支持各国走…道路，|加强 X，|坚持 Y."""
    if settled.clause.why != "carried" or not any(m.relation in _UNSURE for m in found) or _HIS_OWN.match(settled.clause.form):
        return found
    for before in list(story)[: -_FEW - 1 : -1]:
        if before.clause.sentence != settled.clause.sentence:
            break
        if _BACKS.search(before.clause.form):
            return [m for m in found if m.relation not in _UNSURE]
        if before.clause.why != "carried" or before.clause.speech or _HIS_OWN.match(before.clause.form):
            break
    return found

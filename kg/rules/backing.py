"""Who backs what others do: 在法国支持下，[黎巴嫩]推动停火谈判. The clause before names who, and this one what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.prose.clauses import ACTORS, Settled
from kg.rules.found import Match, Side

_BACKED = re.compile(rf"[^，{ACTORS}]{{0,8}}在([{ACTORS}])(?:的)?[^，的{ACTORS}]{{0,8}}支持(?:和帮助|与帮助|与协助|和协助)?下$")
_FURTHERED = "promotes"


def backed_matches(before: Settled, told: Sequence[Match]) -> list[Match]:
    """That those back it with whose support something is furthered, by the clause before; nothing where that names nobody."""
    if not before.clause.form.endswith("下") or not told or told[0].settled.clause.sentence != before.clause.sentence:
        return []
    backed = _BACKED.fullmatch(before.clause.form)
    backers = before.nouns.get(backed.start(1), ()) if backed else ()
    once = {(m.object.start, m.object.end): m for m in told if m.relation == _FURTHERED and m.polarity == "+"}
    return [replace(m, rule="supports-backing", relation="supports", subject=Side(one)) for m in once.values() for one in backers if one]

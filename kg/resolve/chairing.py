"""Who acts after 会议由甲主持: whoever leads a meeting invites to it and welcomes there."""

from __future__ import annotations

import re

from kg.prose.clauses import ACTORS, Clause
from kg.resolve.memory import Story

_LED = re.compile(rf"由([{ACTORS}])[^，的{ACTORS}]{{0,4}}(?:主持|主持召开|主办|召集|召开|举办|承办|发起|牵头)$")
_INVITES = re.compile("(?:并|还|也|同时|特别){0,2}(?:邀请|邀|广邀|欢迎)")


def chair(story: Story, clause: Clause) -> tuple[str, ...]:
    """Who led what the clause before told of, where this one goes on with an invitation: 会议由甲主持，|邀请乙出席."""
    before = story.settled[-1] if story.settled else None
    if before is None or before.subjects or before.clause.sentence != clause.sentence or not _INVITES.match(clause.form):
        return ()
    led = _LED.search(before.clause.form)
    return before.nouns.get(led.start(1), ()) if led else ()

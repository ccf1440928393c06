"""美国总统, 联合国秘书长: who held the office on the article's day, where a title stands without a name.

What such a title says stays the state's or the organ's (annotation: an office-holder without a name stands for the country); the mention of
the title tells who is meant by it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.mentions import Position
from kg.prose.lexicon import Lexicon
from kg.prose.script import shadow
from kg.resolve.linking import Linker
from kg.types import Mention


def office_holders(positions: tuple[Position, ...], linker: Linker, lexicon: Lexicon) -> Iterator[Mention]:
    """A mention of class Title for every title without a bearer whose holder is known; on a day of handover both, joined by |."""
    for position in positions:
        office = lexicon.title_offices.get(shadow(position.role))
        if position.holder is not None or position.owner is None or office is None:
            continue
        owner = linker.link(position.owner)
        held = linker.held(owner, office)
        if held:
            yield Mention(position.title, "Title", f"office:{office} of {owner} on {linker.day}", entity="|".join(held), value=position.role)

"""The cover of a text, against the plainest way to keep mentions that do not overlap: a list that is searched from end to end."""

from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.cover import Cover
from kg.types import Mention, Span

_TEXT = "东盟十国\n外长在万象"
_SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, len(_TEXT) - 1), st.integers(0, 4)).filter(
    lambda span: span.end <= len(_TEXT)
)
_DEEDS = st.lists(st.tuples(st.sampled_from(("add", "replace", "remove")), _SPANS), max_size=12)


def _shares(mention: Mention, start: int, end: int) -> bool:
    return max(mention.span.start, start) < min(mention.span.end, end)


def _after(deeds: list[tuple[str, Span]]) -> tuple[Cover, list[Mention]]:
    """The cover and the list after the same deeds."""
    cover, kept = Cover(_TEXT), list[Mention]()
    for deed, span in deeds:
        mention = Mention(span, "Place", deed)
        whole = span.end > span.start and "\n" not in span.of(_TEXT)
        if deed == "remove":
            for old in [m for m in kept if m.span == span]:
                kept.remove(old)
                cover.remove(old)
            continue
        if deed == "replace":
            kept = [m for m in kept if not _shares(m, span.start, span.end)]
            cover.replace(mention)
        else:
            whole = whole and not any(_shares(m, span.start, span.end) for m in kept)
            assert cover.add(mention) == whole
        kept += [mention] if whole else []
    return cover, sorted(kept, key=lambda m: m.span)


@given(_DEEDS)
def test_the_mentions_stand_in_order(deeds: list[tuple[str, Span]]) -> None:
    """A cover gives what was taken and not dropped, by where it stands."""
    cover, kept = _after(deeds)
    assert list(cover) == kept
    assert cover.starts() == {m.span.start for m in kept}


@given(_DEEDS, _SPANS)
def test_what_stands_where(deeds: list[tuple[str, Span]], span: Span) -> None:
    """What overlaps a range, lies in it, begins or ends at its edges or holds its first character is what the list has there."""
    cover, kept = _after(deeds)
    overlapping = [m for m in kept if _shares(m, span.start, span.end)]
    assert cover.overlapping(span.start, span.end) == overlapping
    assert cover.holds(span.start, span.end) == bool(overlapping)
    assert cover.within(span) == [m for m in overlapping if span.start <= m.span.start and m.span.end <= span.end]
    assert cover.starting(span.start) == next((m for m in kept if m.span.start == span.start), None)
    assert cover.ending(span.end) == next((m for m in kept if m.span.end == span.end), None)
    assert cover.holder(span.start) == next((m for m in kept if _shares(m, span.start, span.start + 1)), None)


@given(_DEEDS, st.frozensets(st.sampled_from(_TEXT)))
def test_what_is_free_is_held_by_no_mention(deeds: list[tuple[str, Span]], chars: frozenset[str]) -> None:
    """Characters that are looked for are found wherever no mention holds them, in order."""
    cover, kept = _after(deeds)
    held = {at for m in kept for at in range(m.span.start, m.span.end)}
    assert cover.free(chars) == [at for at, char in enumerate(_TEXT) if char in chars and at not in held]

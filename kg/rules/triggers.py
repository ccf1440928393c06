"""Where verbs that trigger a rule, and modal words, stand in the forms of an article's clauses: all of them found in one pass."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate

from ahocorasick_rs import AhoCorasick, MatchKind

Triggers = Mapping[int, int]  # of one form: where a verb begins, and where the longest one that begins there ends
Modals = Sequence[tuple[int, int]]  # of one form: where modal words, and words that only begin like one, begin and end; the longest at each place
_BORDER = "\n"  # between forms; in no verb


class TriggerFinder:
    """Finds these verbs, the longest at each place, and these modal words, none of which overlap."""

    def __init__(self, verbs: Collection[str], modals: Collection[str]) -> None:
        self._verbs = AhoCorasick(verbs)
        self._modals = AhoCorasick(modals, matchkind=MatchKind.LeftmostLongest)

    def find(self, forms: Sequence[str]) -> list[tuple[Triggers, Modals]]:
        """The triggers and the modal words of each form, in the order of the forms."""
        verbs: list[dict[int, int]] = [{} for _ in forms]
        modals: list[list[tuple[int, int]]] = [[] for _ in forms]
        text, starts = _BORDER.join(forms), list(accumulate((len(form) + 1 for form in forms), initial=0))
        # They come in the order of their ends, so that of those that begin at one place the longest is the last.
        for number, start, end in _placed(self._verbs.find_matches_as_indexes(text, overlapping=True), starts):
            verbs[number][start] = end
        for number, start, end in _placed(self._modals.find_matches_as_indexes(text), starts):
            modals[number].append((start, end))
        return list(zip(verbs, modals, strict=True))


def _placed(found: Sequence[tuple[int, int, int]], starts: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """For each word found in the joined forms, in their order, the number of its form, and where in that it begins and ends."""
    number, begin, behind = -1, 0, 0
    for _, start, end in found:
        while start >= behind:
            number += 1
            begin, behind = starts[number], starts[number + 1]
        yield number, start - begin, end - begin


def triggers_behind(triggers: Triggers, at: int) -> Triggers:
    """The triggers of form[at:]."""
    return {start - at: end - at for start, end in triggers.items() if start >= at}

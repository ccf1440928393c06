"""Where verbs that trigger a rule stand in the forms of an article's clauses: all of them found in one pass."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

Triggers = Mapping[int, int]  # of one form: where a verb begins, and where the longest one that begins there ends
_BORDER = "\n"  # between forms; in no verb


class TriggerFinder:
    """Finds these verbs, the longest at each place."""

    def __init__(self, verbs: Collection[str]) -> None:
        self._verbs = AhoCorasick(verbs)

    def find(self, forms: Sequence[str]) -> list[Triggers]:
        """The triggers of each form, in the order of the forms."""
        found: list[dict[int, int]] = [{} for _ in forms]
        starts = list(accumulate((len(form) + 1 for form in forms), initial=0))
        # They come in the order of their ends, so that of those that begin at one place the longest is the last.
        for _, start, end in self._verbs.find_matches_as_indexes(_BORDER.join(forms), overlapping=True):
            number = bisect_right(starts, start) - 1
            found[number][start - starts[number]] = end - starts[number]
        return list(found)


def triggers_behind(triggers: Triggers, at: int) -> Triggers:
    """The triggers of form[at:]."""
    return {start - at: end - at for start, end in triggers.items() if start >= at}

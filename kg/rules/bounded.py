"""What a user's own rules may cost: a pattern that some text could make slow is a fault of its file, before any text is read.

Repetition in rules is bounded, and yet bounded repetitions multiply where one stands in another or behind another. The shipped rules are held
to the same bound by the tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from kg.errors import Fault
from kg.kept import code_of, find, keep, name_of
from kg.rules.rule import Rule
from kg.yamlfile import YamlFile


def costly(file: YamlFile, rules: Sequence[Rule]) -> Iterator[Fault]:
    """A fault, at its pattern, for each rule of a file whose pattern can take more steps from one place than `kg.bounds.MOST`."""
    sides = tuple(dict.fromkeys(side for rule in rules for side in (rule.head, rule.tail) if side))
    steps, most = _steps(sides)
    for rule in rules:
        worst = max((steps[side] for side in (rule.head, rule.tail) if side), default=0)
        if worst > most:
            what = f"the pattern of {rule.id!r} can take {worst:,} steps from one place in a text, and {most:,} are allowed"
            advice = "shorten what is repeated or left open, or say what stands between two such parts"
            yield file.fault(("rules", rule.id, "pattern"), f"{what}: {advice}")


def _steps(sides: tuple[str, ...]) -> tuple[dict[str, int], int]:
    """The most steps from one place of each pattern, and the bound; kept between runs, since reading a form takes some hundredths of a second."""
    root = files("kg")
    name = name_of("bounds", sides, (*code_of(root / "bounds"), root / "rules" / "bounded.py"))
    kept: tuple[dict[str, int], int] | None = find(name)
    if kept is None:
        from kg.bounds import MOST, Bound, Form

        kept = {side: int(Bound(Form(side)).cost.max()) for side in sides}, MOST
        keep(name, kept)
    return kept

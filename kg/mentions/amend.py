"""A user's row whose id is one of ours amends our row: names are added, other cells replace, and a name after a minus is taken away.

The line `Donald_Trump,川建国|-特总` under the header `id,names` adds one name and takes one away.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.prose.script import shadow

_LISTS = ("names", "cn", "hk", "tw", "sg", "short")
_LABELS = ("zh", "zh_hant", "en")


def amended(ours: Mapping[str, str], theirs: Mapping[str, str], where: str) -> tuple[dict[str, str], set[str], list[str]]:
    """Our cells as the user's row leaves them, the names (as shadows) that it takes away, and what is wrong with it.

    A label that is replaced stays a name, unless it is taken away; an empty cell changes nothing.
    """
    wrong = []
    if theirs["class"] not in ("", ours["class"]):
        wrong.append(f"{ours['id']} is a {ours['class']} ({where}); a row that amends it has this class or none")
    cells = dict(ours)
    added: list[str] = []
    gone: set[str] = set()
    for key, value in theirs.items():
        if key in _LISTS:
            names = [name.strip() for name in value.split("|") if name.strip()]
            gone |= {shadow(name[1:]) for name in names if name.startswith("-")}
            cells[key] = "|".join([*filter(None, [ours[key]]), *(name for name in names if not name.startswith("-"))])
        elif value and key != "class":
            if key in _LABELS and ours[key] and value != ours[key]:
                added.append(ours[key])
            cells[key] = value
    cells["names"] = "|".join([*filter(None, [cells["names"]]), *added])
    listed = {shadow(name.strip()) for key in (*_LISTS, *_LABELS) for name in ours[key].split("|")}
    wrong += [f"{name!r} cannot be taken away: it is no name of {ours['id']} ({where})" for name in sorted(gone - listed)]
    for key in _LISTS:
        cells[key] = "|".join(name for name in cells[key].split("|") if shadow(name.strip()) not in gone)
    return cells, gone, wrong

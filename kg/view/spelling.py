"""The forms under which a name is searched: either script, English, pinyin with or without blanks, initials of pinyin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pypinyin import lazy_pinyin

from kg.prose.script import shadow

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_LATIN = re.compile(r"[a-z]+")
_LONGEST = 40  # characters of a name whose pinyin is worth keeping


@dataclass(frozen=True, slots=True)
class Spelling:
    """One name: as it is compared, as it is written, and its pinyin with the initials of that, "" where another name of the same thing has it."""

    key: str
    written: str
    pinyin: str = ""
    initials: str = ""


def spellings(names: Iterable[str]) -> Iterator[Spelling]:
    """The names of one thing, each once, in their order."""
    heard = set()
    for name in dict.fromkeys(names):
        plain = shadow(name[:_LONGEST])
        if _HAN.search(plain) and plain not in heard:
            heard.add(plain)
            sounds = [part.lower() for part in lazy_pinyin(plain, errors="ignore")]
            yield Spelling(compared(name), name, "".join(sounds), "".join(part[:1] for part in sounds))
        else:
            yield Spelling(compared(name), name)


def sound_of(query: str) -> str:
    """A query as pinyin, "" where it has Chinese characters or is too short to be any."""
    sound = "".join(_LATIN.findall(_toneless(query)))
    return sound if len(sound) > 1 and not _HAN.search(compared(query)) else ""


def compared(text: str) -> str:
    """Simplified script, lower case, without accents, blanks and dots."""
    return "".join(c for c in _toneless(shadow(text)) if not c.isspace() and c not in "·•・_-'’.")


def _toneless(text: str) -> str:
    """Lower case without accents: xí jìnpíng as xi jinping, ü as v is typed."""
    spread = unicodedata.normalize("NFD", text.casefold().replace("ü", "v"))
    return "".join(c for c in spread if not unicodedata.combining(c))

"""Who is meant by a name that is spelt in Latin letters behind it, however it is written in Chinese: 洛佩兹欧布拉多（Andres Lopez Obrador）."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from kg.mentions.context import Context
from kg.mentions.gazetteer import Gazetteer
from kg.types import Mention

_SPELT = re.compile(r" ?[（(](?P<latin>[A-ZÀ-Þ][A-Za-zÀ-ÖØ-öø-ž.'’ -]{4,60})[）)，,]")
_WORDS = re.compile("[a-z]{2,}")
_RANKS = frozenset(("jr", "sr", "ii", "iii", "dr", "sir", "gen", "lt", "mr", "ms", "prof"))
_PARTICLES = frozenset(("de", "da", "del", "van", "von", "der", "al", "el", "bin", "ibn"))
_ARABIC = re.compile(r"\b(?:bin|ibn|al|el)\b", re.IGNORECASE)
_LEAST = 2  # words
# First letters of given names and of what their bearers are called: Bill and William, Bob and Robert, Ted and Edward, Tony and Anthony.
_CALLED_FOR_SHORT = frozenset(
    frozenset(pair) for pair in ("bw", "br", "dr", "te", "ta", "pm", "jk", "nt", "hj", "cs", "ay", "ie", "gj", "yj", "kc", "sz")
)
# Their names are written in characters, and several who bear different ones are spelt alike.
_IN_CHARACTERS = frozenset(("China", "Taiwan", "Hong_Kong", "Macau", "South_Korea", "North_Korea", "Japan", "Vietnam", "Singapore"))
_GAZETTEERS = 2  # whose spellings are remembered


def find_spelt(context: Context) -> None:
    """Give to persons the ids of those who are listed as they are spelt, and take such an id from whom the spelling tells from its bearer."""
    plain = context.plain
    if "（" not in plain and "(" not in plain:
        return
    found: dict[str, str] = {}
    for gloss in _SPELT.finditer(plain):
        mention = context.cover.ending(gloss.start())
        if mention is None or mention.type != "Person" or mention.entity in found:
            continue
        if mention.entity.startswith("person/"):
            found[mention.entity] = _spelt_so(gloss["latin"], _listed(context.gazetteer))
        else:
            found[mention.entity] = f"person/{mention.span.of(plain)}" if _is_another(context, mention, gloss["latin"]) else ""
    for mention in [m for m in context.cover if found.get(m.entity)] if found else ():
        context.cover.replace(replace(mention, entity=found[mention.entity], found_by=f"{mention.found_by}; spelt so"))


def _folded(latin: str) -> tuple[str, ...]:
    """The words of a spelling, without marks over letters, initials, ranks and particles: Andrés M. López Jr. → andres, lopez."""
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode().lower().replace("'", "")
    return tuple(word for word in _WORDS.findall(plain) if word not in _RANKS and word not in _PARTICLES)


def _spelt_so(latin: str, listed: Mapping[str, tuple[str, ...]]) -> str:
    """The id of the one listed person who is spelt with the same last word, and with the same first word or with more before."""
    words = _folded(latin)
    if len(words) < _LEAST:
        return ""
    spelt = (one.split("|") for one in listed.get(words[-1], ()))
    alike = [entity for entity, spelling in spelt if _is_same(words, _folded(spelling), ends=not _ARABIC.search(spelling))]
    return alike[0] if len(alike) == 1 else ""


def _is_another(context: Context, mention: Mention, latin: str) -> bool:
    """阿南德（Manpreet Anand）: whether a listed person is meant neither by the spelling nor by a fuller name anywhere in the article."""
    entry, name = context.gazetteer.entries.get(mention.entity), mention.span.of(context.plain)
    words, own = _folded(latin), _folded(dict(entry.labels).get("en", "")) if entry is not None else ()
    if len(words) < _LEAST or len(own) < _LEAST or words[-1] != own[-1] or _is_same(words, own) or entry is None or entry.within in _IN_CHARACTERS:
        return False
    given = {word[0] for word in words[:-1]}, {word[0] for word in own[:-1]}
    apart = given[0].isdisjoint(given[1]) and not any({a, b} in _CALLED_FOR_SHORT for a in given[0] for b in given[1])
    fuller = (m.span.of(context.plain) for m in context.cover if m.entity == mention.entity)
    return apart and all(one == name or one.isascii() for one in fuller)


def _is_same(words: tuple[str, ...], others: tuple[str, ...], *, ends: bool = True) -> bool:
    """Andres Obrador, or (where one may be the end of the other) Lopez Obrador, for Andres Manuel Lopez Obrador."""
    short, long = sorted((words, others), key=len)
    return (short[0] == long[0] and {*short} <= {*long}) or (ends and long[-len(short) :] == short)


@lru_cache(maxsize=_GAZETTEERS)
def _listed(gazetteer: Gazetteer) -> Mapping[str, tuple[str, ...]]:
    """Last word → id|spelling, of every listed person whose name is not written in characters at home."""
    out: dict[str, tuple[str, ...]] = {}
    for entry in gazetteer.entries.values():
        words = _folded(spelling := dict(entry.labels).get("en", "")) if entry.type == "Person" and entry.within not in _IN_CHARACTERS else ()
        if len(words) >= _LEAST:
            out[words[-1]] = (*out.get(words[-1], ()), f"{entry.id}|{spelling}")
    return out

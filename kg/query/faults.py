"""What went wrong with a query, said so that its writer can mend it."""

from __future__ import annotations

import re

import pyoxigraph as ox

from kg.errors import QueryError, guess
from kg.query.prefixes import PREFIXES

_PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): expected (?:one of )?(?P<expected>.*)", re.DOTALL)
_CLASS = re.compile(r"\[[^\]]{0,200}\]")  # the parser lists ranges of characters, which help nobody
_USED_PREFIX = re.compile(r"(?<![\w<:/?$])(?P<prefix>[A-Za-z][\w-]{0,60}):(?![/\s])")
# What holds words that are not SPARQL's: comments, strings, IRIs, variables, prefixed names, language tags.
_OTHER = re.compile(r"#[^\n]*|\"(?:[^\"\\]|\\.?+)*+\"?|'(?:[^'\\]|\\.?+)*+'?|<[^<>\s]*>|[?$@]\w+|[\w-]{0,60}:[\w/.%-]*|_:\w+", re.DOTALL)
_WORD = re.compile(r"[A-Za-z]\w*")
_LIST = """
    A ABS AS ASC ASK AVG BASE BIND BNODE BOUND BY CEIL COALESCE CONCAT CONSTRUCT CONTAINS COUNT DATATYPE DAY DESC DESCRIBE DISTINCT
    ENCODE_FOR_URI EXISTS FALSE FILTER FLOOR FROM GRAPH GROUP GROUP_CONCAT HAVING HOURS IF IN IRI ISBLANK ISIRI ISLITERAL ISNUMERIC
    ISURI LANG LANGMATCHES LCASE LIMIT MAX MD5 MIN MINUS MINUTES MONTH NAMED NOT NOW OBJECT OFFSET OPTIONAL ORDER PREDICATE PREFIX RAND
    REDUCED REGEX REPLACE ROUND SAMETERM SAMPLE SECONDS SELECT SEPARATOR SERVICE SHA1 SHA256 SHA384 SHA512 SILENT STR STRAFTER STRBEFORE
    STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBJECT SUBSTR SUM TIMEZONE TRIPLE TRUE TZ UCASE UNDEF UNION URI UUID VALUES VERSION
    WHERE YEAR
"""
_KEYWORDS = frozenset(_LIST.split())
_UPDATES = frozenset(("ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE"))


def fault(sparql: str, error: Exception) -> QueryError:
    """The error of the engine as one of ours: the place, the line with a mark below it, and the nearest hint."""
    found = _PLACE.search(str(error))
    if found is None:
        return QueryError(f"The query cannot be run: {_plain(error)}")
    line, column = int(found["line"]), int(found["column"])
    text = sparql.split("\n")[line - 1] if sparql else ""
    mark = "\n".join(["  " + text, "  " + _pad(text[: column - 1]) + "^"])
    return QueryError(f"The query does not parse at line {line}, column {column}: {_hint(sparql, text, column, found['expected'])}\n{mark}")


def unknown_names(store: ox.Store, sparql: str) -> list[str]:
    """A line for each class or predicate of ours in the query that the graph does not have: why nothing may have been found."""
    used = sorted({match[1] for match in re.finditer(r"\bkgo:(\w+)", sparql)})
    base = PREFIXES["kgo"]
    known = {quad.predicate.value for quad in store}
    known |= {quad.object.value for quad in store if isinstance(quad.object, ox.NamedNode)}
    here = {iri.removeprefix(base) for iri in known if iri.startswith(base)}
    return [f"kgo:{name} does not occur in this graph{guess(name, here)}" for name in used if name not in here]


def _plain(error: Exception) -> str:
    message = str(error)
    if "does not contains variable" in message:
        return f"{message}; a value can only be given for a variable that SELECT names"
    return message


def _pad(text: str) -> str:
    """Blanks as wide as `text` on a terminal, where a Chinese character takes two columns."""
    return "".join("\t" if c == "\t" else "  " if ord(c) > 0x2E7F else " " for c in text)


def _hint(sparql: str, text: str, column: int, expected: str) -> str:
    if "Prefix not found" in expected:
        return _unknown_prefix(text, column)
    if "unbound" in expected:
        return "SELECT names a variable that is not grouped; put it into GROUP BY, or into an aggregate such as COUNT or SAMPLE"
    words = [word for word in _WORD.findall(_OTHER.sub(" ", sparql)) if word.upper() not in _KEYWORDS]
    if words and words[0].upper() in _UPDATES:
        return f"{words[0].upper()} would change the graph; only SELECT, ASK, CONSTRUCT and DESCRIBE are run"
    if words:
        return f"{words[0]!r} is no word of SPARQL{guess(words[0].upper(), _KEYWORDS)}"
    return _unexpected(sparql, text, column, expected)


def _unexpected(sparql: str, text: str, column: int, expected: str) -> str:
    if not sparql.strip():
        return "the query is empty; a query starts with SELECT, ASK, CONSTRUCT or DESCRIBE"
    if sparql.count("{") > sparql.count("}"):
        return "a '}' is missing"
    wanted = [w for w in (part.strip().strip('"') for part in _CLASS.sub("", expected).split(",")) if w]
    seen = f"found {text[column - 1 : column + 9]!r}" if column <= len(text) else "it cannot be read up to here; look at the marks before"
    return seen + (f", expected {' or '.join(dict.fromkeys(wanted[:6]))}" if wanted else "")


def _unknown_prefix(text: str, column: int) -> str:
    used = [m["prefix"] for m in _USED_PREFIX.finditer(text[: column + 1]) if m["prefix"] not in PREFIXES]
    name = used[-1] if used else "?"
    known = ", ".join(sorted(PREFIXES))
    return f"the prefix {name + ':'!r} is not declared{guess(name, PREFIXES)}; known without PREFIX are {known}"

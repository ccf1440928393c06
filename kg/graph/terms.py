"""Terms and triples as N-Triples write them, in bytes: what the graph of an article is put together from, and nothing need be made of again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

import pyoxigraph as ox

from kg.graph.names import Namespaces, local_part, term

# By subject what is said of it: predicate and object of each triple with a space between, each once and sorted.
Told = Mapping[bytes, Sequence[bytes]]

_REMEMBERED = 1 << 14  # IRIs that are kept: those of one article come again and again
_STRING = term("xsd:string")
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
# Controls, and marks that make a line look like what it is not (bidirectional, zero-width, line separators): written as \uXXXX. Half of a
# surrogate pair, which no encoding can hold, becomes U+FFFD.
_ESCAPED = re.compile(
    '[\\x00-\\x1f"\\\\\\x7f-\\xa0\\xad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202f\\u2060-\\u206f\\ud800-\\udfff\\ufeff\\ufff0-\\uffff]'
)


class Terms:
    """IRIs under these names, each made when it is first asked for.

    `iri["kgo:Claim"]` is the one of a prefixed name, `verb["rdf:type"]` the same with the space that comes after a predicate.
    """

    def __init__(self, names: Namespaces) -> None:
        self.iri = _Iris(names.prefixes, "")
        self.verb = _Iris(names.prefixes, " ")
        self._data = names.data
        self.kg = lru_cache(_REMEMBERED)(self._kg)
        self.arc = lru_cache(_REMEMBERED)(self._arc)

    def _kg(self, identifier: str) -> bytes:
        """What has this id: an entity or a node of ours, as `Namespaces.kg`."""
        return self.node(local_part(identifier))

    def _arc(self, name: str, identifier: str) -> bytes:
        """Predicate and object: the property of a prefixed name, and what has this id."""
        return self.verb[name] + self.kg(identifier)

    def node(self, local: str) -> bytes:
        """What has an id of letters, digits, slashes and hyphens alone: a node of ours whose id is made of a digest."""
        return f"<{self._data}{local}>".encode()


class _Iris(dict[str, bytes]):
    def __init__(self, prefixes: Mapping[str, str], end: str) -> None:
        super().__init__()
        self._prefixes, self._end = prefixes, end

    def __missing__(self, name: str) -> bytes:
        prefix, _, local = name.partition(":")
        made = self[name] = f"<{self._prefixes[prefix]}{local}>{self._end}".encode()
        return made


@cache
def terms_of(names: Namespaces) -> Terms:
    """The terms under these names."""
    return Terms(names)


def plain(text: str) -> bytes:
    """A string."""
    return quoted(text).encode()


def tagged(text: str, language: str) -> bytes:
    """A string in a language."""
    return f"{quoted(text)}@{language_tag(language)}".encode()


def quoted(text: str) -> str:
    """A string of Turtle or N-Quads with its quotes."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return _SHORT.get(found[0]) or f"\\u{0xFFFD if 0xD800 <= code < 0xE000 else code:04X}"


def value_of(term: str) -> str:
    """The IRI that a term as written here has in its brackets, or the text of a literal."""
    if term[0] == "<":
        return term[1:-1]
    text = term[1 : term.rindex('"')]
    return str(json.loads(f'"{text}"')) if "\\" in text else text  # the escapes that are used are those of JSON too


@lru_cache(maxsize=1024)
def language_tag(tag: str) -> str:
    """A language tag as BCP 47 writes it, zh-Hant: the store keeps tags in lower case."""
    first, *rest = tag.split("-")
    return "-".join([first.lower(), *(part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part for part in rest)])


def flat(node: object) -> str:
    """Any term of oxigraph's."""
    if not isinstance(node, ox.Literal):
        return str(node)
    if language := node.language:
        return f"{quoted(node.value)}@{language_tag(language)}"
    return quoted(node.value) if node.datatype == _STRING else f"{quoted(node.value)}^^{node.datatype}"


def told_of(triples: Iterable[tuple[object, object, object]]) -> Told:
    """Triples of oxigraph's by their subjects."""
    told: dict[str, set[str]] = {}
    for subject, predicate, value in triples:
        told.setdefault(flat(subject), set()).add(f"{predicate} {flat(value)}")
    return {subject.encode(): sorted(map(str.encode, said)) for subject, said in told.items()}


def sorted_lines(told: Told, graph: bytes = b"") -> bytes:
    """Triples as sorted N-Triples, or N-Quads of that graph.

    No subject as written begins another one's, so that the lines of each are sorted by themselves.
    """
    end = b" %b .\n" % graph if graph else b" .\n"
    lines: list[bytes] = []
    for subject in sorted(told):
        begin = subject + b" "
        lines += (begin, (end + begin).join(told[subject]), end)
    return b"".join(lines)

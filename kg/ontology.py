"""What is a kind of what: the classes and the closed set of predicates, read once from `resources/ontology.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from kg.errors import DataFileError, Fault, guess
from kg.yamlfile import Key, YamlFile, read_yaml

LANGUAGES = ("en", "zh-Hans", "zh-Hant")

PLOVER = frozenset({
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
})  # fmt: skip
MODES = frozenset({
    "visit", "phone", "third-party", "multilateral", "disapprove", "investigate", "assist", "change", "yield", "meet", "withdraw", "expel",
    "discontinue", "troops", "weapons", "police", "arrest", "restrict", "deport", "ban", "confiscate",
})  # fmt: skip
CAMEO = frozenset(f"{code:02d}" for code in range(1, 21))  # the root codes

_CLASS_KEYS = {"twin", "labels", "definitions", "kinds"}
_GROUP_KEYS = {"labels", "event", "stance"}
_PREDICATE_KEYS = {"group", "domain", "range", "symmetric", "plover", "mode", "cameo", "labels", "inverse", "definitions"}


@dataclass(frozen=True, slots=True)
class Class:
    """One class of entities.

    `twin` is its class in a public vocabulary as a prefixed name, such as schema:Person; `kinds` gives a narrower one for an
    `Entity.kind`. `labels` and `definitions` map each of `LANGUAGES` to text.
    """

    name: str
    twin: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    kinds: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """A group of predicates; those of an `event` group tell of a `sem:Event`, those of a `stance` group are asserted in any modality."""

    name: str
    labels: Mapping[str, str]
    event: bool = False
    stance: bool = False


@dataclass(frozen=True, slots=True)
class Predicate:
    """One predicate of the closed set.

    `domain` and `range` are names of classes. `plover` is the nearest PLOVER type, `mode` its mode, and `cameo` the nearest CAMEO root code, "" where
    none is near. `inverse` labels the edge read backwards, empty for symmetric predicates.
    """

    name: str
    group: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    symmetric: bool
    stance: bool
    event: bool
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    plover: str = ""
    mode: str = ""
    cameo: str = ""
    inverse: Mapping[str, str] = field(default_factory=dict)

    def accepts(self, subject: str, obj: str) -> bool:
        """Whether the predicate can stand between a subject and an object of these classes."""
        return subject in self.domain and obj in self.range


@dataclass(frozen=True, slots=True)
class Ontology:
    """Classes, groups and predicates by name, in the order of the file. Symmetric predicates list one claim and two edges."""

    classes: Mapping[str, Class]
    groups: Mapping[str, Group]
    predicates: Mapping[str, Predicate]

    @property
    def symmetric(self) -> frozenset[str]:
        """The names of the symmetric predicates."""
        return frozenset(name for name, predicate in self.predicates.items() if predicate.symmetric)


@cache
def load_ontology() -> Ontology:
    """The shipped ontology.

    Raises:
        DataFileError: the file has faults; all of them are in the error.
    """
    return parse_ontology(read_yaml(files("kg").joinpath("resources/ontology.yaml")))


def parse_ontology(file: YamlFile) -> Ontology:
    """The ontology that a YAML file describes.

    Raises:
        DataFileError: the file has faults; all of them are in the error.
    """
    reader = _Reader(file)
    reader.keys((), {"aliases", "classes", "groups", "predicates"})
    classes = {name: reader.read_class(name) for name in reader.mapping(("classes",))}
    aliases = {name: reader.class_names(("aliases", name), classes, {}) for name in reader.mapping(("aliases",), optional=True)}
    groups = {name: reader.read_group(name) for name in reader.mapping(("groups",))}
    predicates = {name: reader.read_predicate(name, classes, aliases, groups) for name in reader.mapping(("predicates",))}
    if reader.faults:
        raise DataFileError(reader.faults)
    return Ontology(classes, groups, predicates)


class _Reader:
    """Reads values by their path in the file and collects faults; a value at fault reads as its empty form."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.faults: list[Fault] = []

    def at(self, path: Key) -> Any:
        value = self.file.data
        for step in path:
            value = value.get(step) if isinstance(value, dict) else None
        return value

    def fault(self, path: Key, what: str) -> None:
        self.faults.append(self.file.fault(path, what))

    def keys(self, path: Key, allowed: set[str]) -> None:
        value = self.at(path)
        if isinstance(value, dict):
            self.faults += self.file.unknown_keys(path, value, allowed)
        else:
            self.fault(path, f"expected a mapping with {', '.join(sorted(allowed))}, saw {type(value).__name__}")

    def mapping(self, path: Key, *, optional: bool = False) -> dict[str, Any]:
        value = self.at(path)
        if value is None and optional:
            return {}
        if not isinstance(value, dict) or not value:
            self.fault(path, f"{path[-1]} must be a mapping that is not empty, saw {type(value).__name__}")
            return {}
        return value

    def text(self, path: Key, allowed: frozenset[str] | None = None, *, optional: bool = False) -> str:
        value = self.at(path)
        if value is None and optional:
            return ""
        if not isinstance(value, str) or not value:
            self.fault(path, f"{path[-1]} must be text, saw {value!r}")
            return ""
        if allowed is not None and value not in allowed:
            self.fault(path, f"{path[-1]} {value!r} is not known, allowed are {', '.join(sorted(allowed))}{guess(value, allowed)}")
        return value

    def flag(self, path: Key) -> bool:
        value = self.at(path)
        if value not in (None, True, False):
            self.fault(path, f"{path[-1]} must be true or false, saw {value!r}")
        return value is True

    def languages(self, path: Key, *, optional: bool = False) -> Mapping[str, str]:
        """Text in every one of `LANGUAGES`."""
        if optional and self.at(path) is None:
            return {}
        found = self.mapping(path)
        self.faults += self.file.unknown_keys(path, found, set(LANGUAGES))
        return {language: self.text((*path, language)) for language in LANGUAGES}

    def twin(self, path: Key) -> str:
        value = self.text(path)
        if value and not value.startswith(("schema:", "skos:")):
            self.fault(path, f"{value!r} must be a prefixed name of schema: or skos:")
        return value

    def class_names(self, path: Key, classes: Mapping[str, Class], aliases: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        """A list of classes, with the aliases among them spelled out."""
        names = self.at(path)
        if not isinstance(names, list) or not names:
            self.fault(path, f"{path[-1]} must be a list of classes that is not empty, saw {names!r}")
            return ()
        out: dict[str, None] = {}
        for i, name in enumerate(names):
            if name in aliases:
                out |= dict.fromkeys(aliases[name])
            elif name in classes:
                out[name] = None
            else:
                known = [*classes, *aliases]
                self.fault((*path, i), f"class {name!r} is not known, allowed are {', '.join(known)}{guess(str(name), known)}")
        return tuple(out)

    def read_class(self, name: str) -> Class:
        path: Key = ("classes", name)
        self.keys(path, _CLASS_KEYS)
        kinds = {kind: self.twin((*path, "kinds", kind)) for kind in self.mapping((*path, "kinds"), optional=True)}
        labels, definitions = self.languages((*path, "labels")), self.languages((*path, "definitions"))
        return Class(name, self.twin((*path, "twin")), labels, definitions, kinds)

    def read_group(self, name: str) -> Group:
        path: Key = ("groups", name)
        self.keys(path, _GROUP_KEYS)
        return Group(name, self.languages((*path, "labels")), self.flag((*path, "event")), self.flag((*path, "stance")))

    def read_predicate(
        self, name: str, classes: Mapping[str, Class], aliases: Mapping[str, tuple[str, ...]], groups: Mapping[str, Group]
    ) -> Predicate:
        path: Key = ("predicates", name)
        self.keys(path, _PREDICATE_KEYS)
        group = self.text((*path, "group"), frozenset(groups))
        domain, range_ = self.class_names((*path, "domain"), classes, aliases), self.class_names((*path, "range"), classes, aliases)
        symmetric = self.flag((*path, "symmetric"))
        if symmetric and domain != range_:
            self.fault((*path, "range"), "a symmetric predicate has the same domain and range")
        return Predicate(
            name=name,
            group=group,
            domain=domain,
            range=range_,
            symmetric=symmetric,
            stance=group in groups and groups[group].stance,
            event=group in groups and groups[group].event,
            labels=self.languages((*path, "labels")),
            definitions=self.languages((*path, "definitions")),
            plover=self.text((*path, "plover"), PLOVER, optional=True),
            mode=self.text((*path, "mode"), MODES, optional=True),
            cameo=self.text((*path, "cameo"), CAMEO, optional=True),
            inverse=self.languages((*path, "inverse"), optional=True),
        )

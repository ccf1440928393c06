"""The entities of one document: known ones with their labels, found ones with the words that name them."""

from __future__ import annotations

import re

from kg.mentions import CAPITAL_ACTS, Gazetteer
from kg.prose.script import shadow
from kg.prose.words import Words
from kg.rules import concept_id
from kg.types import Document, Entity, Mention, Span

_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"), ("（", "）"))
_BARE = re.compile(r"[“”‘’「」『』《》〈〉\s]")
_SHORT = 3  # characters of an organ's name that are one word: 中纪委
_WITH_TITLE = "pattern:surname:"
_INNER = frozenset({"Time", "Group", "Pronoun", "Title"})


class Entities:
    """Collects entities by id; `words` tell where a state's name in an organ's ends."""

    def __init__(self, document: Document, gazetteer: Gazetteer, words: Words) -> None:
        self._document = document
        self._words = words
        self._gazetteer = gazetteer
        self._concepts: dict[str, str] = {}  # by the words that name them
        self._seen: set[tuple[str, str, str, str]] = set()
        self._types: dict[str, str] = {}
        self._names: dict[str, dict[str, None]] = {}
        self._found_by: dict[str, str] = {}

    def type_of(self, entity: str) -> str:
        """The class of an id already added, "" where it is not known."""
        return self._types.get(entity, "")

    def add_mention(self, entity: str, mention: Mention) -> None:
        """Take what a mention names ("" for nothing), with the words that name it."""
        if entity and mention.type not in _INNER:
            self.add_known(entity, mention)

    def add_known(self, entity: str, mention: Mention) -> None:
        """Take an entity that this mention names."""
        name = self._document.text[mention.span.start : mention.span.end]
        seen = (entity, mention.type, mention.found_by, name)
        if seen in self._seen:  # most are named again and again by the same words
            return
        self._seen.add(seen)
        entry = self._gazetteer.entries.get(entity)
        self._types.setdefault(entity, entry.type if entry is not None else mention.type)
        if mention.type in _INNER:
            self._found_by.setdefault(entity, mention.found_by)
            return
        name = _BARE.sub("", name) if mention.type == "Document" else name
        if mention.type == "Organization" and "《" in name:  # 英国《金融时报》
            name = name[name.index("《") + 1 :].partition("》")[0]
        if mention.found_by.startswith(_WITH_TITLE):  # 蔡总统: the family name alone is nobody's name
            name = self._document.text[mention.span.start : mention.span.start + int(mention.found_by[len(_WITH_TITLE) :])]
        if mention.type != "Title" and not mention.found_by.endswith(CAPITAL_ACTS):  # 北京 is no name of the state
            self._names.setdefault(entity, {})[name] = None
        self._found_by.setdefault(entity, mention.found_by)

    def organ_words(self, organ: Mention, state: str) -> str:
        """The organ's name as printed, without its state's (中国商务部 → 商务部, 中国防部 → 国防部)."""
        name = organ.span.of(self._document.text)
        entry = self._gazetteer.entries.get(state)
        names = (*entry.names, *entry.short) if entry is not None else ()
        return name[self._state_in(shadow(name), names) :]

    def _state_in(self, organ: str, names: tuple[str, ...]) -> int:
        """How many characters of an organ's name are its state's: those before which the commonest word is left; none of 中央|军委, 中纪委."""
        if len(organ) <= _SHORT and self._words.has(organ):
            return 0
        left = {len(n): self._words.cut(organ[len(n) :])[0] for n in names if organ.startswith(n) and n != organ}
        words = {size: organ[size : size + word.end] for size, word in left.items() if word.end > 1}
        return max((n for n, word in words.items() if self._words.has(word)), key=lambda n: self._words.frequency(words[n]), default=0)

    def need(self, entity: str) -> None:
        """Take an entity that a claim names though no mention does: a holder of an office, a state in the name of a meeting (中日韩外长会)."""
        if entity not in self._types and (entry := self._gazetteer.entries.get(entity)) is not None:
            self._types[entity] = entry.type
            self._found_by[entity] = "office"
            if entry.type == "Country":
                meetings = [name for other, names in self._names.items() if self._types[other] == "Event" for name in names]
                self._names[entity] = {short: None for short in entry.short for name in meetings if short in shadow(name)}

    def concept(self, span: Span) -> str:
        """The concept that a stretch of the text names."""
        return self.concept_words(span.of(self._document.text))

    def concept_words(self, words: str) -> str:
        """The concept that these words name, known or made of the words; "" for words that name nothing."""
        if words not in self._concepts:
            self._concepts[words] = self._concept(words)
        return self._concepts[words]

    def _concept(self, words: str) -> str:
        words = words.strip("，、。；：的 \n").lstrip("”」』》）").rstrip("“「『《（")
        for opens, closes in _PAIRS:  # “在任何地方捍卫民主 of a longer quotation: one half alone is no part of the name
            words = words.removeprefix(opens) if closes not in words else words
            words = words.removesuffix(closes) if opens not in words else words
        bare = _BARE.sub("", shadow(words))
        if len(bare) < 2:
            return ""
        known = [i for i in self._gazetteer.names.get(bare, ()) if self._gazetteer.entries[i].type == "Concept"]
        entity = known[0] if known else concept_id(bare)
        self._types.setdefault(entity, "Concept")
        self._names.setdefault(entity, {})[words.replace("\n", "")] = None
        self._found_by.setdefault(entity, "words")
        return entity

    def all(self) -> tuple[Entity, ...]:
        """All entities, by id."""
        return tuple([self._entity(entity) for entity in sorted(self._types)])

    def _entity(self, entity: str) -> Entity:
        entry, names, found_by = self._gazetteer.entries.get(entity), self._names.get(entity, {}), self._found_by.get(entity, "")
        if entry is not None:
            known = dict(entry.labels).values()
            others = tuple([name for name in names if name not in known])
            return Entity(entity, entry.type, entry.labels, others, entry.kind, entry.same_as, found_by, entry.regional)
        kind, script = self._types[entity], self._document.script
        first = max(names, key=len) if kind == "Person" else next(iter(names))
        labels = ((script, first),) if script == "zh-Hans" else (("zh-Hans", shadow(first)), (script, first))
        return Entity(entity, kind, labels, tuple([name for name in names if name != first]), "", (), found_by)

"""Words of grammar, titles, group words and endings: the YAML files of `resources/lexicon/`, read once into one frozen value.

In the files alternatives are joined by |. All of them are in simplified script and meet the shadow text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from kg.errors import DataFileError, Fault
from kg.prose.oneof import one_of
from kg.yamlfile import YamlFile, read_yaml

FILES = ("cues.yaml", "endings.yaml", "groups.yaml", "names.yaml", "nouns.yaml", "titles.yaml")


def _alternatives(value: Any) -> list[str]:
    """The words of one entry, which is a string with | or a list of such strings."""
    parts = value if isinstance(value, list) else [value]
    return [word for part in parts for word in str(part).split("|") if word]


def _words(data: Mapping[str, Any], *path: str) -> tuple[str, ...]:
    value: Any = data
    for key in path:
        value = value[key]
    return tuple(dict.fromkeys(_alternatives(value)))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the grammar knows of words. Sets for look-up, patterns for search."""

    state_titles: frozenset[str]
    organ_titles: frozenset[str]
    loose_titles: frozenset[str]
    title_prefixes: tuple[str, ...]
    titles: re.Pattern[str]
    titles_after: re.Pattern[str]
    head_titles: frozenset[str]
    title_offices: Mapping[str, str]  # title -> office
    title_owners: Mapping[str, str]  # title -> whose it is, though nothing beside it says so
    speech: Mapping[str, str]  # verb -> commitment
    speech_with_clause: frozenset[str]
    speech_soft: frozenset[str]
    speech_pattern: re.Pattern[str]
    not_speech: re.Pattern[str]
    modality: Mapping[str, str]  # word -> modality
    modal_words: tuple[str, ...]  # those of `modality`, and longer words that begin like one and are none
    modal_pattern: re.Pattern[str]
    verbal_pattern: re.Pattern[str]  # verbs of saying and modal words
    predicate_pattern: re.Pattern[str]  # those, negations and verbs that take a clause: with them a predicate begins
    denials: frozenset[str]
    negation_pattern: re.Pattern[str]
    past_pattern: re.Pattern[str]
    adverbs: frozenset[str]
    adverb_pattern: re.Pattern[str]
    with_words: tuple[str, ...]
    toward_words: tuple[str, ...]
    stops: re.Pattern[str]
    swallows: re.Pattern[str]
    groups: Mapping[str, tuple[str, str]]  # word -> (kind, office or "")
    regions: Mapping[str, tuple[str, ...]]  # 中亚, of 中亚五国 -> the states
    organ_endings: frozenset[str]
    endings: Mapping[str, tuple[str, ...]]  # class -> endings
    surnames: frozenset[str]
    surnames2: frozenset[str]
    surnames_in_lists: frozenset[str]
    japanese: frozenset[str]
    given_latin: frozenset[str]  # given names in Latin letters
    callings: frozenset[str]  # words for what somebody is, behind which the name may stand
    surname_grades: tuple[str, ...]  # family names of one character, by falling frequency
    given: tuple[str, ...]  # characters of given names, by falling frequency
    transliteration: frozenset[str]
    name_cues: Mapping[str, str]  # person_after, person_before, place_after, place_before: patterns around an unlisted name
    followers: frozenset[str]
    never_names: frozenset[str]
    verb_or_noun: frozenset[str]
    noun_tails: re.Pattern[str]
    keeps_tail: frozenset[str]
    empty: frozenset[str]
    complement_verbs: tuple[str, ...]
    not_joins: tuple[str, ...]
    modified: re.Pattern[str]
    of_development: re.Pattern[str]
    generic: frozenset[str]
    leads: frozenset[str]
    organization_verbs: frozenset[str]
    never_in_bodies: frozenset[str]
    of_any_state: tuple[str, ...]
    owned_organs: frozenset[str]
    never_bare: frozenset[str]
    counted_documents: frozenset[str]
    strong_documents: frozenset[str]
    issued_documents: frozenset[str]
    owned_events: frozenset[str]
    held_events: frozenset[str]
    described_events: frozenset[str]
    two_sided_events: frozenset[str]
    definite: tuple[str, ...]
    surname_titles: tuple[str, ...]
    words: tuple[str, ...] = field(default=())  # what the word cutter should keep whole


def load_lexicon(folder: Path | Traversable) -> Lexicon:
    """Read the files of the folder.

    Raises:
        DataFileError: a file is missing, is not YAML, or lacks an entry.
    """
    files: dict[str, YamlFile] = {}
    faults: list[Fault] = []
    for name in FILES:
        try:
            files[name] = read_yaml(folder / name)
        except DataFileError as error:
            faults += error.faults
    if faults:
        raise DataFileError(faults)
    try:
        return _lexicon({name: file.data for name, file in files.items()})
    except (KeyError, TypeError, AttributeError) as error:
        raise DataFileError([Fault("lexicon", 1, f"the entry {error} is missing or not in the form of the shipped files")]) from error


def _lexicon(data: Mapping[str, Any]) -> Lexicon:
    cues = data["cues.yaml"]
    speech = {verb: grade for grade, verbs in cues["speech"].items() for verb in _alternatives(verbs)}
    modality = {word: kind for kind, words in cues["modality"].items() for word in _alternatives(words)}
    adverbs = _words(cues, "adverbs")
    groups = dict(_groups(data["groups.yaml"]))
    return Lexicon(
        **_titles(data["titles.yaml"]),
        **_speech(cues, speech),
        **_modality(cues, modality),
        **_predicates(cues, speech, modality, data["nouns.yaml"]),
        adverbs=frozenset(adverbs),
        adverb_pattern=one_of(adverbs),
        with_words=_words(cues, "with"),
        toward_words=_words(cues, "toward"),
        stops=one_of(_words(cues, "stops")),
        swallows=one_of(_words(cues, "swallows")),
        groups=groups,
        regions={word[:-2]: tuple(states.split()) for word, (kind, states) in reversed(groups.items()) if kind == "of"},  # the first of each
        **_endings(data["endings.yaml"]),
        **_names(data["names.yaml"]),
        **_nouns(data["nouns.yaml"]),
        words=tuple(sorted({*modality, *(v for v in speech if len(v) > 1), *(a for a in adverbs if len(a) > 1)})),
    )


def _titles(titles: Mapping[str, Any]) -> dict[str, Any]:
    state, organ = _words(titles, "state"), _words(titles, "organ")
    return {
        "state_titles": frozenset(state),
        "organ_titles": frozenset(organ),
        "loose_titles": frozenset(_words(titles, "loose")),
        "title_prefixes": _words(titles, "prefixes"),
        "titles": one_of([*state, *organ]),
        "titles_after": one_of(_words(titles, "after")),
        "head_titles": frozenset(_words(titles, "heads")),
        "title_offices": {title: office for office in titles["offices"] for title in _words(titles, "offices", office)},
        "title_owners": {title: owner for owner in titles["owners"] for title in _words(titles, "owners", owner)},
    }


def _speech(cues: Mapping[str, Any], speech: Mapping[str, str]) -> dict[str, Any]:
    with_clause = _words(cues, "speech_with_clause")
    return {
        "speech": {**dict.fromkeys(with_clause, "claims"), **speech},
        "speech_with_clause": frozenset(with_clause),
        "speech_soft": frozenset(_words(cues, "speech_soft")),
        "speech_pattern": one_of({*speech, *with_clause}),
        "not_speech": re.compile(f"{one_of(_words(cues, 'not_speech')).pattern}|{_felt(cues)}"),
    }


def _felt(cues: Mapping[str, Any]) -> str:
    """表示 (热烈, 最诚挚的) 欢迎: a feeling, and no words that are said."""
    how, felt = (one_of(_words(cues, key)).pattern for key in ("felt_how", "felt"))
    return f"表示(?:(?:{how})的?){{0,2}}(?:{felt})"


def _modality(cues: Mapping[str, Any], modality: Mapping[str, str]) -> dict[str, Any]:
    modal_words = _modal_words(cues, modality)
    deny = _words(cues, "negation", "deny")
    return {
        "modality": modality,
        "modal_words": modal_words,
        "modal_pattern": one_of(modal_words),
        "denials": frozenset(deny),
        "negation_pattern": one_of([*deny, *_words(cues, "negation", "not")]),
        "past_pattern": one_of(_words(cues, "past")),
    }


def _modal_words(cues: Mapping[str, Any], modality: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*modality, *(w.split("…")[0] for w in _words(cues, "not_modal")))))


def _predicates(cues: Mapping[str, Any], speech: Mapping[str, str], modality: Mapping[str, str], nouns: Mapping[str, Any]) -> dict[str, Any]:
    verbal = (*speech, *_words(cues, "speech_with_clause"), *_modal_words(cues, modality))
    negations = (*_words(cues, "negation", "deny"), *_words(cues, "negation", "not"))
    return {"verbal_pattern": one_of(verbal), "predicate_pattern": one_of([*verbal, *negations, *_words(nouns, "complement_verbs")])}


def _endings(endings: Mapping[str, Any]) -> dict[str, Any]:
    kinds = ("Organization", "Event", "Document", "Place")
    return {
        "organ_endings": frozenset(_words(endings, "organization", "organ")),
        "endings": {kind: _words(endings, kind.lower(), "body") for kind in kinds},
    }


def _names(names: Mapping[str, Any]) -> dict[str, Any]:
    characters = {key: frozenset(names[key]) for key in ("surnames", "transliteration", "followers")}
    return {
        **characters,
        "surnames2": frozenset(_words(names, "surnames2")),
        "surnames_in_lists": frozenset(names["surnames_in_lists"]),
        "japanese": frozenset(_words(names, "japanese")),
        "given_latin": frozenset(_words(names, "given_latin")),
        "callings": frozenset(_words(names, "callings")),
        "surname_grades": tuple(names["surname_grades"]),
        "given": tuple(names["given"]),
        "name_cues": {key: "|".join(_words(names, "cues", key)) for key in names["cues"]},
        "never_names": frozenset(_words(names, "never")),
    }


def _nouns(nouns: Mapping[str, Any]) -> dict[str, Any]:
    in_order, patterns = ("complement_verbs", "of_any_state", "not_joins", "definite", "surname_titles"), ("modified", "of_development")
    return {
        "noun_tails": _tails(nouns["noun_tails"]),
        **{key: _words(nouns, key) for key in in_order},
        **{key: one_of(_words(nouns, key)) for key in patterns},
        **{key: frozenset(_words(nouns, key)) for key in nouns if key not in ("noun_tails", *in_order, *patterns)},
    }


def _tails(tails: Mapping[str, Any]) -> re.Pattern[str]:
    """What makes a noun of the verb before it; some of these words do so only where the text goes on in a certain way."""
    last, before_more = (one_of(_words(tails, key)).pattern for key in ("last", "before_more"))
    unless = [f"{re.escape(word)}(?![{re.escape(after)}])" for word, after in sorted(tails["unless"].items())]
    return re.compile("|".join([one_of(_words(tails, "always")).pattern, f"(?:{last})(?=[，、]|$)", f"(?:{before_more})(?!$)", *unless]))


def _groups(data: Mapping[str, Any]) -> Iterable[tuple[str, tuple[str, str]]]:
    for kind, value in data.items():
        if isinstance(value, dict):
            for office, words in value.items():
                yield from ((word, (kind, office)) for word in _alternatives(words))
            if kind == "of":
                yield from _groups_with_heads(value, data["heads"])
        else:
            yield from ((word, (kind, "")) for word in _alternatives(value))


def _groups_with_heads(members: Mapping[str, str], heads: Mapping[str, str]) -> Iterable[tuple[str, tuple[str, str]]]:
    """中亚五国|外长 and the like: each name for several states with each word for their office-holders, which 两国 begins in `heads`."""
    for states, names in members.items():
        for office, words in heads.items():
            held = [word.removeprefix("两国") for word in _alternatives(words) if word.startswith("两国")]
            yield from ((name + word, ("heads of", f"{office} {states}")) for name in _alternatives(names) for word in held)

from __future__ import annotations

import pickle
import re

import pytest

from kg.errors import DataFileError
from kg.ontology import CAMEO, LANGUAGES, MODES, PLOVER, load_ontology, parse_ontology
from kg.yamlfile import parse_yaml

GROUPS = {
    "states": "hasPosition memberOf partOf locatedIn partnerOf participatesIn",
    "consult": "meets calls visits invites hosts negotiatesWith",
    "agree": "signs issues exchanges agreesWith cooperatesWith aids appoints",
    "conflict": "criticizes urges sanctions threatens protestsTo deploys attacks detains withdrawsFrom breaksWith",
    "stances": "supports opposes upholds promotes callsFor praises",
}

SMALL = """
aliases:
  actor: [Person]
classes:
  Person:
    twin: schema:Person
    labels: {en: person, zh-Hans: 人, zh-Hant: 人}
    definitions: {en: a human, zh-Hans: 人, zh-Hant: 人}
groups:
  consult: {event: true, labels: {en: consult, zh-Hans: 会晤, zh-Hant: 會晤}}
predicates:
  meets:
    group: consult
    domain: [actor]
    range: [Person]
    symmetric: true
    plover: CONSULT
    labels: {en: meets, zh-Hans: 会见, zh-Hant: 會見}
    definitions: {en: they meet, zh-Hans: 会见, zh-Hant: 會見}
"""


def test_the_predicates_are_the_closed_set_of_the_contract():
    """The ontology has the contract's predicates, each in its group, and no other."""
    ontology = load_ontology()
    assert {name: predicate.group for name, predicate in ontology.predicates.items()} == {
        name: group for group, names in GROUPS.items() for name in names.split()
    }


def test_the_symmetric_predicates_are_those_of_the_contract():
    """Six predicates are asserted both ways."""
    assert load_ontology().symmetric == {"partnerOf", "meets", "calls", "negotiatesWith", "agreesWith", "cooperatesWith"}


def test_only_stances_are_stances_and_only_deeds_are_events():
    """The flags of a predicate follow from its group."""
    for predicate in load_ontology().predicates.values():
        assert predicate.stance == (predicate.group == "stances")
        assert predicate.event == (predicate.group in {"consult", "agree", "conflict"})


def test_everything_is_labelled_and_defined_in_three_languages():
    """Each class and predicate has a label and a definition in each language, and the Simplified one has no Traditional form."""
    ontology = load_ontology()
    for thing in (*ontology.classes.values(), *ontology.predicates.values()):
        assert tuple(thing.labels) == LANGUAGES
        assert tuple(thing.definitions) == LANGUAGES
        assert all(thing.labels.values())
        assert not re.search("[會談與機構國對說]", thing.labels["zh-Hans"] + thing.definitions["zh-Hans"])


def test_codes_are_of_the_two_schemes():
    """A PLOVER type is one of the sixteen, a mode stands only beside one, and a CAMEO code is a root code."""
    for predicate in load_ontology().predicates.values():
        assert predicate.plover in PLOVER | {""}
        assert predicate.cameo in CAMEO | {""}
        assert predicate.mode in MODES | {""}
        assert predicate.plover or not predicate.mode


def test_an_actor_is_a_person_a_country_or_an_organization():
    """The alias of the file is spelled out in domain and range."""
    meets = load_ontology().predicates["meets"]
    assert meets.domain == meets.range == ("Person", "Country", "Organization")
    assert meets.accepts("Person", "Country")
    assert not meets.accepts("Person", "Concept")


def test_the_ontology_can_be_sent_to_another_process():
    """It pickles to an equal value."""
    ontology = load_ontology()
    assert pickle.loads(pickle.dumps(ontology)) == ontology  # noqa: S301 (our own bytes)


def test_a_small_ontology_loads():
    """The form of the file is enough for another one."""
    predicate = parse_ontology(parse_yaml(SMALL, "small.yaml")).predicates["meets"]
    assert (predicate.domain, predicate.symmetric, predicate.event, predicate.plover) == (("Person",), True, True, "CONSULT")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("group: consult", "group: consul", r"small\.yaml:1\d: group 'consul' is not known, allowed are consult; did you mean 'consult'\?"),
        ("range: [Person]", "range: [Persn]", "class 'Persn' is not known, allowed are Person, actor; did you mean 'Person'"),
        ("range: [Person]", "range: Person", "range must be a list of classes"),
        ("symmetric: true", "symmetric: maybe", "symmetric must be true or false, saw 'maybe'"),
        ("symmetric: true", "symetric: true", "unknown key 'symetric'.*did you mean 'symmetric'"),
        ("CONSULT", "CONSULTING", "plover 'CONSULTING' is not known"),
        ("zh-Hant: 會見}", "zh-Hant: ''}", "zh-Hant must be text, saw ''"),
        ("schema:Person", "foaf:Person", "'foaf:Person' must be a prefixed name of schema: or skos:"),
        ("predicates:", "predicate:", "predicates must be a mapping"),
        ("  actor: [Person]", "  actor: []", "actor must be a list of classes"),
    ],
)
def test_a_fault_is_named_with_its_place_and_what_is_allowed(old, new, message):
    """A broken file does not load, and says where and why."""
    assert old in SMALL
    with pytest.raises(DataFileError, match=message):
        parse_ontology(parse_yaml(SMALL.replace(old, new, 1), "small.yaml"))


def test_all_faults_come_at_once():
    """Two mistakes in one file are both in the error."""
    broken = SMALL.replace("CONSULT", "CONSULTING").replace("[Person]\n    sym", "[Persn]\n    sym")
    with pytest.raises(DataFileError) as caught:
        parse_ontology(parse_yaml(broken, "small.yaml"))
    whats = " ".join(fault.what for fault in caught.value.faults)
    assert "CONSULTING" in whats
    assert "Persn" in whats

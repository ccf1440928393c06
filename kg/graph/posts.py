"""Memberships, roles and times of the W3C's organization and time ontologies: their IRIs, made of content, and their triples."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.literals import language_of, moment, tagged
from kg.graph.names import A, Namespaces, Triple, term
from kg.mentions import Membership, Office

# Kinds of offices, by the column `office` of the tables, and of members: zh-Hans, zh-Hant. A kind that is not here has its English name.
_KINDS = {
    "affiliation": ("成员身份", "成員身份"),
    "ambassador": ("大使", "大使"),
    "associate": ("伙伴或观察员", "夥伴或觀察員"),
    "defence-minister": ("国防部长", "國防部長"),
    "deputy-head": ("副职", "副職"),
    "foreign-minister": ("外交部长", "外交部長"),
    "governor": ("地方首长", "地方首長"),
    "head-of-government": ("政府首脑", "政府首腦"),
    "head-of-organisation": ("机构负责人", "機構負責人"),
    "head-of-state": ("国家元首", "國家元首"),
    "legislature-head": ("议会领导人", "議會領導人"),
    "member": ("成员", "成員"),
    "military-chief": ("军事首长", "軍事首長"),
    "minister": ("部长", "部長"),
    "office": ("职务", "職務"),
    "party-leader": ("政党领袖", "政黨領袖"),
    "spokesperson": ("发言人", "發言人"),
}
_INSTANTS = {4: "time:inXSDgYear", 7: "time:inXSDgYearMonth", 10: "time:inXSDDate"}


def kind_of(fact: Office | Membership) -> str:
    """The kind of office; of a membership `member`, or `associate` for observers, partners and candidates, who are none."""
    if isinstance(fact, Office):
        return fact.office
    return "member" if fact.full else "associate"


def membership_iri(who: str, where: str, fact: Office | Membership) -> str:
    """membership/Xi_Jinping--China--head-of-state.国家主席--2013-03-14; ids have no two hyphens in a row, so no two facts share one."""
    since = fact.start or (f"until-{fact.end}" if fact.end else "")
    return "--".join(["membership/" + who, where, role_iri(kind_of(fact), fact.role).removeprefix("role/"), *filter(None, [since])])


def role_iri(kind: str, title: str) -> str:
    """role/head-of-state.国家主席, or the kind alone where there is no title."""
    return f"role/{kind}.{title}" if title and title != kind else f"role/{kind}"


def role_triples(kind: str, title: str, names: Namespaces) -> Iterator[Triple]:
    """The role, above it the kind of office or member that it is one of, and above that role:office or role:affiliation."""
    wide, narrow = names.kg(role_iri(kind, "")), names.kg(role_iri(kind, title))
    widest = "affiliation" if kind in ("member", "associate") else "office"
    for one in dict.fromkeys((kind, widest)):
        node = names.kg(role_iri(one, ""))
        yield node, A, term("org:Role")
        yield node, term("skos:prefLabel"), tagged(one.replace("-", " "), "en")
        for language, label in zip(("zh-Hans", "zh-Hant"), _KINDS.get(one, ()), strict=False):
            yield node, term("skos:prefLabel"), tagged(label, language)
        if one != widest:
            yield node, term("skos:broader"), names.kg(role_iri(widest, ""))
    if narrow != wide:
        yield narrow, A, term("org:Role")
        yield narrow, term("skos:prefLabel"), tagged(title, language_of(title, "zh-Hans"))
        yield narrow, term("skos:broader"), wide


def interval_triples(node: ox.NamedNode, start: str, end: str, names: Namespaces) -> Iterator[Triple]:
    """The time of a membership, where anything is known of it; what has no end goes on, or nobody knows when it ended."""
    if not start and not end:
        return
    interval = names.kg(f"interval/{start}--{end}")
    yield node, term("org:memberDuring"), interval
    yield interval, A, term("time:Interval")
    for predicate, day in (("time:hasBeginning", start), ("time:hasEnd", end)):
        if day:
            instant = names.kg(f"instant/{day}")
            yield interval, term(predicate), instant
            yield instant, A, term("time:Instant")
            yield instant, term(_INSTANTS.get(len(day), "time:inXSDDate")), moment(day)

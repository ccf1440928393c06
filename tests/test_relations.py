"""The relations that the page of a large graph shows, as articles come and go."""

import sqlite3
from collections import Counter, defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.run import relations
from kg.run.relations import Relations

TABLES = """
CREATE TABLE watched (iri TEXT PRIMARY KEY);
CREATE TABLE relation (tie TEXT PRIMARY KEY, n INTEGER, newest TEXT);
CREATE TABLE entity (iri TEXT PRIMARY KEY, articles INTEGER, claims INTEGER, actors INTEGER);
"""
ENTITIES = ("中国", "俄罗斯", "法国", "普京", "北约")
TIES = st.tuples(st.sampled_from(ENTITIES), st.sampled_from(("met", "opposes")), st.sampled_from(ENTITIES))
ARTICLES = st.lists(st.tuples(st.sampled_from(("", "2025-05-08", "2025-05-09")), st.lists(TIES, max_size=5)), min_size=1, max_size=12)


def ties_of(number: int, article: tuple[str, list[tuple[str, str, str]]]) -> bytes:
    """The `ties` of an article, each claim with a name of its own."""
    day, told = article
    return "\n".join([day, *("\t".join((f"claim/{number}-{place}", *tie)) for place, tie in enumerate(told))]).encode()


def expected(articles: dict[int, bytes], among: list[str], most: int, claims: int) -> dict[tuple[str, ...], list[tuple[str, str, int]]]:
    """The same, counted in the plainest way."""
    found = defaultdict(list)
    for number, one in articles.items():
        day, *rest = one.decode().split("\n")
        for claim, *tie in (line.split("\t") for line in rest):
            if tie[0] in among and tie[2] in among:
                found[tuple(tie)].append((day, claim, number))
    first = sorted(found, key=lambda tie: (-len(found[tie]), tie))[:most]
    return {tie: sorted(found[tie])[-claims:] for tie in first}


@given(ARTICLES, st.data())
@settings(max_examples=150)
def test_relations_that_are_moved_are_those_that_are_counted(given_articles: list, data: st.DataObject) -> None:
    """Whatever articles come and go, the relations shown and their newest claims are what counting every article gives."""
    db = sqlite3.connect(":memory:")
    db.executescript(TABLES)
    articles: dict[int, bytes] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(relations, "WATCHED", 4)
        for number, article in enumerate(given_articles):
            moved = Relations(db)
            for gone in data.draw(st.sets(st.sampled_from(sorted(articles)), max_size=3)) if articles else ():
                moved.move(gone, articles.pop(gone), -1)
            articles[number] = ties_of(number, article)
            moved.move(number, articles[number], 1)
            moved.save()
            ends = Counter(end for one in articles.values() for line in one.decode().split("\n")[1:] for end in {*line.split("\t")[1::2]})
            db.execute("DELETE FROM entity")
            db.executemany("INSERT INTO entity VALUES (?, 1, ?, 1)", ends.items())
            top = [iri for iri, _ in sorted(ends.items(), key=lambda pair: (-pair[1], pair[0]))[:3]]
            assert moved.most(top, 4, 2, articles.items()) == expected(articles, top, 4, 2)


def test_articles_that_stay_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where an article comes or goes and the best known stay the same, no other article is counted again."""
    monkeypatch.setattr(relations, "WATCHED", 5)
    db = sqlite3.connect(":memory:")
    db.executescript(TABLES)
    db.executemany("INSERT INTO entity VALUES (?, 1, 1, 1)", [(iri,) for iri in ENTITIES])
    articles = [(number, ties_of(number, ("2025-05-08", [("中国", "met", "法国")]))) for number in range(9)]
    Relations(db).most(ENTITIES, 9, 3, articles)
    for number, sign in ((9, 1), (8, -1), (7, -1)):
        moved = Relations(db)
        moved.move(number, ties_of(number, ("2025-05-08", [("中国", "met", "法国")])), sign)
        moved.save()
    none: list[tuple[int, bytes]] = []
    assert moved.most(ENTITIES, 9, 3, none) == {("中国", "met", "法国"): [("2025-05-08", f"claim/{number}-0", number) for number in (5, 6, 9)]}

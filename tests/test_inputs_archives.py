"""Archives: what is in them comes out, however deep, and nothing else does."""

import gzip
import io
import json
import struct
import sys
import zipfile

import pytest
from input_files import MOSCOW, PARIS, RSS, TITLE, TOKYO, tarred, zipped

from kg.inputs import Article, Unreadable, archives, articles, count, streams
from kg.inputs.streams import DEEPEST

TEXT = f"{TITLE}\n\n{MOSCOW}\n".encode()


def items(tmp_path, name, data):
    """What is in a file of that name and these bytes."""
    (tmp_path / name).write_bytes(data)
    return list(articles([tmp_path / name]))


def sources(tmp_path, name, data):
    """The names of what is in it, from the archive's own on; of what cannot be read with a question mark."""
    return [item.source[len(str(tmp_path)) + 1 :] + "?" * isinstance(item, Unreadable) for item in items(tmp_path, name, data)]


MEMBERS = [
    ("五月/乙.txt", TEXT),
    ("五月/甲.jsonl", (json.dumps({"content": PARIS}) + "\n" + json.dumps({"content": TOKYO})).encode()),
    ("README.txt", TEXT),
    ("五月/.hidden.txt", TEXT),
    ("__MACOSX/._乙.txt", TEXT),
    ("五月/picture.png", b"\x89PNG"),
    ("feed.xml", RSS.encode()),
]
INSIDE = ["!五月/乙.txt", "!五月/甲.jsonl#1", "!五月/甲.jsonl#2", "!feed.xml#1", "!feed.xml#2?", "!feed.xml#3"]


@pytest.mark.parametrize(
    ("name", "data"), [("a.zip", zipped(MEMBERS)), ("a.tar.gz", tarred(MEMBERS)), ("a.tgz", tarred(MEMBERS)), ("a.tar", tarred(MEMBERS, mode="w"))]
)
def test_members(tmp_path, name, data):
    """The members of an archive are opened in their order, whatever they are; hidden ones, READMEs and other kinds are passed over."""
    assert sources(tmp_path, name, data) == [name + inside for inside in INSIDE]
    assert sources(tmp_path, "without-a-name", data) == ["without-a-name" + inside for inside in INSIDE]


@pytest.mark.parametrize("data", [zipped(MEMBERS), tarred(MEMBERS)])
def test_an_archive_from_stdin(monkeypatch, data):
    """The same from stdin, where nobody can go back."""

    class Pipe(io.BytesIO):
        def seekable(self):
            return False

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(data)))
    assert [item.source + "?" * isinstance(item, Unreadable) for item in articles(["-"])] == ["-" + inside for inside in INSIDE]


def test_archives_in_archives(tmp_path):
    """An archive in an archive is opened too, up to a depth; what lies deeper is told."""
    inner = tarred([("b.txt", TEXT), ("c.txt.gz", gzip.compress(TEXT))])
    assert sources(tmp_path, "a.zip", zipped([("in.tar.gz", inner), ("d.txt", TEXT)])) == [
        "a.zip!in.tar.gz!b.txt",
        "a.zip!in.tar.gz!c.txt.gz",
        "a.zip!d.txt",
    ]
    deep = zipped([("x.txt", TEXT)])
    for _ in range(DEEPEST):
        deep = zipped([("in.zip", deep), ("y.txt", TEXT)])
    found = items(tmp_path, "deep.zip", deep)
    assert sum(isinstance(item, Article) for item in found) == DEEPEST
    assert next(item.message for item in found if isinstance(item, Unreadable)).endswith("unpack the outer ones")


def test_compressed_files(tmp_path):
    """A file packed by itself is what it holds, under its own name."""
    rows = gzip.compress(json.dumps({"content": MOSCOW}).encode())
    assert sources(tmp_path, "a.jsonl.gz", rows) == ["a.jsonl.gz#1"]
    assert sources(tmp_path, "a.txt.gz", gzip.compress(TEXT)) == ["a.txt.gz"]


def test_names_that_lead_out(tmp_path):
    """A member whose name leads out of the archive is told and not read; a link is left out."""
    bad = ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "C:/evil.txt", "..\\evil.txt"]
    for name, data in (
        ("a.zip", zipped([(n, TEXT) for n in [*bad, "good.txt"]])),
        ("a.tar", tarred([(n, TEXT) for n in [*bad, "good.txt"]], mode="w")),
    ):
        found = items(tmp_path, name, data)
        assert [item.source.rpartition("!")[2] for item in found if isinstance(item, Article)] == ["good.txt"]
        assert sum("leads out" in item.message for item in found if isinstance(item, Unreadable)) == len(bad)
    linked = tarred([("good.txt", TEXT)], links=[("passwd.txt", "/etc/passwd"), ("up.txt", "../secret.txt")])
    assert sources(tmp_path, "b.tar.gz", linked) == ["b.tar.gz!good.txt"]


def test_names_from_windows(tmp_path):
    """Names of members in GB18030, as Chinese Windows writes them, are read; those of one archive are each given once, and are printable."""
    raw = zipped([("\u4e59.txt", TEXT)])
    old = raw.replace("乙.txt".encode(), "乙".encode("gb18030") + b"a.txt").replace(struct.pack("<H", 0x800), struct.pack("<H", 0))
    assert sources(tmp_path, "old.zip", old) == ["old.zip!乙a.txt"]
    with pytest.warns(UserWarning, match="Duplicate"):
        twice = zipped([("a\n.txt", TEXT), ("a\n.txt", TEXT)])
    assert sources(tmp_path, "twice.zip", twice) == ["twice.zip!a\ufffd.txt", "twice.zip!a\ufffd.txt (2)"]


def bomb(megabytes):
    """A zip archive whose one member unpacks to so many megabytes of zeros."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.txt", "w") as member:
        for _ in range(megabytes):
            member.write(bytes(1 << 20))
    return file.getvalue()


def test_bombs(tmp_path, monkeypatch):
    """What unpacks to more than any text does is stopped, in any container, and told once, by the outermost one; other files are read."""
    monkeypatch.setattr(streams, "_FREE", 1 << 20)
    small = bomb(8)
    for name, data in (
        ("a.zip", small),
        ("b.txt.gz", gzip.compress(bytes(8 << 20))),
        ("c.tar.gz", tarred([("a.txt", bytes(8 << 20))])),
        ("d.zip", zipped([("in.zip", small), ("z.txt", TEXT)])),
        ("e.zip", zipped([(f"{n}.zip", bomb(1)) for n in range(8)])),
    ):
        (found,) = [item for item in items(tmp_path, name, data) if isinstance(item, Unreadable)]
        assert found.source.endswith(name)
        assert "more than 200 times its size" in found.message
    (tmp_path / "z.txt").write_bytes(TEXT)
    assert isinstance(list(articles([tmp_path]))[-1], Article)


def test_too_many_members(tmp_path, monkeypatch):
    """An archive with more members than its limit is stopped, those of the archives in it counted."""
    monkeypatch.setattr(streams, "MOST_MEMBERS", 5)
    inner = zipped([(f"{n}.txt", TEXT) for n in range(3)])
    found = items(tmp_path, "a.zip", zipped([("a.zip", inner), ("b.zip", inner)]))
    assert sum(isinstance(item, Article) for item in found) == 3
    assert "more than 5 members" in found[-1].message


def test_a_quine_ends(tmp_path):
    """Archives in archives without end are left at a depth."""
    data = TEXT
    for _ in range(40):
        data = gzip.compress(data, mtime=0)
    (found,) = items(tmp_path, "a.gz", data)
    assert "containers inside each other" in found.message


def test_a_damaged_member_is_told(tmp_path):
    """A member that is damaged, or locked, is told, and those after it are read."""
    members = [("a.txt", TEXT), ("b.txt", TEXT * 3), ("c.txt", TEXT)]
    data = bytearray(zipped(members))
    at = data.index(b"b.txt") + 12
    data[at : at + 9] = bytes(9)
    assert sources(tmp_path, "a.zip", bytes(data)) == ["a.zip!a.txt", "a.zip!b.txt?", "a.zip!c.txt"]
    locked = bytearray(zipped(members[:1]))
    for sign, step in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(sign) + step] |= 1
    (found,) = items(tmp_path, "b.zip", bytes(locked))
    assert "cannot be unpacked" in found.message
    cut = tarred([("a.txt", TEXT), ("b.bin", bytes(range(256)) * 4000), ("c.txt", TEXT)], mode="w")
    assert sources(tmp_path, "c.tar", cut[:-300_000]) == ["c.tar!a.txt", "c.tar?"]


def test_archives_without_articles(tmp_path):
    """An archive in which nothing is an article says so; an office document that is none too."""
    (found,) = items(tmp_path, "a.zip", zipped([("x.png", b"x")]))
    assert "without articles" in found.message
    (found,) = items(tmp_path, "b.xlsx", zipped([("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<x/>")]))
    assert "office document" in found.message


def test_containers_hide_how_many(tmp_path):
    """The number of articles is known for plain files alone."""
    (tmp_path / "a.txt").write_bytes(TEXT)
    assert count([tmp_path]) == 1
    (tmp_path / "a.zip").write_bytes(zipped([("a.txt", TEXT)]))
    assert count([tmp_path]) is None


def test_one_article_is_held_at_a_time(tmp_path):
    """A container is not read further than its consumer asks."""
    rows = json.dumps({"content": MOSCOW}).encode() + b"\n"
    (tmp_path / "a.jsonl").write_bytes(rows * 20_000 + b"{")
    found = articles([tmp_path / "a.jsonl"])
    assert next(found).source.endswith("#1")
    assert isinstance(list(found)[-1], Unreadable)


def test_a_list_that_is_too_long(tmp_path, monkeypatch):
    """A zip archive whose list of members would not fit into memory is refused before it is read."""
    monkeypatch.setattr(archives, "_LONGEST_LIST", 100)
    (found,) = items(tmp_path, "a.zip", zipped([(f"{n}.txt", TEXT) for n in range(3)]))
    assert "list of members" in found.message


def test_a_member_without_a_name_is_passed_over(tmp_path):
    """A damaged directory of a zip archive may list a member whose name is empty."""
    packed = zipped([("a", MOSCOW.encode()), ("b.txt", PARIS.encode())])
    path = tmp_path / "x.zip"
    path.write_bytes(
        packed.replace(
            b"PK\x01\x02" + packed.partition(b"PK\x01\x02")[2][:43] + b"a", b"PK\x01\x02" + packed.partition(b"PK\x01\x02")[2][:43] + b"\0"
        )
    )
    assert [item.source for item in articles([path]) if isinstance(item, Article)] == [f"{path}!b.txt"]

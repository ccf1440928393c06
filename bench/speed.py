"""How fast kg reads, beside its peers and by stage, in both scripts; with two processes; from a cold start; and on texts that no one writes.

    python bench/speed.py [FOLDER]      a folder of articles; without one the corpus is put together from data/ and variations of it

Prints Markdown. A megabyte is a million bytes of the article in UTF-8. Peers get the text as kg has read it. All figures are of processor
time, but for two processes and for the start, which are of the clock; each is the median of three rounds in which all take their turn.
"""

from __future__ import annotations

import logging
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import jieba
import jieba.posseg
import rjieba

from kg.errors import ReadError
from kg.graph import article_nquads
from kg.knowledge import Knowledge, load_knowledge
from kg.mentions import Finder
from kg.ontology import load_ontology
from kg.pipeline import Reading, assemble, extract
from kg.pipeline.extract import claiming, noun_test
from kg.prose import shadow, split_sentences
from kg.prose.reading import ClauseReader
from kg.read import read_bytes, read_file, read_text
from kg.resolve import Linker, Walk
from kg.rules import Matcher
from kg.run import Article, Done, Options, outcomes
from kg.run.work import Form
from kg.types import Document, Extraction

DATA = Path(__file__).parent.parent / "data"
DAY = date(2025, 5, 9)
ARTICLES = 120  # of the corpus that is put together, in each script
ROUNDS = 3
SLOW = 15_000  # bytes of Traditional text that jieba.posseg gets: it is fifty times slower there
STAGES = ("read", "mentions", "clauses", "resolve", "rules", "claims", "N-Quads")
SAMPLE = "俄罗斯总统普京同中国国家主席习近平在莫斯科举行会谈。"


@dataclass(frozen=True, slots=True)
class Corpus:
    """The same articles in one script: as files, and as read."""

    script: str
    articles: list[Article]
    texts: list[str]

    @property
    def size(self) -> int:
        """Bytes of UTF-8."""
        return sum(len(text.encode()) for text in self.texts)


def gather(folder: Path | None) -> list[str]:
    """The articles of the folder; or ARTICLES put together at random, with a fixed seed, out of the paragraphs of those in data/."""
    texts = []
    for path in sorted((folder or DATA).rglob("*.txt")):
        with suppress(ReadError):
            texts.append(read_file(path, published=DAY).text)
    if folder is not None:
        return texts
    chance = random.Random(4)  # noqa: S311 (a fixed order, not a secret)
    told = [[line for line in text.split("\n") if line.strip()] for text in texts]
    varied = list(texts)
    while len(varied) < ARTICLES:
        first, second = chance.sample(told, 2)
        body = chance.sample(first[1:], len(first) // 2) + chance.sample(second[1:], len(second) // 2)
        varied.append("\n".join([first[0], *body]))
    return varied


def corpora(texts: Iterable[str]) -> Iterator[Corpus]:
    """The articles in simplified and in traditional script, character by character."""
    rows = (line.split("\t") for line in (files("kg") / "resources" / "characters.tsv").read_text("utf-8").splitlines())
    simplified = {ord(old): new for old, new in rows}
    traditional: dict[int, str] = {}
    for old, new in simplified.items():
        traditional.setdefault(ord(new), chr(old))
    for script, table in (("simplified", simplified), ("traditional", traditional)):
        turned = [text.translate(table) for text in texts]
        documents = [read_text(text, published=DAY) for text in turned]
        articles = [Article(f"{number}.txt", text.encode()) for number, text in enumerate(turned)]
        yield Corpus(script, articles, [document.text for document in documents])


def seconds(work: Callable[[], object]) -> float:
    """Processor time."""
    started = time.process_time()
    work()
    return time.process_time() - started


def peers(corpus: Corpus, knowledge: Knowledge) -> dict[str, float]:
    """Megabytes a second of each peer over the corpus."""
    cutter = rjieba.Jieba()
    texts = corpus.texts
    few = texts
    if corpus.script == "traditional":
        few = ["".join(texts).encode()[:SLOW].decode("utf-8", "ignore")]
    work: dict[str, tuple[Callable[[str], object], list[str]]] = {
        "jieba.posseg.cut": (lambda text: list(jieba.posseg.cut(text)), few),
        "jieba.cut": (lambda text: list(jieba.cut(text)), texts),
        "rjieba, tags": (cutter.tag, texts),
        "rjieba, words": (cutter.cut, texts),
        "ahocorasick, the gazetteer": (knowledge.gazetteer.scan, [shadow(text) for text in texts]),
    }
    return {name: megabytes(given) / seconds(lambda do=do, given=given: [do(text) for text in given]) for name, (do, given) in work.items()}


def megabytes(texts: Iterable[str]) -> float:
    """The size of texts in UTF-8."""
    return sum(len(text.encode()) for text in texts) / 1e6


def stages(corpus: Corpus, knowledge: Knowledge) -> dict[str, float]:
    """Seconds of each stage over the corpus."""
    spent: Counter[str] = Counter()
    ontology = load_ontology()
    for article in corpus.articles:
        for stage, at in steps(article, knowledge, ontology_of=lambda done: article_nquads(done, ontology)):
            spent[stage] += at
    return dict(spent)


def steps(article: Article, knowledge: Knowledge, ontology_of: Callable[[Extraction], bytes]) -> Iterator[tuple[str, float]]:
    """Each stage of one article with its seconds."""
    clock = time.process_time
    finder: Finder = knowledge.finder
    matcher: Matcher = knowledge.matcher
    times = [clock()]
    document: Document = read_bytes(article.data, article.source, published=DAY)
    times.append(clock())
    sentences = split_sentences(document)
    found = finder.find(document, sentences)
    times.append(clock())
    phrases = knowledge.phrases.read(document, found)
    clauses = ClauseReader(document, phrases.phrases, found.words, knowledge.lexicon, matcher.verbs).read(sentences)
    times.append(clock())
    linker = Linker(document, found, phrases, knowledge.gazetteer, knowledge.lexicon.organ_endings)
    settled, said = Walk(document, sentences, linker, knowledge.lexicon).run(clauses)
    times.append(clock())
    matches = matcher.match(claiming(document, settled, sentences), noun_test(found))
    times.append(clock())
    starts = tuple([sentence.span.start for sentence in sentences])
    reading = Reading(document, sentences, found, phrases, clauses, settled, said, tuple(matches), linker, starts)
    done = assemble(reading, knowledge)
    times.append(clock())
    ontology_of(done)
    times.append(clock())
    yield from zip(STAGES, (after - before for before, after in pairwise(times)), strict=True)


def whole(corpus: Corpus, knowledge: Knowledge) -> float:
    """Seconds from the articles' bytes to their N-Quads on disk, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        return seconds(lambda: write_all(outcomes(corpus.articles, Options(published=DAY), knowledge), Path(folder)))


def write_all(found: Iterable[object], folder: Path) -> None:
    """Write what came out of each article."""
    for number, outcome in enumerate(found):
        assert isinstance(outcome, Done), outcome
        (folder / f"{number}.nq").write_bytes(outcome.data)


def rate_of(jobs: int, corpus: Corpus, knowledge: Knowledge, form: Form) -> float:
    """Articles a second by the clock, once all processes are at work; `form` is what comes out of an article."""
    began, last = 0.0, 0.0
    warm = 64 * jobs  # more than are in hand
    articles = corpus.articles * (1 + 3 * warm // len(corpus.articles))
    number = 0
    for number, _ in enumerate(outcomes(articles, Options(published=DAY), knowledge, form=form, jobs=jobs), 1):
        last = time.perf_counter()
        began = last if number == warm else began
    return (number - warm) / (last - began)


def start(*command: str) -> float:
    """Seconds by the clock of a Python command, the least of five, with what a first run leaves behind: caches of its own and of Python (.pyc)."""
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    taken = []
    for _ in range(6):
        began = time.perf_counter()
        subprocess.run([sys.executable, *command], check=True, capture_output=True, env=around)
        taken.append(time.perf_counter() - began)
    return min(taken[1:])


def strange() -> Iterator[tuple[str, Callable[[int], str]]]:
    """Texts that no one writes, by their length."""
    run = "中国外交部发言人王毅说两国元首在莫斯科举行会谈并签署联合声明强调反对单边主义和保护主义我们将继续同俄方一道努力"
    yield "no punctuation", lambda size: (run * (size // len(run) + 1))[:size]
    yield "one character", lambda size: "中" * size
    yield "nested quotation marks", lambda size: "王毅说" + ("“中" * size)[: size // 2] + ("国”" * size)[: size // 2] + "。"
    yield "nothing but names", lambda size: ("中国外长王毅" * size)[:size]


def report(folder: Path | None) -> None:
    """Measure all, and print it."""
    jieba.setLogLevel(logging.ERROR)
    knowledge = load_knowledge()
    both = list(corpora(gather(folder)))
    for corpus in both:
        for text in corpus.texts[:20]:
            extract(read_text(text, published=DAY), knowledge)
    names = ("jieba", "rjieba", "ahocorasick-rs", "pyoxigraph")
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()};", end=" ")
    print(", ".join(f"{name} {version(name)}" for name in names))
    sizes = ", ".join(f"{corpus.size / 1e6:.2f} MB {corpus.script}" for corpus in both)
    print(f"\n{len(both[0].articles)} articles: {sizes}\n")
    rates = {corpus.script: [measured(corpus, knowledge) for _ in range(ROUNDS)] for corpus in both}
    print_rates(rates, both)
    forms: dict[Form, str] = {"nq": "to N-Quads", "shard": "to what `kg build` keeps of an article"}
    for form, called in forms.items():
        pairs = [tuple(rate_of(jobs, both[0], knowledge, form) for jobs in (1, 2)) for _ in range(ROUNDS)]
        one, two = (statistics.median(rates) for rates in zip(*pairs, strict=True))
        times = ", ".join(f"{second / first:.2f}" for first, second in pairs)
        print(f"\nTwo processes, text {called}: {two:.0f} articles a second to {one:.0f} of one; {times} times as many (by the clock)")
    print()
    print("| start, by the clock | s |\n|---|---|")
    print(f"| `kg --help` | {start('-m', 'kg', '--help'):.2f} |")
    print(f"| first extracted sentence | {start('-c', f'import kg; assert kg.extract({SAMPLE!r}).claims'):.2f} |")
    lengths = (6_000, 12_000, 24_000, 48_000)
    print(f"\n| microseconds a character | {' | '.join(f'{size:,}' for size in lengths)} |\n|---|{'---|' * len(lengths)}")
    for name, make in strange():
        documents = [read_text(make(size), published=DAY) for size in lengths]
        taken = [seconds(lambda document=document: extract(document, knowledge)) / len(document.text) * 1e6 for document in documents]
        print(f"| {name} | {' | '.join(f'{value:.1f}' for value in taken)} |")


def measured(corpus: Corpus, knowledge: Knowledge) -> dict[str, float]:
    """Megabytes a second of everything, once."""
    size = sum(len(article.data) for article in corpus.articles) / 1e6
    spent = stages(corpus, knowledge)
    found = peers(corpus, knowledge)
    found |= {f"kg: {stage}": size / spent[stage] for stage in STAGES}
    return found | {"**kg, text to N-Quads on disk**": size / whole(corpus, knowledge)}


def print_rates(rates: dict[str, list[dict[str, float]]], both: list[Corpus]) -> None:
    """The table: megabytes a second, and how many times jieba.posseg over the simplified text in the same round."""
    print("| | " + " | ".join(f"{corpus.script}, MB/s | × posseg | articles/s" for corpus in both) + " |")
    print("|---|" + "---|---|---|" * len(both))
    base = [once["jieba.posseg.cut"] for once in rates["simplified"]]
    for name in rates["simplified"][0]:
        cells = []
        for corpus in both:
            values = [once[name] for once in rates[corpus.script]]
            ratio = statistics.median(value / posseg for value, posseg in zip(values, base, strict=True))
            rate = statistics.median(values)
            each = rate * 1e6 / (corpus.size / len(corpus.articles))
            cells.append(f"{rate:.3f} | {ratio:.2f} | {each:,.0f}")
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    report(Path(sys.argv[1]) if len(sys.argv) > 1 else None)

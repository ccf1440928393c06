"""What holds for every extraction, whatever the text: the sample articles, the shared ones, and texts made at random."""

import os
import pickle
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from laws import all_faults, class_faults, evidence_faults, id_faults, mention_faults
from reading import knowledge

from kg.graph import Namespaces, is_asserted, quads
from kg.ontology import load_ontology
from kg.pipeline import extract, read_clauses
from kg.prose.script import shadow
from kg.read import read_file, read_text
from kg.types import Block, Document, Extraction, Span

DATA = sorted((Path(__file__).parent.parent / "data").glob("*.txt"))
SHARED = Path(os.environ.get("KG_SHARED", "/nonexistent"))
ARTICLES = [*DATA, *sorted(SHARED.glob("dev/articles/*.txt")), *sorted(SHARED.glob("seed/*.txt"))]
NAMES = [f"{path.parent.name}/{path.stem}" for path in ARTICLES]
ONTOLOGY = load_ontology()
DAY = date(2025, 5, 9)


@cache
def article(path: Path) -> Extraction:
    """What is read out of one file."""
    return extract(read_file(path, published=DAY), knowledge())


def made(text: str) -> Extraction:
    """What is read out of any text at all: one block a line, and nothing that reading would have refused."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(Span(at, at + len(line)), "paragraph"))
        at += len(line) + 1
    script = "zh-Hans"
    return extract(Document("0" * 16, text, shadow(text), tuple(blocks), ((0, 0),), "-", "0" * 64, "utf-8", script, published=DAY), knowledge())


@pytest.mark.parametrize("path", ARTICLES, ids=NAMES)
def test_a_mention_is_a_slice_of_one_sentence(path: Path) -> None:
    """Every mention is a slice of the text inside one sentence, and no two share a character."""
    assert article(path).mentions
    assert not mention_faults(article(path))


@pytest.mark.parametrize("path", ARTICLES, ids=NAMES)
def test_evidence_lies_in_its_sentence(path: Path) -> None:
    """Every claim and statement names its rule and a sentence of the article, and the marked words stand in it."""
    assert not evidence_faults(article(path))


@pytest.mark.parametrize("path", ARTICLES, ids=NAMES)
def test_every_id_is_an_entity(path: Path) -> None:
    """Whatever a claim or a statement names is among the entities, once."""
    assert not id_faults(article(path))


@pytest.mark.parametrize("path", ARTICLES, ids=NAMES)
def test_predicates_accept_their_ends(path: Path) -> None:
    """Subject and object are of the classes that the predicate allows, and differ."""
    assert not class_faults(article(path))


@pytest.mark.parametrize("path", ARTICLES, ids=NAMES)
def test_names_are_printed_in_the_article(path: Path) -> None:
    """The names of a person, state, place, organisation or event that the article gives are words of the article."""
    extraction = article(path)
    text = extraction.document.text
    named = [(e.id, n) for e in extraction.entities if e.type not in ("Concept", "Document") for n in e.names]
    assert not [pair for pair in named if pair[1] not in text]


def sides(extraction: Extraction, speaker: str) -> set[str]:
    """The speaker, and whom the speaker speaks for: the state or body of the gazetteer's row, or of an office the article gives."""
    out, before = {speaker}, 0
    while len(out) > before:
        before = len(out)
        for one in tuple(out):
            entry = knowledge().gazetteer.entries.get(one)
            out |= {entry.within} if entry is not None and entry.within else set()
            out |= {c.object for c in extraction.claims if c.predicate in ("hasPosition", "partOf") and c.subject == one}
            out |= {o.of for o in knowledge().gazetteer.offices_of(one)}
            head = knowledge().gazetteer.scan(one.partition("/")[2])
            out |= {knowledge().gazetteer.names[head[0][2]][0]} if one.startswith("organization/") and head and not head[0][0] else set()
    return out


@pytest.mark.parametrize("path", ARTICLES, ids=NAMES)
def test_own_side_is_the_speakers(path: Path) -> None:
    """A claim counts as the speaker's own only where its subject is the speaker, or the state or body that the speaker stands for."""
    extraction = article(path)
    own = [c for c in extraction.claims if c.own_side]
    assert not [c for c in own if not any(c.subject in sides(extraction, s) for s in c.speakers)]


@pytest.mark.parametrize("path", ARTICLES, ids=NAMES)
def test_direct_edges_are_what_may_be_asserted(path: Path) -> None:
    """A direct edge is in the graph only for a positive claim, actual or a stance, of the article's own or of the speaker's own side."""
    extraction = article(path)
    allowed = set()
    for claim in extraction.claims:
        predicate = ONTOLOGY.predicates[claim.predicate]
        if claim.polarity == "+" and (claim.modality == "actual" or predicate.stance) and (not claim.speakers or claim.own_side):
            allowed.add((claim.subject, claim.predicate, claim.object))
            allowed |= {(claim.object, claim.predicate, claim.subject)} if predicate.symmetric else set()
        else:
            assert not is_asserted(claim, ONTOLOGY)
    names = Namespaces()
    want = {(names.kg(s).value, names.kgo(p).value, names.kg(o).value) for s, p, o in allowed}
    relations = {names.kgo(p).value for p in ONTOLOGY.predicates}
    edges = {(q.subject.value, q.predicate.value, q.object.value) for q in quads(extraction, ONTOLOGY) if q.predicate.value in relations}
    assert edges == want


@pytest.mark.parametrize("modality", ["planned", "desired", "hypothetical"])
@pytest.mark.parametrize(
    ("sentence", "predicate"),
    [
        ("普京{}访问中国。", "visits"),
        ("王毅{}会见鲁比奥。", "meets"),
        ("美国{}制裁伊朗。", "sanctions"),
        ("英国{}退出联合国。", "withdrawsFrom"),
    ],
)
def test_what_has_not_happened_is_no_edge(sentence: str, predicate: str, modality: str) -> None:
    """What is planned, wanted or only possible is a claim of that modality and no direct edge."""
    word = {"planned": "将", "desired": "应该", "hypothetical": "可能"}[modality]
    found = [c for c in made(sentence.format(word)).claims if c.predicate == predicate]
    assert [(c.modality, c.polarity) for c in found] == [(modality, "+")]
    assert not any(is_asserted(c, ONTOLOGY) for c in found)


def test_what_a_speaker_says_of_others_is_no_edge() -> None:
    """美国制裁古巴 in a Russian's mouth stays his; 俄方反对 in it is Russia's own."""
    claims = made("普京表示，美国制裁古巴，俄方反对单边制裁。").claims
    assert {(c.subject, c.predicate, is_asserted(c, ONTOLOGY)) for c in claims} >= {
        ("United_States", "sanctions", False),
        ("Russia", "opposes", True),
    }


# -- script --------------------------------------------------------------------------------------------------------------


def content(extraction: Extraction) -> list[tuple[object, ...]]:
    """What was read, without what is printed: ids, values and where they stand. `@` and the article's own digest end an id of its own."""
    own = "@" + extraction.document.id[:8]

    def bare(*ids: str) -> tuple[str, ...]:
        return tuple(i.removesuffix(own) for i in ids)

    rows: list[tuple[object, ...]] = [(*bare(e.id), e.type, e.kind) for e in extraction.entities]
    for c in extraction.claims:
        said = (c.polarity, c.modality, c.time, shadow(c.role), c.own_side, c.evidence.sentence)
        rows.append((*bare(c.subject, c.predicate, c.object), *said, bare(*c.speakers), bare(c.place), bare(*c.topics)))
    return rows + [(*bare(s.speaker, s.addressee), shadow(s.verb), s.evidence.sentence) for s in extraction.statements]


def differences(one: Extraction, other: Extraction) -> list[object]:
    """What only one of two extractions holds."""
    a, b = content(one), content(other)
    return [x for x in a if x not in b] + [x for x in b if x not in a]


def edges(extraction: Extraction) -> set[tuple[str, str, str]]:
    """The triples between named things, without labels and without the nodes that are made of the article's own digest."""
    own = ("/claim/", "/article/", "/sentence/", "/statement/", "/occurrence/")
    suffix = "@" + extraction.document.id[:8]
    triples = ((q.subject.value, q.predicate.value, q.object.value) for q in quads(extraction, ONTOLOGY) if isinstance(q.object, ox.NamedNode))
    named = {t for t in triples if not any(part in end for part in own for end in t)}
    return {(s.replace(suffix, ""), p, o.replace(suffix, "")) for s, p, o in named}


def in_script(text: str, config: str) -> str:
    """The text in the other script, one character for one; a character whose way back is another one stays."""
    opencc = pytest.importorskip("opencc")
    other = opencc.OpenCC(config).convert(text)
    assert len(other) == len(text)
    return "".join(new if shadow(new) == shadow(old) else old for old, new in zip(text, other, strict=True))


@pytest.mark.parametrize("path", ARTICLES, ids=NAMES)
def test_both_scripts_give_one_graph(path: Path) -> None:
    """An article converted to the other script gives the same ids, claims and speakers, and the same triples but for labels."""
    text = path.read_text("utf-8")
    here = extract(read_text(text, published=DAY), knowledge())
    other = "t2s" if here.document.script == "zh-Hant" else "s2t"
    there = extract(read_text(in_script(text, other), published=DAY), knowledge())
    assert there.document.script != here.document.script
    assert not differences(here, there)
    assert edges(here) == edges(there) != set()


# -- equal input, equal output -------------------------------------------------------------------------------------------


def test_hash_seed_does_not_matter() -> None:
    """`kg extract` writes the same bytes for any PYTHONHASHSEED."""
    command = [sys.executable, "-m", "kg", "extract", *map(str, DATA), "--format", "ttl"]
    written = {
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in ("0", "1", "2")
    }
    assert len(written) == 1
    assert next(iter(written))


def test_reading_leaves_no_trace() -> None:
    """An article read after another is read as though alone, and its extraction can be sent to another process."""
    one = article(DATA[0])
    extract(read_file(DATA[-1]), knowledge())
    again = extract(read_file(DATA[0], published=DAY), knowledge())
    assert again == one
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own bytes


# -- any text at all -----------------------------------------------------------------------------------------------------

WORDS = (
    "中国 中方 俄 双方 两国元首 他 我 我国 习近平 普京 王毅 外长 总统 驻华大使 发言人 研究员 钱峰 费代里卡·莫盖里尼 联合国 东盟 外交部 "
    '某某公司 峰会 《联合声明》 《 》 “ ” 「 」 『 』 ‘ ’ （ ） ( ) " ， 。 ； ： ！ ？ … — 、 · '
    "表示 强调 指出 说 称 会见 会谈 签署 反对 支持 "
    "维护 推动 呼吁 邀请 访问 制裁 不 没有 将 如果 可能 要 同 与 和 对 被 在 为 的 了 5月8日 昨天 100亿美元 20多份 任命 免去 职务 合作 等 "
    "😀 \\1 {verb} 龘 㐀 𠀀 é 1"
)
PIECES = [*WORDS.split(), "John Smith", " ", "\u3000", "\u200b", "\ufeff", "\x00", "\t", "\n", "\uf8ff", "\U000f0000", "9" * 30]
INNER = [chr(code) for code in range(0xE000, 0xE010)]  # what the reader marks its own noun phrases with
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.text(st.characters(exclude_categories=("Cs", "Co")), max_size=80))


@pytest.mark.parametrize("text", ["我国表示，今年天气转凉。", "王毅访问古巴，双方就经贸问题交换了意见。双方表示，今年天气转凉。"])
def test_a_speaker_without_claims_is_an_entity(text: str) -> None:
    """Whoever a statement is attributed to is among the entities, also where the statement holds no claim."""
    extraction = extract(read_text(text, published=DAY), knowledge())
    assert extraction.statements
    assert not id_faults(extraction)


@settings(max_examples=300)
@example("我国表示俄。")
@example("《！中国》")
@example("习近平宣布“中方将成立金砖研究中心“愿同金砖")
@given(TEXTS)
def test_any_text_is_read_by_the_laws(text: str) -> None:
    """Names, verbs, marks and noise in any order are read without a crash, and every law holds."""
    assert not all_faults(made(text))


@pytest.mark.parametrize("head", ["會", "。", "會。"])
def test_an_article_may_begin_with_one_character(head: str) -> None:
    """A first line of one character (a drop cap, a stray mark) does not stop the reading of what stands below it."""
    text = f"{head}\n\n王毅5月8日在莫斯科会见拉夫罗夫，双方就经贸问题交换意见。"
    assert [c.predicate for c in extract(read_text(text, published=DAY), knowledge()).claims] == ["meets"]


@pytest.mark.parametrize("text", ["「南方合副本台\n说", "“中方反对制裁”，副院长接受采访时说。"])
def test_a_quotation_of_nobody_known_has_no_statement(text: str) -> None:
    """What a clause says it is said in is a speech of the article, also where the one who speaks is not known."""
    reading = read_clauses(read_text(text, published=DAY), knowledge())
    assert all(one.statement is None or 0 <= one.statement < len(reading.said) for one in reading.settled)


def test_an_office_is_not_read_over_the_end_of_a_block() -> None:
    """A verb of office that ends one block takes no title from the head of the next."""
    extraction = extract(read_text("北約已選出呂特接任\n\n秘書長將於十月上任，北約歡迎。", published=DAY), knowledge())
    assert not evidence_faults(extraction)


def test_a_described_document_ends_with_its_sentence() -> None:
    """An ellipsis ends a sentence, and what was issued before it is not described behind it."""
    assert not mention_faults(extract(read_text("次日，安理会通过第2773号…决议，谴责M23运动。", published=DAY), knowledge()))


def test_members_told_in_the_next_sentence_are_its_words() -> None:
    """Of a body that the sentence before named, the members are shown by the sentence that lists them."""
    extraction = extract(read_text("美洲国家组织举行会议。34个成员国中，美国、巴西等18国投票支持。", published=DAY), knowledge())
    assert not evidence_faults(extraction)
    assert {c.subject for c in extraction.claims if c.predicate == "memberOf"} == {"United_States", "Brazil"}


def test_where_a_body_lies_is_not_read_over_the_end_of_a_block() -> None:
    """A seat that ends one block is not that of the body at the head of the next."""
    extraction = extract(read_text("岸田文雄出席会议，设在\n\n首尔的中日韩合作秘书处发表报告。", published=DAY), knowledge())
    assert not evidence_faults(extraction)


@settings(max_examples=100)
@example("我国表示俄。")
@example("\ue000会见\ue001。")
@given(st.lists(st.sampled_from([p for p in [*PIECES, *INNER] if p != "\x00"]), max_size=60).map("".join))  # NUL is a binary file's
def test_any_article_with_private_characters_is_read_by_the_laws(text: str) -> None:
    """The same holds of whole articles in which private-use and control characters stand among the words: reading drops them."""
    document = read_text("王毅会见拉夫罗夫，交换意见。" * 20 + text)
    assert not set(document.text) & set(INNER)
    assert not all_faults(extract(document, knowledge()))


@pytest.mark.parametrize("code", list("\ue000\ue001\ue002\ue005\ue009\uf8ff"))
def test_private_characters_name_nobody(code: str) -> None:
    """A private-use character in an article is a character like others: it is nobody's name and makes no claim."""
    assert not extract(read_text(f"{code}会见{code}。{code}表示，{code}反对单边主义。"), knowledge()).claims


LONG = {
    "no punctuation": "中方愿同俄方加强合作维护公平正义反对单边主义" * 450,
    "no name": "经济发展水平持续提高" * 1000,
    "nested quotes": "“" * 5000 + "中方反对制裁" + "”" * 5000,
    "nested two kinds": "“‘" * 2500 + "中方反对制裁" + "’”" * 2500,
    "nested brackets": "《（" * 2500 + "声明" + "）》" * 2500,
    "quotes that never close": "王毅说：“" * 2000,
    "one character": "的" * 10000,
    "one number": "1" * 10000,
    "one name": "中国" * 5000,
    "one verb": "支持" * 5000,
    "commas": "，" * 10000,
    "listed commas": "中国、" * 3000,
    "titles": "总统" * 5000,
    "surnames": "王" * 10000,
    "dots": "马·" * 5000,
    "endings": "委员会" * 3000,
    "spaces": "中" + " " * 10000 + "国",
    "modals": "将" * 10000,
    "negations": "不" * 10000,
    "prepositions": "对" * 10000,
    "speech": "他说" * 5000,
    "latin": "Al-" * 3000 + "会见王毅",
}


@pytest.mark.parametrize("kind", LONG)
def test_long_runs_come_to_an_end(kind: str) -> None:
    """A sentence of ten thousand characters without end is read, by the laws."""
    extraction = made(LONG[kind])
    assert extraction.sentences
    assert not all_faults(extraction)

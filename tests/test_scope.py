"""Polarity and modality: what is denied, planned, wanted or only possible, word by word."""

import pytest
from reading import known_failure, read

from kg.graph import is_asserted
from kg.ontology import load_ontology
from kg.types import Claim


def claims(text: str) -> tuple[Claim, ...]:
    """What a short article claims."""
    return read(text).claims


def scope(text: str, predicate: str) -> list[tuple[str, str]]:
    """Modality and polarity of every claim with this predicate, in the order of the text."""
    return [(c.modality, c.polarity) for c in claims(text) if c.predicate == predicate]


WORDS = [
    ("", "actual", "+"),
    ("已", "actual", "+"),
    ("再次", "actual", "+"),
    ("正式", "actual", "+"),
    ("5月8日", "actual", "+"),
    ("将", "planned", "+"),
    ("拟", "planned", "+"),
    ("打算", "planned", "+"),
    ("计划", "planned", "+"),
    ("准备", "planned", "+"),
    ("即将", "planned", "+"),
    ("同意", "planned", "+"),
    ("预计", "planned", "+"),
    ("决定", "planned", "+"),
    ("有意", "planned", "+"),
    ("愿意", "planned", "+"),
    ("愿", "planned", "+"),
    ("承诺", "planned", "+"),
    ("預定", "planned", "+"),
    ("应该", "desired", "+"),
    ("應當", "desired", "+"),
    ("必须", "desired", "+"),
    ("需要", "desired", "+"),
    ("希望", "desired", "+"),
    ("期待", "desired", "+"),
    ("要", "desired", "+"),
    ("应", "desired", "+"),
    ("可能", "hypothetical", "+"),
    ("或将", "hypothetical", "+"),
    ("可能會", "hypothetical", "+"),
    ("也许", "hypothetical", "+"),
    ("有望", "hypothetical", "+"),
    ("恐将", "hypothetical", "+"),
    ("没有", "actual", "-"),
    ("沒有", "actual", "-"),
    ("未", "actual", "-"),
    ("并未", "actual", "-"),
    ("从未", "actual", "-"),
    ("拒绝", "actual", "-"),
    ("未能", "actual", "-"),
    ("尚未", "actual", "-"),
    ("无意", "planned", "-"),
    ("不会", "actual", "-"),
    ("不打算", "planned", "-"),
    ("将不", "planned", "-"),
    ("不应", "desired", "-"),
    ("不得", "desired", "-"),
    ("可能不", "hypothetical", "-"),
    ("不得不", "actual", "+"),
    ("不断", "actual", "+"),
    ("不久前", "actual", "+"),
    ("不仅", "actual", "+"),
    ("曾", "actual", "+"),
    ("此前曾计划", "planned", "+"),
    ("应邀", "actual", "+"),
    ("計劃書公布後", "actual", "+"),
    ("应约", "actual", "+"),
]
WORDS_FAIL = {
    "拒绝": "拒绝 is a verb of opposes, and swallows the visit",
}


@pytest.mark.parametrize(("word", "modality", "polarity"), [known_failure(*w, reason=WORDS_FAIL[w[0]]) if w[0] in WORDS_FAIL else w for w in WORDS])
def test_a_word_and_its_value(word: str, modality: str, polarity: str) -> None:
    """One word before the verb decides whether 王毅访问古巴 is so, planned, wanted, possible or denied; a look-alike does not."""
    assert scope(f"王毅{word}访问古巴。", "visits") == [(modality, polarity)]


@pytest.mark.parametrize(
    ("text", "predicate", "value"),
    [
        ("印度不会不支持多边主义。", "supports", ("actual", "+")),
        ("印度不能不反对霸权主义。", "opposes", ("actual", "+")),
        ("印度從來沒有不支持多邊主義。", "supports", ("actual", "+")),
        ("印度并非不支持多边主义。", "supports", ("actual", "+")),
        ("印度没有停止支持多边主义。", "supports", ("actual", "+")),
        ("印度不得不支持多边主义。", "supports", ("actual", "+")),
        ("印度毫不动摇支持多边主义。", "supports", ("actual", "+")),
        ("印度始终不渝支持多边主义。", "supports", ("actual", "+")),
        ("印度不支持多边主义。", "supports", ("actual", "-")),
    ],
)
def test_two_denials_are_none(text: str, predicate: str, value: tuple[str, str]) -> None:
    """An even number of denials before the verb asserts; a fixed word that holds 不 is no denial."""
    assert scope(text, predicate) == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("中方将维护国际法，反对霸权主义，支持多边主义。", {"upholds": "planned", "opposes": "planned", "supports": "planned"}),
        ("中方願維護國際法，支持多邊主義。", {"upholds": "planned", "supports": "planned"}),
        ("中方要维护国际法，反对霸权主义。", {"upholds": "desired", "opposes": "desired"}),
        ("中方支持多边主义，将维护国际法。", {"supports": "actual", "upholds": "planned"}),
        ("中方将维护国际法。中方反对霸权主义。", {"upholds": "planned", "opposes": "actual"}),
        ("中方将维护国际法，美方反对霸权主义。", {"upholds": "planned", "opposes": "actual"}),
        ("王毅将访问古巴，并会见卡尼。", {"visits": "planned", "meets": "planned"}),
        ("王毅将于6月访问古巴、会见卡尼。", {"visits": "planned", "meets": "planned"}),
    ],
)
def test_a_modal_word_reaches_over_coordinated_verbs(text: str, values: dict[str, str]) -> None:
    """愿 and 将 reach on while the subject is carried over, not back, not to another subject and not over a full stop."""
    found = {c.predicate: c.modality for c in claims(text)}
    assert {p: found.get(p) for p in values} == values


@pytest.mark.parametrize(
    "text",
    [
        "若王毅访问古巴，美国将制裁古巴。",
        "如果王毅访问古巴，美国会制裁古巴。",
        "一旦王毅訪問古巴，美國就制裁古巴。",
        "只要王毅访问古巴，美国就制裁古巴。",
        "王毅若访问古巴，美国将制裁古巴。",
        "除非王毅访问古巴，美国将制裁古巴。",
    ],
)
def test_nothing_of_a_condition_has_happened(text: str) -> None:
    """Neither the if-clause nor what follows from it is actual."""
    found = [c for c in claims(text) if c.predicate in ("visits", "sanctions")]
    assert {c.predicate for c in found} >= {"sanctions"}
    assert {c.modality for c in found} == {"hypothetical"}


def test_a_condition_ends_with_its_sentence() -> None:
    """The sentence after an if-sentence is actual again."""
    assert scope("如果美国制裁古巴，欧盟将抗议。王毅访问古巴。", "visits") == [("actual", "+")]


@pytest.mark.parametrize(
    ("text", "predicate", "value"),
    [
        ("王毅取消访问古巴。", "visits", ("planned", "-")),
        ("王毅取消访问古巴的计划。", "visits", ("planned", "-")),
        ("王毅没有访问古巴的计划。", "visits", ("planned", "-")),
        ("王毅原定访问古巴。", "visits", ("planned", "+")),
        ("王毅推迟访问古巴。", "visits", ("planned", "+")),
        ("王毅是否访问古巴尚不清楚。", "visits", None),
        ("王毅会访问古巴吗？", "visits", None),
        ("美国否认制裁古巴。", "sanctions", ("actual", "-")),
        ("美國威脅制裁古巴。", "sanctions", ("planned", "+")),
        ("美国考虑制裁古巴。", "sanctions", ("hypothetical", "+")),
        ("美国避免制裁古巴。", "sanctions", ("actual", "-")),
        ("美国呼吁印度制裁古巴。", "sanctions", ("desired", "+")),
    ],
)
def test_what_is_put_off_denied_or_asked(text: str, predicate: str, value: tuple[str, str] | None) -> None:
    """A visit called off is planned and denied; a question and 是否 claim nothing; what is weighed or threatened is not so."""
    found = scope(text, predicate)
    assert found in ([], [value])
    assert not [c for c in claims(text) if c.predicate == predicate and is_asserted(c, load_ontology())]


@pytest.mark.parametrize(
    "text",
    [
        "王毅去年访问古巴。",
        "王毅曾访问古巴。",
        "王毅此前访问古巴。",
        "王毅按計劃訪問古巴。",
        "王毅主要访问古巴。",
        "王毅应约访问古巴。",
    ],
)
def test_past_words_and_look_alikes_are_actual(text: str) -> None:
    """去年, 曾, 按计划, 主要, 响应 leave a deed actual."""
    assert scope(text, "visits") == [("actual", "+")]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [("中方不支持霸权主义。", "-"), ("中方不反对自由贸易。", "-"), ("中方不断支持自由贸易。", "+"), ("中方支持不结盟运动。", "+")],
)
def test_a_stance_denied(text: str, polarity: str) -> None:
    """不支持 is the denial of a stance, and 不结盟 is a name."""
    found = [c for c in claims(text) if c.predicate in ("supports", "opposes")]
    assert [c.polarity for c in found] == [polarity]
    assert [is_asserted(c, load_ontology()) for c in found] == [polarity == "+"]


@pytest.mark.parametrize("text", ["中方将反对霸权主义。", "中方應反對霸權主義。", "中方可能反对霸权主义。"])
def test_a_stance_is_asserted_in_any_modality(text: str) -> None:
    """A stance that is planned or wanted is held already: it makes an edge."""
    found = [c for c in claims(text) if c.predicate == "opposes"]
    assert found
    assert all(is_asserted(c, load_ontology()) for c in found)


@pytest.mark.parametrize(
    ("text", "predicate", "modality", "polarity"),
    [
        ("李家超先会访问古巴。", "visits", "planned", "+"),
        ("李家超每年都会访问古巴。", "visits", "actual", "+"),
        ("法国可以加强同德国的合作。", "cooperatesWith", "desired", "+"),
        ("特朗普会见习近平。", "meets", "actual", "+"),
        ("中国致力于推动经济全球化。", "promotes", "actual", "+"),
        # what is said by the way is done by saying it, whatever was wished before
        ("王毅愿同法国加强合作，并谴责伊朗。", "criticizes", "actual", "+"),
        ("王毅强调必须停火，并呼吁立即谈判。", "callsFor", "actual", "+"),
        ("特朗普将发表声明，谴责伊朗。", "criticizes", "planned", "+"),
        ("美国应谴责伊朗，敦促以色列停火。", "urges", "desired", "+"),
        ("东盟不愿选边站队，反对霸权主义。", "opposes", "actual", "+"),
        # what is denied or wished is the remark
        ("美国没有对以色列袭击伊朗表示谴责。", "attacks", "actual", "+"),
        ("美国没有对伊朗发动袭击。", "attacks", "actual", "-"),
        ("王毅不愿评论美国制裁伊朗。", "sanctions", "actual", "+"),
    ],
)
def test_how_far_will_and_denial_reach(text: str, predicate: str, modality: str, polarity: str) -> None:
    """会 plans and 会见 does not; an act of speaking takes over no wish; a remark denied denies nothing of what it is about."""
    assert scope(text, predicate) == [(modality, polarity)]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("这不是法国首次批评德国。", "+"),
        ("任何困难都挡不住法国推动能源转型。", "+"),
        ("法国不惜代价推动能源转型。", "+"),
        ("法國迫不及待支持停火方案。", "+"),
        ("法国没有推动能源转型。", "-"),
        ("印度不希望法国推动能源转型。", "-"),
    ],
)
def test_a_negation_of_an_outer_verb_is_not_the_deeds(text: str, polarity: str) -> None:
    """What cannot be held up, is not the first of its kind or is done at any price is done all the same."""
    assert {c.polarity for c in claims(text)} == {polarity}

"""Names that nobody lists: found by how they are written, told apart by what stands around them, decided once for the article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import knowledge, known_failure, read

from kg.prose.script import shadow


def named(text: str) -> list[tuple[str, str]]:
    """Words in simplified script and class of every mention but times."""
    extraction = read(text)
    found = [(shadow(m.span.of(extraction.document.text)), m.type) for m in extraction.mentions]
    return [row for row in found if row[1] != "Time"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("加尔韦斯顿先生说，谈判不会很快结束。", "加尔韦斯顿"),
        ("加爾韋斯頓先生說，談判不會很快結束。", "加尔韦斯顿"),
        ("他的妻子梅丽莎也出席了晚宴。", "梅丽莎"),
        ("据塔夫拉达介绍，古巴愿意继续谈判。", "塔夫拉达"),
        ("律师秦国荣认为，这项法律违反宪法。", "秦国荣"),
        ("编辑惠勒斯蒂芬给了他很大帮助。", "惠勒斯蒂芬"),
        ("出席会议的还有郑文杰、卢伟聪等人。", "郑文杰"),
        ("日本防卫大臣杉本和人访问了首尔。", "杉本和人"),
    ],
)
def test_a_person_that_no_list_has(text: str, name: str) -> None:
    """A transliterated, Chinese or Japanese name nobody lists is a person where the words around it say so."""
    assert (name, "Person") in named(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("他出生于贝灵汉附近的一个小镇。", "贝灵汉"),
        ("代表团抵达莫拉维尔，受到当地居民欢迎。", "莫拉维尔"),
        ("军队攻占了梅尔丁根。", "梅尔丁根"),
        ("布勒斯堡县的居民投票反对该计划。", "布勒斯堡县"),
        ("一架飞机在巴罗尼亚河坠毁。", "巴罗尼亚河"),
    ],
)
def test_a_place_that_no_list_has(text: str, name: str) -> None:
    """A transliteration is a place where one goes, lives or was born, and with the ending of a place."""
    assert (name, "Place") in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "经济迎来新的高峰，文明交流日益密切。",
        "於是雙方決定繼續談判，並於下月再次會晤。",
        "各方强调和平，认为应当平等对话。",
        "首相岸田強調收緊入境政策只是臨時措施。",
        "沙尘暴通常在沙漠边缘形成。",
        "“伊斯坎德尔”导弹击中了目标。",
        "经济专栏：希望的田野上·三夏时节。",
        "诺贝尔委员会公布了名单，奥斯卡奖随后颁发。",
    ],
)
def test_no_person_is_made_of_words(text: str) -> None:
    """高峰, 文明 and 於 make nobody, nor does a name of a thing, a prize or a heading with a dot."""
    assert [name for name, kind in named(text) if kind == "Person" and name != "岸田"] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("导演霍尔道姆说，比尔·格德和索尔·巴斯设计了海报。", ["比尔·格德", "索尔·巴斯"]),
        ("当约翰·伯戈因将军投降时，战争结束了。", ["约翰·伯戈因"]),
        ("布鲁斯·威利斯以及乔瑟夫·高登一起出演。", ["布鲁斯·威利斯", "乔瑟夫·高登"]),
        ("由於伯納德·塔比破產，銀行接管了球會。", ["伯纳德·塔比"]),
    ],
)
def test_where_a_name_with_dots_begins_and_ends(text: str, names: list[str]) -> None:
    """A dotted name takes no word before it, after it or between it and the next one."""
    assert [name for name, kind in named(text) if kind == "Person" and "·" in name] == names


def test_a_listed_name_inside_another_is_not_meant() -> None:
    """查德 (Chad) is not named in 理查德."""
    assert "Chad" not in {m.entity for m in read("理查德先生说，谈判已经结束。").mentions}


def test_one_decision_for_the_whole_article() -> None:
    """A name is a person everywhere in the article once one sentence shows it."""
    text = "谈判破裂。\n\n加尔韦斯顿先生说，谈判不会很快结束。\n\n媒体拍到加尔韦斯顿。"
    assert named(text).count(("加尔韦斯顿", "Person")) == 2


@pytest.mark.parametrize(
    ("text", "latin", "kind"),
    [
        ("部长傑夫·諾特（Jeff Knott）說，談判已經結束。", "Jeff Knott", "Person"),
        ("皇家鸟类保护协会（RSPB）反对该计划。", "RSPB", "Organization"),
    ],
)
def test_letters_in_brackets_are_the_same_thing(text: str, latin: str, kind: str) -> None:
    """What stands in Latin letters in brackets after a name is another name of the same entity."""
    by_words = {(shadow(m.span.of(read(text).document.text)), m.type): m.entity for m in read(text).mentions}
    assert (latin, kind) in by_words
    assert list(by_words.values()).count(by_words[latin, kind]) == 2


def test_a_person_in_latin_letters() -> None:
    """Dietrich说: words in Latin letters that speak are a person."""
    assert ("Dietrich", "Person") in named("来自科罗拉多州的Dietrich说，大麻可以合法出售。")


def test_a_government_is_an_organ_of_its_state() -> None:
    """斯洛文尼亚政府 is an organization of its own, part of Slovenia."""
    found = read("斯洛文尼亚政府宣布承认巴勒斯坦国。")
    assert ("斯洛文尼亚政府", "Organization") in named("斯洛文尼亚政府宣布承认巴勒斯坦国。")
    assert "Slovenia" in {c.object for c in found.claims if c.predicate == "partOf"}


def test_one_of_a_series_is_an_event_of_its_own() -> None:
    """第65届 before the name of a series makes it this one."""
    assert ("第20届东亚峰会", "Event") in named("李强出席第20届东亚峰会。")


known_cases = [
    known_failure("他看望了约里奥-居里。", "约里奥-居里", reason="a hyphen ends a name"),
]


@pytest.mark.parametrize(("text", "name"), known_cases)
def test_names_that_are_cut(text: str, name: str) -> None:
    """A name is read to its end."""
    assert (name, "Person") in named(text)


@given(st.text(alphabet="阿巴斯尔克兰德莫罗王李张伟国和在说的中美一", min_size=1, max_size=40))
def test_guesses_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    """Guesses come in order, inside the text, and share no character."""
    guesses = list(knowledge().finder.odds.guesses(text))
    edges = [edge for guess in guesses for edge in (guess.start, guess.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    assert all(guess.end - guess.start > 1 for guess in guesses)


NAMED = st.text(alphabet="阿巴斯尔克兰德莫罗王李张伟国和在说的中美一高市", max_size=20)


@given(NAMED, st.sampled_from(["，", " ", "2025", "\n", "〇"]), NAMED)
def test_a_stretch_is_read_for_itself(before: str, mark: str, after: str) -> None:
    """What is no Chinese character ends a stretch: the names on either side are those of each side alone."""
    odds = knowledge().finder.odds
    left, right = list(odds.guesses(before)), list(odds.guesses(after))
    shift = len(before) + len(mark)
    beside = [guess._replace(start=guess.start + shift, end=guess.end + shift) for guess in right]
    assert list(odds.guesses(before + mark + after)) == left + beside


@given(NAMED)
def test_a_name_costs_less_than_the_words_in_its_place(text: str) -> None:
    """The margin of a guess is above zero, and no greater than what its characters cost as words of their own."""
    odds = knowledge().finder.odds
    for guess in odds.guesses(text):
        name = text[guess.start : guess.end]
        assert guess.margin > 0
        assert guess.margin <= sum(map(odds.word, name))


@given(NAMED, st.floats(0, 20))
def test_a_stretch_that_is_not_read_has_no_name_that_counts(text: str, least: float) -> None:
    """Asked for names of some margin at least, the odds leave out none that has it."""
    odds = knowledge().finder.odds
    asked = list(odds.guesses(text, least))
    assert [guess for guess in odds.guesses(text) if guess.margin >= least] == [guess for guess in asked if guess.margin >= least]


@given(st.text(alphabet="阿巴斯王李张伟国和在说的中美一高市欧阳岸田诸葛本", min_size=2, max_size=7))
def test_what_is_hopeless_has_no_name(head: str) -> None:
    """No name costs less than its characters where the quick look says so."""
    odds = knowledge().finder.odds
    names = [*odds.foreign(head), *odds.chinese(head), *odds.japanese(head)] if odds.hopeless(head) else []
    assert [size for size, cost in names if min(cost, odds.listed(head[:size])) < sum(map(odds.word, head[:size]))] == []


@given(st.text(alphabet="阿巴斯尔克兰德莫罗王李张伟国和在说的中美一", min_size=1, max_size=12))
def test_a_part_of_a_dotted_name_lies_in_its_stretch(text: str) -> None:
    """Beside a dot a name takes at least one character and no more than there are."""
    odds = knowledge().finder.odds
    assert 1 <= odds.head(text) <= len(text)
    assert 1 <= odds.tail(text) <= len(text)


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("美国总统唐纳川普发表讲话。", "唐纳川普", "Donald_Trump"),
        ("印度外交官柯布拉加德在纽约被捕。", "柯布拉加德", "person/柯布拉加德"),
        ("英國外交大臣約翰遜（Boris Johnson）辭職。", "约翰逊", "Boris_Johnson"),
    ],
)
def test_a_given_name_before_a_listed_family_name(text: str, words: str, entity: str) -> None:
    """A given name tells the listed person from another of that family name, and so does a name in brackets."""
    found = read(text)
    assert (words, entity) in {(shadow(m.span.of(found.document.text)), m.entity) for m in found.mentions}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("以色列国防军发表声明，谴责袭击。", "声明", "Document"),
        ("《紅星報》報道了這次演習。", "《红星报》", "Organization"),
        ("雙方簽署《聯合公報》。", "《联合公报》", "Document"),
        ("爱尔兰农民协会会长戈尔曼反对该协定。", "爱尔兰农民协会", "Organization"),
        ("据朝鲜中央电视台报道，金正恩视察了工厂。", "朝鲜中央电视台", "Organization"),
        ("吉尔吉斯斯坦交通部长捷克巴耶夫出席仪式。", "捷克巴耶夫", "Person"),
    ],
)
def test_what_is_read_as_one(text: str, words: str, kind: str) -> None:
    """Papers, issued documents, societies and organs of other states are named by all their words."""
    assert (words, kind) in named(text)


def test_an_organ_of_another_state_is_not_ours() -> None:
    """朝鲜中央电视台 is not China's television."""
    assert "CCTV" not in {m.entity for m in read("据朝鲜中央电视台报道，金正恩视察了工厂。").mentions}


def test_a_resolution_of_the_list_is_meant_by_the_bare_word() -> None:
    """决议 means the resolution that the article named before, listed or not."""
    found = read("安理会通过第2728号决议，要求停火。中国投票支持决议。")
    assert "concept/决议" not in {c.object for c in found.claims}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("云杉国际关系研究所（下称云杉所）发表报告。云杉所认为关税有害。", "云杉所"),
        ("「香港公民組織聯合會」（簡稱「公組聯」）反對條例。公組聯發言人陳大文說，條例違憲。", "公组联"),
        ("国际海洋论坛组织（海洋论坛）反对采矿。海洋论坛呼吁暂停采矿。", "海洋论坛"),
    ],
)
def test_a_short_name_that_the_article_defines(text: str, words: str) -> None:
    """What stands in brackets after a name, called short or made of its characters, means the same from there on."""
    found = read(text)
    meant = [m.entity for m in found.mentions if shadow(m.span.of(found.document.text)) == words]
    assert len(meant) == 2
    assert len(set(meant)) == 1
    assert meant[0] == found.mentions[0].entity


def test_a_family_name_that_speaks() -> None:
    """钱认为, after 钱峰, is the same person; 王认为 without a 王 before it is nobody."""
    found = read("太和智库高级研究员钱峰说，两国关系良好。钱认为，双方需要合作。王认为不必。")
    assert [m.entity for m in found.mentions if m.type == "Person"] == ["person/钱峰", "person/钱峰"]


SPEAKERS = [
    ("蔡鸿明表示，不希望收地。蔡鸿明又称，方案可行。", "蔡鸿明"),
    ("會長張昆陽在網頁提醒，市民要小心。張昆陽總結說：「大家明白。」", "張昆陽"),
    ("高馬可（John M. Carroll）指出，政府設立了機構。", "高馬可"),
    ("北約作戰副指揮官哈定(Russell Harding)少將告訴記者，部隊要小心。", "哈定"),
    ("建筑师王纪鲲回忆说，当时有两派意见。", "王纪鲲"),
    ("司徒拔认为，商人都同意。", "司徒拔"),
]
NO_SPEAKERS = [
    "许多人批评这一做法。",
    "文章续称，局势紧张。",
    "余先生说，局势紧张。",
    "任何人说，局势紧张。",
    "梁同学表示，愿意罢课。",
    "全会强调，要加快发展。",
]


@pytest.mark.parametrize(("text", "name"), SPEAKERS)
def test_who_only_speaks_is_named(text: str, name: str) -> None:
    """A family name and two characters that speak at the head of a clause, or a name with its form in Latin letters, are a person."""
    assert {s.speaker for s in read(text).statements} == {f"person/{shadow(name)}"}


@pytest.mark.parametrize("text", NO_SPEAKERS)
def test_what_speaks_is_not_always_a_name(text: str) -> None:
    """许多人 and 余先生 are nobody's full name."""
    assert not [e for e in read(text).entities if e.type == "Person"]


def test_a_name_tied_by_its_gloss_stays_tied() -> None:
    """卡尼（Jay Carney）: the bare name means him in the rest of the text, but not with another's title."""
    text = "白宮發言人卡尼(Jay Carney)告訴記者：「我們能證實。」卡尼說：「條件很清楚。」加拿大總理卡尼說：「我同意。」"
    assert [s.speaker for s in read(text).statements] == ["Jay_Carney", "Jay_Carney", "Mark_Carney"]


def test_a_guess_that_stops_short_is_the_name_announced() -> None:
    """马亨德拉随后: the whole name that stood behind a title, though 拉 and what follows could be a word."""
    text = "印尼前外交部長馬亨德拉（Mahendra Siregar）在聲明中指稱，這不是承諾。馬亨德拉隨後也向《路透》補充，印尼不同意。"
    assert {s.speaker for s in read(text).statements} == {"person/马亨德拉"}

"""Who is meant: group words, pronouns, dropped subjects, and who is speaking."""

import pytest
from reading import read

from kg.graph import is_asserted
from kg.ontology import load_ontology
from kg.types import Claim


def claims(text: str) -> tuple[Claim, ...]:
    """What a short article claims."""
    return read(text).claims


def who(text: str, predicate: str, obj: str = "") -> set[str]:
    """The subjects of all claims with this predicate (and this object)."""
    return {c.subject for c in claims(text) if c.predicate == predicate and obj in ("", c.object)}


def voices(text: str) -> set[tuple[str, str, tuple[str, ...]]]:
    """Subject, predicate and speakers of all claims but those of offices."""
    return {(c.subject, c.predicate, c.speakers) for c in claims(text) if c.predicate not in ("hasPosition", "partOf", "locatedIn")}


def said(text: str) -> list[tuple[str, str]]:
    """Speaker and verb of all statements."""
    return [(s.speaker, s.verb) for s in read(text).statements]


XI_MACRON = "中国国家主席习近平同法国总统马克龙举行会谈。"
HEADS = {"Xi_Jinping", "Emmanuel_Macron"}

CASES = [
    # 中方, 俄方: the state
    ("王毅会见鲁比奥。中方反对霸权主义。", "opposes", {"China"}),
    ("王毅會見魯比奧。美方支持自由貿易。", "supports", {"United_States"}),
    ("俄罗斯同英国举行会谈。俄方反对北约东扩，英方支持自由贸易。", "supports", {"United_Kingdom"}),
    # 双方, 两国: the two sides of what was told last
    (XI_MACRON + "双方反对保护主义。", "opposes", {"China", "France"}),
    ("王毅同拉夫羅夫通電話。雙方支持多邊主義。", "supports", {"China", "Russia"}),
    ("巴西同印度签署《航空协定》。双方支持自由贸易。", "supports", {"Brazil", "India"}),
    (XI_MACRON + "两国支持多边主义。", "supports", {"China", "France"}),
    ("中俄關係持續發展。兩國反對霸權主義。", "opposes", {"China", "Russia"}),
    (XI_MACRON + "王毅会见拉夫罗夫。双方支持自由贸易。", "supports", {"China", "Russia"}),
    ("双方反对保护主义。", "opposes", set()),
    ("两国支持多边主义。", "supports", set()),
    # what somebody says begins with a circumstance: of whom the clause behind tells, but for what is done in person
    ("鲁比奥称，退出《巴黎协定》后，美国将发展核能。", "withdrawsFrom", {"United_States"}),
    ("普京表示，會見莫迪後，俄方願同印方擴大合作。", "meets", {"Vladimir_Putin"}),
    # 两国元首, 两国外长: the persons
    (XI_MACRON + "两国元首签署《联合声明》。", "signs", HEADS),
    ("中俄關係持續發展。兩國元首簽署《聯合聲明》。", "signs", {"Xi_Jinping", "Vladimir_Putin"}),
    ("王毅同拉夫罗夫举行会谈。两国元首签署《联合声明》。", "signs", {"Xi_Jinping", "Vladimir_Putin"}),
    ("王毅同拉夫罗夫举行会谈。两国外长签署《合作计划》。", "signs", {"Wang_Yi", "Sergey_Lavrov"}),
    ("习近平会见莫迪。两国领导人签署《联合声明》。", "signs", {"Xi_Jinping", "Narendra_Modi"}),
    # 两人
    ("王毅会见拉夫罗夫。两人签署《合作计划》。", "signs", {"Wang_Yi", "Sergey_Lavrov"}),
    ("莫迪會見卡尼。兩人支持自由貿易。", "supports", {"Narendra_Modi", "Mark_Carney"}),
    ("两人签署《合作计划》。", "signs", set()),
    # 三国
    ("中日韩举行会谈。三国支持多边主义。", "supports", {"China", "Japan", "South_Korea"}),
    ("印度、巴西和南非举行会谈。三国支持多边主义。", "supports", {"India", "Brazil", "South_Africa"}),
    ("中日韓三國領導人會議在首爾舉行。三國支持多邊主義。", "supports", {"China", "Japan", "South_Korea"}),
    # 我, 我方, 我国: the speaker and his side
    ("王毅说，我支持多边主义。", "supports", {"Wang_Yi"}),
    ("普京表示，我反对保护主义。", "opposes", {"Vladimir_Putin"}),
    ("王毅表示，我方反对霸权主义。", "opposes", {"China"}),
    ("莫迪表示，我國支持多邊主義。", "supports", {"India"}),
    # 他
    ("王毅访问莫斯科。他支持多边主义。", "supports", {"Wang_Yi"}),
    ("普京表示滿意。他反對保護主義。", "opposes", {"Vladimir_Putin"}),
    ("他反对霸权主义。", "opposes", set()),
    # 该国: the state that was told of last, or whose minister speaks
    ("沙特阿拉伯外长朱拜尔警告，该国反对霸权主义。", "opposes", {"Saudi_Arabia"}),
    ("日本首相石破茂訪問越南。該國反對霸權主義。", "opposes", {"Vietnam"}),
    # 前者, 后者, 该组织, 该联盟
    ("法国和意大利举行会谈，前者支持多边主义。", "supports", {"France"}),
    ("美國批評伊朗，後者反對霸權主義。", "opposes", {"Iran"}),
    ("法国、德国和意大利举行会谈。后者反对霸权主义。", "opposes", set()),
    ("上海合作组织举行峰会。该组织反对霸权主义。", "opposes", {"Shanghai_Cooperation_Organisation"}),
    ("非洲聯盟召開會議。該聯盟反對霸權主義。", "opposes", {"African_Union"}),
    # nobody said
    ("王毅抵达莫斯科，会见拉夫罗夫。", "meets", {"Wang_Yi"}),
    ("王毅抵达莫斯科。随后签署《合作计划》，反对霸权主义。", "opposes", {"Wang_Yi"}),
    ("中方支持自由貿易，反對霸權主義，維護國際法。", "upholds", {"China"}),
    ("王毅抵达莫斯科。当地居民反对北约东扩，支持自由贸易。", "supports", set()),
    ("王毅抵达莫斯科。示威者走上街头，反对霸权主义。", "opposes", set()),
    ("王毅抵達莫斯科。經濟學界反對保護主義。", "opposes", set()),
]


@pytest.mark.parametrize(("text", "predicate", "subjects"), CASES)
def test_who_is_meant(text: str, predicate: str, subjects: set[str]) -> None:
    """Group words, pronouns and dropped subjects stand for whom the article named, and for nobody where it named nobody."""
    assert who(text, predicate) == subjects


def test_both_sides_stay_two_claims() -> None:
    """双方反对X is a claim of each side, and the reason says who 双方 is."""
    found = [c for c in claims(XI_MACRON + "双方反对保护主义。") if c.predicate == "opposes"]
    assert len(found) == 2
    assert all("双方" in c.evidence.why for c in found)


def test_two_sides_agree_with_each_other() -> None:
    """两国同意加强合作 is one agreement and one cooperation between the two."""
    found = {(c.subject, c.predicate, c.object) for c in claims(XI_MACRON + "两国同意加强合作。")}
    assert {("China", "agreesWith", "France"), ("China", "cooperatesWith", "France")} <= found


# -- speech --------------------------------------------------------------------------------------------------------------

WANG, PUTIN = ("Wang_Yi",), ("Vladimir_Putin",)
SANCTION, OPPOSE = ("United_States", "sanctions", WANG), ("European_Union", "opposes", WANG)
VOICES = [
    # quotation before, around and after the speaker
    ("王毅说：“美国制裁古巴，欧盟反对霸权主义。”", {SANCTION, OPPOSE}),
    ("“美国制裁古巴，欧盟反对霸权主义。”王毅说。", {SANCTION, OPPOSE}),
    ("「歐盟反對霸權主義」，王毅說。", {("European_Union", "opposes", WANG)}),
    ("“欧盟反对霸权主义，”王毅说，“美国制裁古巴。”", {OPPOSE, SANCTION}),
    ("“欧盟反对霸权主义。”王毅说，“美国制裁古巴。”", {OPPOSE, SANCTION}),
    ("“欧盟反对霸权主义。美国制裁古巴。”王毅说。", {OPPOSE, SANCTION}),
    # what was said goes on, and ends
    ("王毅表示，中方支持多边主义。美方应当停止制裁古巴。", {("China", "supports", WANG), ("United_States", "sanctions", WANG)}),
    ("王毅表示，中方支持多边主义。会谈后，拉夫罗夫访问了古巴。", {("China", "supports", WANG), ("Sergey_Lavrov", "visits", ())}),
    ("王毅表示，中方支持多边主义。普京签署《合作协定》。", {("China", "supports", WANG), ("Vladimir_Putin", "signs", ())}),
    ("王毅表示，中方支持多边主义。普京总统反对霸权主义。", {("China", "supports", WANG), ("Vladimir_Putin", "opposes", WANG)}),
    ("王毅表示，中方支持多邊主義；普京訪問古巴。", {("China", "supports", WANG), ("Vladimir_Putin", "visits", ())}),
    ("王毅说：“欧盟反对霸权主义。”印度支持自由贸易。", {("European_Union", "opposes", WANG), ("India", "supports", ())}),
    ("王毅表示，中方支持多边主义。\n\n　　印度反对保护主义。", {("China", "supports", WANG), ("India", "opposes", ())}),
    # speech in speech: the innermost speaker
    ("普京表示，王毅强调中方支持多边主义。", {("China", "supports", WANG)}),
    ("普京表示，联合国指出美国制裁古巴。", {("United_States", "sanctions", ("United_Nations",))}),
    ("普京表示，俄方支持多边主义。他指出，美国制裁古巴。", {("Russia", "supports", PUTIN), ("United_States", "sanctions", PUTIN)}),
    # who announces his own deed does it
    ("欧盟宣布制裁古巴。", {("European_Union", "sanctions", ())}),
    ("王毅宣布，美國將制裁古巴。", {("United_States", "sanctions", WANG)}),
    # the speaker changes
    ("王毅表示，中方支持多边主义。普京指出，俄方反对霸权主义。", {("China", "supports", WANG), ("Russia", "opposes", PUTIN)}),
    ("王毅表示，中方支持多边主义，普京则指出，俄方反对霸权主义。", {("China", "supports", WANG), ("Russia", "opposes", PUTIN)}),
]


@pytest.mark.parametrize(("text", "expected"), VOICES)
def test_who_is_speaking(text: str, expected: set[tuple[str, str, tuple[str, ...]]]) -> None:
    """A claim belongs to the innermost speaker, before and after the quotation, until narration resumes."""
    assert voices(text) == expected


@pytest.mark.parametrize("text", [t for t, e in VOICES if any(s for _, _, s in e)])
def test_the_speaker_has_a_statement(text: str) -> None:
    """Each speaker of a claim has a statement, and the claim leads to one of that speaker's."""
    extraction = read(text)
    spoken = [c for c in extraction.claims if c.speakers]
    assert all(c.statement is not None and extraction.statements[c.statement].speaker in c.speakers for c in spoken)
    assert {s for c in spoken for s in c.speakers} <= {s.speaker for s in extraction.statements}


def test_whose_picture_it_is_does_nothing() -> None:
    """An outlet that stands by itself at a caption's end is nobody's subject."""
    text = "圖為災民回家的車龍。美聯社\n台灣一批人權人士周日集會，要求中國大陸釋放李明哲。"
    assert not [c for c in read(text).claims if c.subject == "AP"]


def test_a_caption_goes_on_with_its_own_subject() -> None:
    """Who acts in a caption's second clause stands in its first, and never in the text around it."""
    text = "# 王毅訪德\n\n王毅批評美國。\n\n圖為馬克龍抵達柏林，參加東盟峰會。法新社\n\n王毅訪問德國。"
    assert {c.subject for c in read(text).claims if c.predicate == "participatesIn"} == {"Emmanuel_Macron"}
    text = "# 王毅訪德\n\n王毅批評美國。\n\n圖為馬克龍與朔爾茨合照，他近日反對加稅。法新社"
    assert {c.subject for c in read(text).claims if c.predicate == "opposes"} == {"Emmanuel_Macron"}
    text = "# 王毅訪德\n\n王毅批評美國。\n\n一名在俄羅斯大使館外的抗議者，呼籲和平解決爭端。法新社"
    assert not [c for c in read(text).claims if c.predicate == "callsFor"]


@pytest.mark.parametrize("text", ["韩国政府资助的和平研究小队，周四谴责日本。", "王毅发表讲话。在批评日本侵犯人权的力度上，小党超过大党。"])
def test_who_pays_does_not_act(text: str) -> None:
    """某国政府资助的某小队，谴责 B: the body after 的 acts; and 在批评 B 的力度上 is what something is measured in."""
    assert not [c for c in read(text).claims if c.predicate == "criticizes"]


@pytest.mark.parametrize(
    "text",
    [
        "外交战线将做到尽职，在以习近平同志为核心的党中央坚强领导下，全力防范外部风险。",
        "中方提出建议。支持加税，就等于反对自由贸易。",
        "美国国会通过法案，授权总统以安全为由，扩大粮食储备规模。",
        "特朗普签署文件，作为对日本推行新税法的回应。",
        "随着中国更加强大和自信，法国感到不安。",
    ],
)
def test_whose_deed_it_is_not(text: str) -> None:
    """Under whose lead it is done, whom a law empowers, what a deed amounts to and what something answers make nobody its doer."""
    assert not [c for c in read(text).claims if c.predicate in ("promotes", "opposes", "supports")]


def test_in_whose_support_somebody_acts() -> None:
    """某国在 B 的支持下: the subject before 在 stays the subject."""
    assert ("NATO", "supports", "United_States") in {(c.subject, c.predicate, c.object) for c in read("美國在北約的全力支持下，派兵出戰。").claims}


def test_a_speech_ends_with_the_talks() -> None:
    """会谈后 is told by the writer: what follows is not said by who spoke last."""
    text = "李强同希奇莱马会谈。希奇莱马表示，赞中友谊历久弥坚。会谈后，两国签署联合声明。"
    assert {c.speakers for c in read(text).claims if c.predicate == "signs"} == {()}


def test_words_of_others_make_no_edge() -> None:
    """What a quoted speaker says of others is asserted in none of the wordings."""
    foreign = [c for text, _ in VOICES for c in claims(text) if (c.subject, c.predicate) == ("United_States", "sanctions")]
    assert foreign
    assert not [c for c in foreign if is_asserted(c, load_ontology())]


def test_both_sides_state() -> None:
    """双方指出 is a statement of each side, and their claims are of both."""
    text = XI_MACRON + "双方指出，美国制裁古巴。"
    assert set(said(text)) == {("China", "指出"), ("France", "指出")}
    assert {c.speakers for c in claims(text) if c.predicate == "sanctions"} == {("China", "France")}


@pytest.mark.parametrize("text", ["王毅对会谈表示满意。", "这一说法不准确。", "据说会议取消。", "他说不清楚原因。", "王毅的讲话得到好评。"])
def test_no_speech_no_statement(text: str) -> None:
    """表示满意, 说法, 据说 without a named speaker report nobody's words."""
    assert said(text) == []


def test_the_words_of_a_statement_are_the_words_said() -> None:
    """The text of a statement does not hold the frame 王毅說 around it."""
    for text in (
        "「歐盟反對霸權主義」，王毅說。",
        "“欧盟反对霸权主义。”王毅说。",
        "王毅说：“欧盟反对霸权主义。”",
        "王毅表示，欧盟反对霸权主义。",
    ):
        [statement] = read(text).statements
        assert "王毅" not in statement.text, text


@pytest.mark.parametrize(
    "text",
    [
        "中国外交部发言人毛宁在周五的新闻发布会上表示，中方反对制裁。",
        "中國外交部發言人毛寧在社交媒體上表示，中方反對制裁。",
        "中国外交部发言人毛宁15日在北京举行的例行记者会上表示，中方反对制裁。",
    ],
)
def test_where_somebody_speaks_hides_no_speaker(text: str) -> None:
    """The occasion of a speech (在周五的新闻发布会上) stands in nobody's way."""
    assert said(text) == [("Mao_Ning", "表示")]


def test_a_title_after_a_known_name_tells_the_office() -> None:
    """习近平主席, in an article that names China, holds that office there on the day; in one that does not, nothing is told."""
    told = {(c.subject, c.object) for c in claims("习近平主席会见来访的客人，介绍中国的发展。") if c.predicate == "hasPosition"}
    assert told == {("Xi_Jinping", "China")}
    assert not [c for c in claims("习近平主席会见来访的客人。") if c.predicate == "hasPosition"]


def test_a_year_of_the_background_dates_no_meeting() -> None:
    """2020年冲突以来 says when a conflict was, not when the next sentence's meeting is."""
    text = "这是2020年边境冲突以来双方首次正式会谈。习近平还会见了塞西。"
    assert {c.time for c in claims(text) if c.predicate == "meets"} <= {""}


def deeds(text: str) -> set[tuple[str, str, str]]:
    """Subject, predicate and object of all claims but those of offices."""
    return {(c.subject, c.predicate, c.object) for c in claims(text) if c.predicate not in ("hasPosition", "partOf", "locatedIn")}


MET = "习近平同米尔济约耶夫会谈。习近平说，"
OF_MEETING = ("Xi_Jinping", "meets", "Shavkat_Mirziyoyev")
IN_PERSON = [
    ("去年9月，我对贵国进行国事访问，受到你热情接待。", {("Xi_Jinping", "visits", "Uzbekistan"), ("Shavkat_Mirziyoyev", "hosts", "Xi_Jinping")}),
    ("我去年訪問貴國。", {("Xi_Jinping", "visits", "Uzbekistan")}),
    ("我向你表示祝贺。", {("Xi_Jinping", "praises", "Shavkat_Mirziyoyev")}),
    ("中方支持贵方维护主权。", {("China", "supports", "Uzbekistan")}),
    ("你们要反对制裁。", set()),
]


@pytest.mark.parametrize(("words", "expected"), IN_PERSON)
def test_whom_a_speaker_means_by_you(words: str, expected: set[tuple[str, str, str]]) -> None:
    """你 and 贵国 are the other one of the two who meet, and his state."""
    assert deeds(MET + words) == {OF_MEETING, *expected}


def test_you_is_nobody_where_nobody_is_met() -> None:
    """我邀请你: outside a meeting of two nobody known is meant."""
    assert not deeds("习近平说，我邀请你访问。王毅说：“中方支持贵方维护主权。”") & {
        ("Xi_Jinping", "invites", "Wang_Yi"),
        ("China", "supports", "China"),
    }


def test_we_announce_together_is_no_speech_of_another() -> None:
    """我们共同宣布 inside somebody's words are his words still, and both sides do it."""
    extraction = read(MET + "去年，我们共同宣布维护多边主义。")
    assert [s.speaker for s in extraction.statements] == ["Xi_Jinping"]
    told = {(c.subject, c.speakers) for c in extraction.claims if c.predicate == "upholds"}
    assert told == {("China", ("Xi_Jinping",)), ("Uzbekistan", ("Xi_Jinping",))}

"""Who held an office on a day: the table of offices without two holders and without gaps, and articles that name the office."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import pytest

import kg
from kg.knowledge import load_knowledge
from kg.mentions import Gazetteer

SINCE = date(2010, 1, 1)
SHORT_GAP = timedelta(days=9)  # a cabinet takes a week to be formed

STATES = (
    "Argentina", "Australia", "Brazil", "Brunei", "Cambodia", "Canada", "China", "France", "Germany", "India", "Indonesia", "Italy",
    "Japan", "Laos", "Malaysia", "Mexico", "Myanmar", "Philippines", "Russia", "Saudi_Arabia", "Singapore", "South_Africa", "South_Korea",
    "Thailand", "Turkey", "United_Kingdom", "United_States", "Vietnam",
)  # fmt: skip
OFFICES = ("head-of-state", "head-of-government", "foreign-minister")

PRESIDENT_GOVERNS = "the president is head of government"
CROWN = "the Crown; the governor-general stands under governor"
NO_SUCH_OFFICE = {
    ("Argentina", "head-of-government"): PRESIDENT_GOVERNS,
    ("Brazil", "head-of-government"): PRESIDENT_GOVERNS,
    ("Indonesia", "head-of-government"): PRESIDENT_GOVERNS,
    ("Mexico", "head-of-government"): PRESIDENT_GOVERNS,
    ("Philippines", "head-of-government"): PRESIDENT_GOVERNS,
    ("South_Africa", "head-of-government"): PRESIDENT_GOVERNS,
    ("United_States", "head-of-government"): PRESIDENT_GOVERNS,
    ("Australia", "head-of-state"): CROWN,
    ("Canada", "head-of-state"): CROWN,
}

# Where nobody stands in the table: the day the last one left, with the reason.
VACANT = {
    ("Australia", "foreign-minister", "2012-02-22"): "Emerson acted after Rudd resigned",
    ("Brazil", "foreign-minister", "2017-02-22"): "the secretary-general of the ministry acted after Serra resigned",
    ("Germany", "head-of-state", "2010-05-31"): "Köhler resigned; the president of the Bundesrat acted",
    ("Germany", "head-of-state", "2012-02-17"): "Wulff resigned; the president of the Bundesrat acted",
    ("Italy", "head-of-state", "2015-01-14"): "Napolitano resigned; the president of the Senate acted",
    ("Malaysia", "foreign-minister", "2018-05-10"): "a new cabinet after the election",
    ("Malaysia", "foreign-minister", "2020-02-24"): "the cabinet fell",
    ("Malaysia", "head-of-state", "2019-01-06"): "Muhammad V abdicated; the deputy king acted",
    ("Mexico", "foreign-minister", "2023-06-12"): "an under-secretary acted after Ebrard resigned",
    ("Myanmar", "head-of-government", "2011-03-30"): "no prime minister under the constitution of 2008",
    ("Myanmar", "head-of-government", "2021-02-01"): "after the coup, before the caretaker government",
    ("Myanmar", "head-of-government", "2026-04"): "no prime minister under the constitution of 2008",
    ("Singapore", "head-of-state", "2017-08-31"): "the chairman of the council of advisers acted",
    ("South_Africa", "foreign-minister", "2024-06-17"): "a new cabinet after the election",
    ("South_Korea", "foreign-minister", "2010-09-04"): "a vice minister acted after Yu resigned",
    ("Thailand", "foreign-minister", "2014-05-07"): "after the coup the permanent secretary acted",
    ("Turkey", "head-of-government", "2018-07-09"): "the office was abolished",
}

# Where two stand in the table at the same time: the one who acted, and why the other still held the office.
ACTING = {
    ("Michel_Temer", "Dilma_Rousseff"): "impeached, suspended",
    ("Hwang_Kyo-ahn", "Park_Geun-hye"): "impeached, suspended",
    ("Han_Duck-soo", "Yoon_Suk-yeol"): "impeached, suspended",
    ("Choi_Sang-mok", "Yoon_Suk-yeol"): "impeached, suspended",
    ("Prawit_Wongsuwan", "Prayut_Chan-o-cha"): "suspended by the court",
    ("Suriya_Juangroongruangkit", "Paetongtarn_Shinawatra"): "suspended by the court",
    ("Phumtham_Wechayachai", "Paetongtarn_Shinawatra"): "suspended by the court",
}


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """One person's time in an office; `end` is the last day that it can have been, `ended` as the table has it."""

    start: date
    end: date
    person: str
    ended: str


def first_day(iso: str) -> date:
    """The first day of a year, a month or a day."""
    return date.fromisoformat(iso + "0001-01-01"[len(iso) :])


def last_day(iso: str) -> date:
    """The last day of a year, a month or a day; of an open end, the end of time."""
    if not iso:
        return date.max
    start = first_day(iso)
    if len(iso) == len("2025"):
        return start.replace(month=12, day=31)
    return start if len(iso) == len("2025-01-01") else (start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


@cache
def seats() -> dict[tuple[str, str], list[Term]]:
    """Every term in the table since 2010 by (country or organisation, office), in order."""
    text = (files("kg") / "resources" / "gazetteer" / "offices.csv").read_text("utf-8")
    out: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for row in csv.DictReader(text.splitlines()):
        term = Term(first_day(row["from"] or "0001"), last_day(row["to"]), row["person"], row["to"])
        if term.end >= SINCE:
            out[row["of"], row["office"]].append(term)
    return {seat: sorted(terms) for seat, terms in out.items()}


def gaps(terms: list[Term]) -> Iterator[str]:
    """The end of each term, as the table has it, after which nobody stands in the table for longer than a cabinet takes to be formed."""
    if terms[0].start > SINCE:
        yield ""
    until = SINCE
    for at, term in enumerate(terms):
        until = max(until, term.end)
        later = terms[at + 1].start if at + 1 < len(terms) else date.max
        if until < date.max and later - until > SHORT_GAP:
            yield max(terms[: at + 1], key=lambda t: t.end).ended


def overlaps(terms: list[Term]) -> Iterator[tuple[Term, Term]]:
    """Terms of two persons that share more than the day (month, year) on which one hands over to the other."""
    for at, one in enumerate(terms):
        for other in terms[at + 1 :]:
            handover = last_day(one.ended or "") if len(one.ended) == len("2025-01-01") else first_day(one.ended or "9999")
            if other.start < handover and one.person != other.person:
                yield one, other


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("state", STATES)
def test_no_gap_without_a_reason(state: str, office: str) -> None:
    """Since 2010 somebody always held the main offices of the G20 and ASEAN states, save for the vacancies that are known."""
    if (state, office) in NO_SUCH_OFFICE:
        assert (state, office) not in seats(), "the table has holders of an office that is said not to exist"
        return
    known = {end for s, o, end in VACANT if (s, o) == (state, office)}
    assert set(gaps(seats()[state, office])) - known == set()


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("state", STATES)
def test_no_two_at_once_without_a_reason(state: str, office: str) -> None:
    """Since 2010 no two held the same main office for longer than the day of handover, save where one acted for one who was suspended."""
    for one, other in overlaps(seats().get((state, office), [])):
        assert {(one.person, other.person), (other.person, one.person)} & set(ACTING), f"{one} and {other}"


def test_every_excuse_is_needed() -> None:
    """No vacancy and no acting holder is listed here that the table does not have any more."""
    there = {(state, office, end) for (state, office), terms in seats().items() for end in gaps(terms)}
    needed = {(one.person, other.person) for state in STATES for office in OFFICES for one, other in overlaps(seats().get((state, office), []))}
    assert set(VACANT) - there == set()
    assert {pair for pair in ACTING if pair not in needed and pair[::-1] not in needed} == set()


@cache
def gazetteer() -> Gazetteer:
    """The shipped tables."""
    return load_knowledge().gazetteer


HELD = [
    ("United_States", "head-of-state", "2008-06-01", "George_W_Bush"),
    ("United_States", "head-of-state", "2019-05-01", "Donald_Trump"),
    ("United_States", "head-of-state", "2022-05-01", "Joe_Biden"),
    ("United_States", "head-of-state", "2025-05-01", "Donald_Trump"),
    ("United_States", "foreign-minister", "2018-04-10", "John_Sullivan_diplomat"),
    ("United_States", "foreign-minister", "2025-03-01", "Marco_Rubio"),
    ("United_Kingdom", "head-of-state", "2022-09-07", "Elizabeth_II"),
    ("United_Kingdom", "head-of-state", "2022-09-09", "Charles_III"),
    *[("United_Kingdom", "head-of-government", f"2022-{day}", "Boris_Johnson") for day in ("07-08", "08-15", "08-29", "09-05")],
    *[("United_Kingdom", "head-of-government", f"2022-{day}", "Liz_Truss") for day in ("09-07", "09-14", "09-28", "10-12", "10-24")],
    *[("United_Kingdom", "head-of-government", f"2022-{day}", "Rishi_Sunak") for day in ("10-26", "11-02", "12-31")],
    ("United_Kingdom", "head-of-government", "2024-07-06", "Keir_Starmer"),
    ("Japan", "head-of-government", "2024-09-30", "Fumio_Kishida"),
    ("Japan", "head-of-government", "2025-10-20", "Shigeru_Ishiba"),
    ("Japan", "head-of-government", "2025-10-22", "Sanae_Takaichi"),
    ("Japan", "head-of-government", "2010-03-01", "Yukio_Hatoyama"),
    ("Japan", "foreign-minister", "2003-01-01", "Yoriko_Kawaguchi"),
    ("Japan", "defence-minister", "2012-03-01", "Naoki_Tanaka"),
    ("France", "head-of-government", "2024-09-06", "Michel_Barnier"),
    ("France", "head-of-government", "2024-12-14", "Francois_Bayrou"),
    ("France", "head-of-government", "2025-09-10", "Sebastien_Lecornu"),
    ("Thailand", "head-of-government", "2024-08-13", "Srettha_Thavisin"),
    ("Thailand", "head-of-government", "2024-08-15", "Phumtham_Wechayachai"),
    ("Thailand", "head-of-government", "2024-08-17", "Paetongtarn_Shinawatra"),
    ("Thailand", "head-of-government", "2025-09-01", "Phumtham_Wechayachai"),
    ("Thailand", "head-of-government", "2025-09-08", "Anutin_Charnvirakul"),
    ("South_Korea", "head-of-state", "2024-12-13", "Yoon_Suk-yeol"),
    ("South_Korea", "head-of-state", "2024-12-20", "Han_Duck-soo"),
    ("South_Korea", "head-of-state", "2025-02-01", "Choi_Sang-mok"),
    ("South_Korea", "head-of-state", "2025-04-10", "Han_Duck-soo"),
    ("South_Korea", "head-of-state", "2025-05-15", "Lee_Ju-ho"),
    ("South_Korea", "head-of-state", "2025-06-05", "Lee_Jae-myung"),
    ("Germany", "head-of-government", "2025-05-05", "Olaf_Scholz"),
    ("Germany", "head-of-government", "2025-05-07", "Friedrich_Merz"),
    ("Canada", "head-of-government", "2025-03-13", "Justin_Trudeau"),
    ("Canada", "head-of-government", "2025-03-15", "Mark_Carney"),
    ("Australia", "head-of-government", "2010-06-01", "Kevin_Rudd"),
    ("Australia", "head-of-government", "2023-01-01", "Anthony_Albanese"),
    ("Ecuador", "head-of-state", "2024-01-01", "Daniel_Noboa"),
    ("Albania", "head-of-government", "2024-01-01", "Edi_Rama"),
    ("China", "head-of-state", "2012-06-01", "Hu_Jintao"),
    ("China", "head-of-state", "2014-06-01", "Xi_Jinping"),
    ("China", "head-of-government", "2023-03-20", "Li_Qiang"),
    ("China", "foreign-minister", "2022-06-01", "Wang_Yi"),
    ("China", "foreign-minister", "2023-05-01", "Qin_Gang"),
    ("China", "foreign-minister", "2023-08-01", "Wang_Yi"),
    ("Hong_Kong", "head-of-government", "2020-01-01", "Carrie_Lam"),
    ("Macau", "head-of-government", "2005-01-01", "Edmund_Ho"),
    ("Taiwan", "head-of-government", "2013-06-01", "Jiang_Yi-huah"),
    ("United_Nations", "head-of-organisation", "2016-12-30", "Ban_Ki-moon"),
    ("United_Nations", "head-of-organisation", "2017-01-02", "Antonio_Guterres"),
    ("NATO", "head-of-organisation", "2024-09-30", "Jens_Stoltenberg"),
    ("NATO", "head-of-organisation", "2024-10-02", "Mark_Rutte"),
]


@pytest.mark.parametrize(("of", "office", "day", "person"), HELD)
def test_holder_on_a_day(of: str, office: str, day: str, person: str) -> None:
    """The office's holder on the day comes first; where one acted for another, the one who acted."""
    assert gazetteer().holders(of, office, day)[0] == person


def told(text: str, day: str) -> set[tuple[str, str, str]]:
    """Subject, predicate and object of every claim of a short article published on the day."""
    return {(c.subject, c.predicate, c.object) for c in kg.extract(text, published=day).claims}


# Two states, the word for their office holders, the day, and who they were.
UNNAMED = [
    ("中国与美国", "两国元首", "2019-07-01", {"Xi_Jinping", "Donald_Trump"}),
    ("中国与美国", "两国元首", "2022-11-15", {"Xi_Jinping", "Joe_Biden"}),
    ("中國與美國", "兩國元首", "2025-10-30", {"Xi_Jinping", "Donald_Trump"}),
    ("中国与美国", "两国元首", "2011-01-20", {"Hu_Jintao", "Barack_Obama"}),
    ("中国与法国", "两国元首", "2010-11-05", {"Hu_Jintao", "Nicolas_Sarkozy"}),
    ("中国与韩国", "两国元首", "2017-01-15", {"Xi_Jinping", "Hwang_Kyo-ahn"}),
    ("中国与韩国", "两国元首", "2025-01-15", {"Xi_Jinping", "Choi_Sang-mok"}),
    ("中国与韩国", "两国元首", "2025-11-01", {"Xi_Jinping", "Lee_Jae-myung"}),
    ("中国与俄罗斯", "两国外长", "2022-09-01", {"Wang_Yi", "Sergey_Lavrov"}),
    ("中国与俄罗斯", "两国外长", "2023-05-09", {"Qin_Gang", "Sergey_Lavrov"}),
    ("中国与俄罗斯", "两国外长", "2023-09-18", {"Wang_Yi", "Sergey_Lavrov"}),
    ("中国与美国", "两国外长", "2023-02-01", {"Qin_Gang", "Antony_Blinken"}),
    ("中国与澳大利亚", "两国外长", "2013-04-05", {"Wang_Yi", "Bob_Carr"}),
    ("中国与日本", "两国外长", "2011-12-01", {"Yang_Jiechi", "Koichiro_Gemba"}),
    ("英国与日本", "两国首相", "2022-08-30", {"Boris_Johnson", "Fumio_Kishida"}),
    ("英国与日本", "两国首相", "2022-09-08", {"Liz_Truss", "Fumio_Kishida"}),
    ("英國與日本", "兩國首相", "2022-10-24", {"Liz_Truss", "Fumio_Kishida"}),
    ("英国与日本", "两国首相", "2022-10-26", {"Rishi_Sunak", "Fumio_Kishida"}),
    ("英国与日本", "两国首相", "2025-10-20", {"Keir_Starmer", "Shigeru_Ishiba"}),
    ("英国与日本", "两国首相", "2025-10-22", {"Keir_Starmer", "Sanae_Takaichi"}),
    ("法国与德国", "两国总理", "2024-10-01", {"Michel_Barnier", "Olaf_Scholz"}),
    ("法国与德国", "两国总理", "2025-05-07", {"Francois_Bayrou", "Friedrich_Merz"}),
    ("加拿大与印度", "两国总理", "2025-03-15", {"Mark_Carney", "Narendra_Modi"}),
    ("泰国与老挝", "两国总理", "2024-08-15", {"Phumtham_Wechayachai", "Sonexay_Siphandone"}),
]


@pytest.mark.parametrize(("states", "word", "day", "persons"), UNNAMED)
def test_office_without_a_name(states: str, word: str, day: str, persons: set[str]) -> None:
    """Those who are meant by their office alone are its holders on the day of the article."""
    signed = told(f"{states}15日在北京举行会谈。{word}签署了协议。", day)
    assert {subject for subject, predicate, _ in signed if predicate == "signs"} == persons


NAMED = [
    ("美國總統川普15日在華盛頓表示歡迎。", "2019-05-16", "Donald_Trump", "United_States"),
    ("美国总统拜登15日抵达首尔访问。", "2022-05-16", "Joe_Biden", "United_States"),
    ("美国总统特朗普15日抵达首尔访问。", "2025-05-16", "Donald_Trump", "United_States"),
    ("英國首相約翰遜15日抵達基輔訪問。", "2022-08-24", "Boris_Johnson", "United_Kingdom"),
    ("英国首相特拉斯15日抵达纽约访问。", "2022-09-21", "Liz_Truss", "United_Kingdom"),
    ("英國首相辛偉誠15日抵達基輔訪問。", "2022-11-19", "Rishi_Sunak", "United_Kingdom"),
    ("日本首相石破茂15日抵达首尔访问。", "2025-09-30", "Shigeru_Ishiba", "Japan"),
    ("日本首相高市早苗15日抵达首尔访问。", "2025-10-30", "Sanae_Takaichi", "Japan"),
    ("法国总理巴尼耶15日抵达柏林访问。", "2024-10-30", "Michel_Barnier", "France"),
    ("泰国总理阿努廷15日抵达柏林访问。", "2025-10-30", "Anutin_Charnvirakul", "Thailand"),
    ("韩国总统李在明15日抵达东京访问。", "2025-08-23", "Lee_Jae-myung", "South_Korea"),
    ("德国总理默茨15日抵达巴黎访问。", "2025-05-08", "Friedrich_Merz", "Germany"),
    ("加拿大总理卡尼15日抵达巴黎访问。", "2025-03-18", "Mark_Carney", "Canada"),
    ("澳大利亚外长黄英贤15日抵达北京访问。", "2023-12-20", "Penny_Wong", "Australia"),
    ("中国外交部长秦刚15日抵达柏林访问。", "2023-05-09", "Qin_Gang", "China"),
    ("联合国秘书长安南15日抵达北京访问。", "2006-05-19", "Kofi_Annan", "United_Nations"),
    ("联合国秘书长古特雷斯15日抵达北京访问。", "2019-04-26", "Antonio_Guterres", "United_Nations"),
]


@pytest.mark.parametrize(("text", "day", "person", "of"), NAMED)
def test_named_with_office(text: str, day: str, person: str, of: str) -> None:
    """An office with its holder's name in any region's writing gives the person, and the office where the table has it on that day."""
    assert (person, "hasPosition", of) in told(text, day)
    assert any(office.of == of and office.held_on(day) for office in gazetteer().offices_of(person))


# One surname of two persons, told apart by the office and the date of the article.
SURNAMES = [
    ("冈比亚总统巴罗15日抵达北京访问。", "2024-09-05", "Adama_Barrow"),
    ("法国外长巴罗15日抵达北京访问。", "2025-03-27", "Jean-Noel_Barrot"),
    ("美国总统布什15日抵达北京访问。", "2008-08-08", "George_W_Bush"),
    ("美国总统布什15日抵达莫斯科访问。", "1991-07-30", "George_H_W_Bush"),
    ("美国国务卿鲍威尔15日抵达北京访问。", "2003-02-24", "Colin_Powell"),
    ("美联储主席鲍威尔15日表示，将维持利率不变。", "2023-06-15", "Jerome_Powell"),
    ("美国国务卿赖斯15日抵达北京访问。", "2007-02-24", "Condoleezza_Rice"),
    ("美国国务卿克林顿15日抵达北京访问。", "2010-05-24", "Hillary_Clinton"),
    ("美国总统克林顿15日抵达北京访问。", "1998-06-25", "Bill_Clinton"),
    ("巴基斯坦总理谢里夫15日抵达北京访问。", "2014-11-08", "Nawaz_Sharif"),
    ("巴基斯坦总理谢里夫15日抵达北京访问。", "2024-06-05", "Shehbaz_Sharif"),
    ("英国首相约翰逊15日抵达新德里访问。", "2022-04-21", "Boris_Johnson"),
    ("美国众议院议长约翰逊15日抵达纽约访问。", "2024-04-21", "Mike_Johnson"),
]


@pytest.mark.parametrize(("text", "day", "person"), SURNAMES)
def test_surname_of_two(text: str, day: str, person: str) -> None:
    """The bearer who held the office on the day is meant."""
    assert person in {subject for subject, predicate, _ in told(text, day) if predicate == "hasPosition"}

"""Treaties, set phrases and events by their many names: one thing each, in both scripts and every region's words, and none out of a fragment."""

from datetime import date
from pathlib import Path

import pytest
from reading import knowledge

import kg

DAY = date(2025, 5, 9)


def objects(text: str) -> set[str]:
    """The objects of every stance that is read out of a short text."""
    stances = {"supports", "opposes", "upholds", "promotes", "callsFor"}
    return {claim.object for claim in kg.extract(text, published=DAY).claims if claim.predicate in stances}


def named(text: str, kind: str) -> set[str]:
    """What the text names of one class."""
    return {mention.entity for mention in kg.extract(text, published=DAY).mentions if mention.type == kind}


@pytest.mark.parametrize(
    ("concept", "verb", "variants"),
    [
        ("One_China_Principle", "坚持", ["一个中国原则", "一中原则", "一個中國原則", "一中原則"]),
        ("One_China_Policy", "奉行", ["一个中国政策", "一中政策", "一個中國政策"]),
        ("Belt_and_Road_Initiative", "支持", ["“一带一路”倡议", "共建“一带一路”", "「一帶一路」倡議", "高质量共建“一带一路”", "帶路倡議"]),
        ("Two_State_Solution", "支持", ["两国方案", "“两国方案”", "「兩國方案」"]),
        ("Global_Security_Initiative", "支持", ["全球安全倡议", "全球安全倡議"]),
        ("China_Laos_Community", "推动", ["中老命运共同体建设", "老中命运共同体建设", "中老命運共同體"]),
        ("Reciprocal_Tariffs", "反对", ["“对等关税”", "所谓“对等关税”", "「對等關稅」"]),
        ("Small_Yard_High_Fence", "反对", ["“小院高墙”", "「小院高牆」"]),
        ("Protectionism", "反对", ["保护主义", "贸易保护主义", "貿易保護主義"]),
        ("Holistic_National_Security", "坚持", ["总体国家安全观", "總體國家安全觀"]),
    ],
)
def test_variants_of_a_set_phrase_are_one_concept(concept: str, verb: str, variants: list[str]) -> None:
    """However a set phrase is written, quoted, shortened or turned around, the claim's object is the one concept."""
    for variant in variants:
        assert objects(f"中国{verb}{variant}。") == {concept}, variant


def test_words_of_a_region() -> None:
    """Taiwan's words for a thing lead to the same concept as the Mainland's."""
    assert objects("台灣推動永續發展。") == objects("中国推动可持续发展。") == {"Sustainable_Development"}
    assert objects("台灣推動數位經濟。") == objects("中国推动数字经济。") == {"Digital_Economy"}


def test_a_phrase_that_only_holds_a_concept_stays_its_own_words() -> None:
    """A concept is linked where it is the whole object; a longer phrase is not swallowed by a common noun inside it."""
    assert objects("中国支持非洲国家数字经济人才培养计划。").isdisjoint({"Digital_Economy", "Artificial_Intelligence"})
    assert "Human_Rights" not in objects("中国支持人权理事会的工作。")


def test_neighbours_in_meaning_are_told_apart() -> None:
    """Principle and policy, a separatist deed and separatism, the wide and the narrow phrase are different concepts."""
    assert objects("中国坚持一个中国原则。").isdisjoint(objects("美国奉行一个中国政策。"))
    assert objects("中国反对“台独”。").isdisjoint(objects("中国反对“台独”分裂活动。"))
    assert objects("中国支持裁军。").isdisjoint(objects("中国支持军控。"))


@pytest.mark.parametrize(
    ("document", "variants"),
    [
        ("UNSC_Resolution_2334", ["安理会第2334号决议", "联合国安理会第2334号决议", "安理會第2334號決議", "安理会2334号决议"]),
        ("UNGA_Resolution_2758", ["联大第2758号决议", "联合国大会第2758号决议", "聯大2758號決議"]),
        ("UN_Charter", ["《联合国宪章》", "《聯合國憲章》"]),
        ("IEEPA", ["《国际紧急经济权力法》", "《國際緊急經濟權力法》"]),
        ("New_START", ["《新削减战略武器条约》", "新削减进攻性战略武器条约"]),
        ("Uyghur_Forced_Labor_Act", ["“维吾尔强迫劳动预防法”", "《维吾尔强迫劳动预防法》"]),
        ("CBAM", ["碳边境调节机制", "欧盟碳边境调节机制", "歐盟碳邊境調節機制"]),
        ("Yalta_Agreement", ["雅尔塔协定", "雅爾達協定", "雅爾塔協定"]),
    ],
)
def test_names_of_a_document(document: str, variants: list[str]) -> None:
    """Full and short names, in 《》 or bare, in both scripts, are one document."""
    for variant in variants:
        assert named(f"中国外交部长王毅在会见时谈到{variant}。", "Document") == {document}, variant


@pytest.mark.parametrize(
    ("event", "variants"),
    [
        ("Russia_Ukraine_War", ["俄乌冲突", "俄烏戰爭", "乌克兰危机"]),
        ("Twelve_Day_War", ["“12日战争”", "「12日戰爭」", "12天战争"]),
        ("Anti_Extradition_Movement", ["反修例运动", "反送中運動", "修例风波"]),
        ("Umbrella_Movement", ["雨傘運動", "占领中环"]),
        ("Ulchi_Freedom_Shield", ["“乙支自由护盾”联合军演", "「乙支自由護盾」聯合軍演"]),
        ("Joint_Sword_2024B", ["“联合利剑—2024B”演习", "「聯合利劍－2024B」軍演"]),
        ("APEC_Lima_2024", ["亚太经合组织第三十一次领导人非正式会议", "APEC利马峰会"]),
        ("CPC_20th_Third_Plenum", ["党的二十届三中全会", "中國共產黨第二十屆中央委員會第三次全體會議"]),
    ],
)
def test_names_of_an_event(event: str, variants: list[str]) -> None:
    """An event has one node whatever a region calls it."""
    for variant in variants:
        assert named(f"中国外交部长王毅在会见时谈到{variant}。", "Event") == {event}, variant


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("美中韩战略合作论坛开幕。", "Korean_War"),
        ("政府发布紧急法令。", "HK_Emergency_Regulations_Ordinance"),
        ("泰国冬残奥会代表团抵达北京。", "Paralympics"),
        ("该国是世界第二十大经济体。", "CPC_20th_Congress"),
        ("两国领导人在釜山会晤。", "Xi_Trump_Busan"),
        ("伊朗伊斯兰革命卫队发表声明。", "Iranian_Revolution"),
        ("美国总统特朗普会见记者。", "Alaska_Summit_2025"),
        ("香港的基本法律制度不变。", "Hong_Kong_Basic_Law"),
    ],
)
def test_no_name_out_of_a_fragment(text: str, wrong: str) -> None:
    """A name is not found where its characters only meet across the words of another phrase."""
    assert wrong not in {mention.entity for mention in kg.extract(text, published=DAY).mentions}


@pytest.mark.parametrize(
    ("narrow", "broad"),
    [
        ("Global_Security_Initiative", "Chinese_Initiatives"),
        ("China_Laos_Community", "Community_with_Shared_Future"),
        ("One_Country_on_Each_Side", "Taiwan_Question"),
        ("Two_State_Solution", "Middle_East_Issue"),
        ("Comprehensive_Strategic_Partnership", "Partnership"),
        ("Denuclearization_of_Korean_Peninsula", "Arms_Control"),
    ],
)
def test_a_concept_has_its_broader_one(narrow: str, broad: str) -> None:
    """From the narrow concept a way of broader ones leads up to the wide one."""
    entries, above = knowledge().gazetteer.entries, [narrow]
    while entries[above[-1]].within:
        above.append(entries[above[-1]].within)
        assert len(above) < 10, "the broader concepts go round"
    assert broad in above


def test_broader_concepts_are_in_the_background(tmp_path: Path) -> None:
    """The graph of what is known says skos:broader of a concept that an article names."""
    (tmp_path / "a.txt").write_text("---\npublished: 2025-05-09\n---\n越南支持全球安全倡议。", "utf-8")
    graph = kg.build([tmp_path / "a.txt"], background=True)
    assert graph.query("ASK { GRAPH ?g { kg:Global_Security_Initiative skos:broader ?wide } }") or graph.query(
        "ASK { kg:Global_Security_Initiative skos:broader ?wide }"
    )


def test_parts_of_the_tables_fit() -> None:
    """Every concept's broader one is a known concept; what an event or a document belongs to is known; nothing goes round."""
    entries = knowledge().gazetteer.entries
    for entry in entries.values():
        if entry.type not in ("Concept", "Event", "Document") or not entry.within:
            continue
        assert entry.within in entries, entry.row
        assert entry.type != "Concept" or entries[entry.within].type == "Concept", entry.row
        seen, at = {entry.id}, entry.within
        while at:
            assert at not in seen, entry.row
            seen.add(at)
            at = entries[at].within

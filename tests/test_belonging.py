"""What lies in what and belongs to what, said in words."""

from __future__ import annotations

import pytest
from reading import read


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("美洲國家組織是區域性組織，總部設在美國華盛頓。", ("Organization_of_American_States", "locatedIn", "Washington_DC")),
        ("总部位于日内瓦的世界卫生组织发表声明。", ("World_Health_Organization", "locatedIn", "Geneva")),
        ("孟加拉国总理哈西娜在首都达卡会见王毅。", ("Dhaka", "locatedIn", "Bangladesh")),
        ("伊朗革命衞隊精銳部隊聖城旅發射火箭。", ("Quds_Force", "partOf", "Islamic_Revolutionary_Guard_Corps")),
        ("伊斯兰革命卫队下属的圣城旅发表声明。", ("Quds_Force", "partOf", "Islamic_Revolutionary_Guard_Corps")),
        ("國民黨政策會執行長林鴻池表示滿意。", ("organization/国民党政策会", "partOf", "Kuomintang")),
        ("民進黨立法院黨團總召柯建銘表示滿意。", ("Ker_Chien-ming", "hasPosition", "organization/民进党立法院党团")),
        ("國民黨團提出修正案。", ("organization/国民党团", "partOf", "Kuomintang")),
        ("世界卫生组织总部大楼外，哈马斯位于加沙城。", ("Hamas", "locatedIn", "Gaza_City")),
        ("扎波羅熱核電站位於烏克蘭南部。", ("Zaporizhzhia_NPP", "locatedIn", "Southern_Ukraine")),
        ("驻扎在阿富汗的巴基斯坦塔利班发表声明。", ("Tehrik_i_Taliban_Pakistan", "locatedIn", "Afghanistan")),
        ("喀布尔是阿富汗的首都。", ("Kabul", "locatedIn", "Afghanistan")),
        ("阿富汗东部楠格哈尔省发生爆炸。", ("Nangarhar", "locatedIn", "place/阿富汗东部")),
        ("阿富汗楠格哈爾省首府賈拉拉巴德發生爆炸。", ("Jalalabad", "locatedIn", "Nangarhar")),
        ("伊斯兰圣战组织隶属于哈马斯。", ("Palestinian_Islamic_Jihad", "partOf", "Hamas")),
        ("隶属于挪威外交部的云杉研究所发表报告。", ("organization/云杉研究所", "partOf", "Ministry_of_Foreign_Affairs_of_Norway")),
        ("卡桑旅是哈马斯的武装分支。", ("Al_Qassam_Brigades", "partOf", "Hamas")),
        ("德国外长瓦德富尔（Johann Wadephul，基民盟）表示满意。", ("Johann_Wadephul", "memberOf", "Christian_Democratic_Union_of_Germany")),
        ("共和黨籍的盧比奧訪問東京。", ("Marco_Rubio", "memberOf", "Republican_Party_US")),
    ],
)
def test_what_the_words_say(text: str, fact: tuple[str, str, str]) -> None:
    """The seat of a body, a capital called so, an organ under another, a party's organ."""
    assert fact in {(c.subject, c.predicate, c.object) for c in read(text).claims}


@pytest.mark.parametrize(
    "text",
    [
        "哈马斯和真主党发表声明。",
        "世卫组织代表在日内瓦会见记者。",
        "警方在首都抓获嫌疑人，大使前往达卡。",
        "世卫组织聘请了一家总部设在纽约的公司。",
        "国民党团结一致。",
        "导弹击中位于巴林的哈马斯阵地。",
        "哈马斯位于加沙城附近。",
        "铁路连接伊朗、阿富汗和印度的恰巴哈尔。",
        "哈佛大学和云杉研究所是伙伴。",
    ],
)
def test_what_they_do_not_say(text: str) -> None:
    """Bodies side by side, a meeting in a city, a capital without its name, and 党|团结."""
    assert not [c for c in read(text).claims if c.predicate in ("locatedIn", "partOf")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("内塔尼亚胡领导的右翼利库德集团赢得选举。", {("Benjamin_Netanyahu", "Likud")}),
        ("蔡英文帶領的民進黨舉行會議。", {("Tsai_Ing-wen", "Democratic_Progressive_Party")}),
        ("内塔尼亚胡领导的代表团抵达。", set()),
        ("蔡英文領導的團隊與民進黨開會。", set()),
    ],
)
def test_who_leads_a_party_holds_office_in_it(text: str, expected: set[tuple[str, str]]) -> None:
    """某人领导的某党 tells who leads it, as far as the party is named."""
    assert {(c.subject, c.object) for c in read(text).claims if c.predicate == "hasPosition"} == expected


@pytest.mark.parametrize(
    ("text", "place", "where"),
    [
        ("她在宾夕法尼亚州费城发表演讲。", "Philadelphia", "Pennsylvania"),
        ("特朗普在佛羅里達州海湖莊園接受採訪。", "Mar_a_Lago", "Florida"),
        ("俄军已控制哈尔科夫州战略要地库皮扬斯克。", "place/库皮扬斯克", "Kharkiv_Oblast"),
        ("将于2021年6月在希腊雅典改选主席。", "Athens", "Greece"),
    ],
)
def test_a_town_lies_in_the_province_that_it_is_named_with(text: str, place: str, where: str) -> None:
    """宾夕法尼亚州|费城, though the table has the town in the state alone."""
    assert (place, where) in {(c.subject, c.object) for c in read(text).claims if c.predicate == "locatedIn"}


def test_a_town_of_another_land_does_not() -> None:
    """俄亥俄州曼彻斯特 is not the Manchester that is listed in England."""
    found = read("他在俄亥俄州曼彻斯特发表演讲。")
    assert {"Ohio", "Manchester"} <= {e.id for e in found.entities}
    assert not [c for c in found.claims if c.predicate == "locatedIn" and c.subject == "Manchester"]

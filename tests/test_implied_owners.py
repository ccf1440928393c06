"""Whose an office is that the title itself does not say."""

from __future__ import annotations

import pytest
from reading import read

from kg.prose.script import shadow


def held(text: str) -> set[tuple[str, str, str]]:
    """Who holds which office where, in simplified script; persons by their names, everything else by its id."""
    claims = [c for c in read(text).claims if c.predicate == "hasPosition"]
    return {(c.subject.removeprefix("person/"), shadow(c.role), c.object) for c in claims}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("苏里南最高法院周三维持对前总统鲍特瑟的刑期。", ("鲍特瑟", "前总统", "Suriname")),
        ("抗議者多來自索羅門群島，不滿總理蘇嘉瓦瑞與台灣斷交。", ("苏嘉瓦瑞", "总理", "Solomon_Islands")),
        ("马尔代夫总统穆伊祖刚结束访华返国。马尔代夫民主党批评此举损害马尔代夫利益，前总统库达维却未附和。", ("库达维", "前总统", "Maldives")),
        ("自民党干事长茂木敏充、副总裁麻生太郎职务不变。", ("Taro_Aso", "副总裁", "Liberal_Democratic_Party")),
        ("中非共和国总统图瓦德拉的特别顾问瓜伊说，草案已获支持。", ("瓜伊", "特别顾问", "Central_African_Republic")),
        ("中兴通讯4月22日公告称，公司不能接受。董事长殷一民说，谈判仍有空间。", ("殷一民", "董事长", "ZTE")),
        ("国民民主党则投票反对，其党首玉木雄一郎认为执政党缺乏诚意。", ("Yuichiro_Tamaki", "党首", "Democratic_Party_For_the_People")),
        ("日本维新会投了赞成票，该党代表吉村洋文称，这是一大步。", ("Hiroyuki_Yoshimura", "代表", "Nippon_Ishin")),
        ("哈马斯与真主党举行会谈，后者的总书记卡尔迈尔出席。", ("卡尔迈尔", "总书记", "Hezbollah")),
        ("環保團體「綠惜地球」總幹事劉祉鋒（Lau Chi-fung）批評，政黨食言。", ("刘祉锋", "总干事", "organization/绿惜地球")),
        ("“联合名单”党领导人艾曼·奥达接受采访。", ("艾曼·奥达", "领导人", "organization/联合名单党")),
        ("歐盟貿易執委東布羅夫斯基斯說，協商無果。", ("Valdis_Dombrovskis", "贸易执委", "European_Union")),
        ("歐盟委員會貿易執委郝根表示，調查不可接受。", ("郝根", "贸易执委", "European_Commission")),
        ("民進黨敗選後，黨籍立委劉世芳表示遺憾。", ("刘世芳", "立委", "Taiwan")),
        ("王毅到访巴拿马，与总统鲍特瑟会晤。", ("鲍特瑟", "总统", "Panama")),
        ("中方发布消息。国家主席习近平致电卡洛斯·诺瓦。", ("Xi_Jinping", "国家主席", "China")),
        ("中国外交部举行记者会。发言人毛宁表示，这不符合事实。", ("Mao_Ning", "发言人", "Ministry_of_Foreign_Affairs_of_China")),
        ("副手為前行政院長賴清德。", ("Lai_Ching-te", "前行政院长", "Executive_Yuan")),
        ("日本外務省亞洲大洋洲局長金井正彰今天前往中國。", ("Masaaki_Kanai", "亚洲大洋洲局长", "Ministry_of_Foreign_Affairs_of_Japan")),
        ("台湾外交部国际组织司司长孙俭元表示感谢。", ("孙俭元", "国际组织司司长", "Ministry_of_Foreign_Affairs_Taiwan")),
        ("大西洋理事會非洲中心高級主任拉瑪·亞德說，很好。", ("拉玛·亚德", "非洲中心高级主任", "Atlantic_Council")),
        ("美國最高法院審理此案。自由派大法官索托馬耶爾（Sonia Sotomayor）提問。", ("索托马耶尔", "自由派大法官", "US_Supreme_Court")),
        ("特朗普的军控事务特使比林斯利亚（Marshall Billingslea）说，谢谢。", ("比林斯利亚", "军控事务特使", "United_States")),
        ("伊朗最高领袖外事顾问韦拉亚提警告说，不要冒险。", ("Ali_Akbar_Velayati", "最高领袖外事顾问", "Iran")),
        ("密西根州聯邦參議員絲拉金（Elissa Slotkin）表示反對。", ("丝拉金", "联邦参议员", "United_States")),
        ("美国陆军部长德里斯科尔会见俄方代表。", ("Dan_Driscoll", "陆军部长", "United_States")),
        ("美國移民局宣布，該局局長埃德羅（Joseph Edlow）留任。", ("埃德罗", "局长", "US_Citizenship_and_Immigration_Services")),
        ("缅甸国务资政杜瓦昂说，会谈有益。", ("杜瓦昂", "国务资政", "Myanmar")),
        (
            "战略与国际问题研究中心中国商业项目主管斯科特·肯尼迪说，很好。",
            ("斯科特·肯尼迪", "中国商业项目主管", "organization/战略与国际问题研究中心"),
        ),
    ],
)
def test_an_office_is_of_the_body_or_state_that_was_told_of(text: str, office: tuple[str, str, str]) -> None:
    """总统某某 of the state that the sentence tells of; 副总裁乙 and 其党首丙 of the body named before."""
    assert office in held(text)


@pytest.mark.parametrize(
    ("text", "who", "where"),
    [
        ("美国总统与法国总统会谈后，州长贝希尔宣布进入紧急状态。", "person/贝希尔", "United_States"),
        ("朝鲜劳动党中央政治局候补委员、国际部部长金成男访问中国。", "person/金成男", "North_Korea"),
        ("在英国和法国，总统鲍特瑟的著作很有名。", "person/鲍特瑟", "France"),
        ("在英国和法国，总统鲍特瑟的著作很有名。", "person/鲍特瑟", "United_Kingdom"),
        ("华为与中兴通讯签约。董事长殷一民说，前景很好。", "person/殷一民", "ZTE"),
        ("国家金融监管总局副局长周亮、中证监副主席李明出席。", "person/李明", "National_Financial_Regulatory_Administration_of_China"),
        ("某地流亡政府总理胡达亚尔说，中国必须停手。", "person/胡达亚尔", "China"),
        ("美国参议院通过总统特朗普提名的卡瓦诺（Brett Kavanaugh）出任大法官。", "person/卡瓦诺", "United_States"),
        ("军方受益于中国，去年上台的总理伊卜拉汗含糊其辞。", "person/伊卜拉汗", "China"),
        ("王毅拜会总统鲍特瑟。", "person/鲍特瑟", "China"),
        ("国家主席习近平致电卡洛斯·诺瓦。", "Xi_Jinping", "China"),
        ("发言人毛宁表示，这不符合事实。", "Mao_Ning", "Ministry_of_Foreign_Affairs_of_China"),
        ("联合国中国代表张大山说，很好。", "person/张大山", "United_Nations"),
        ("流亡意大利的女议员马加里亚内斯（Mariela Magallanes）强调，赦免无用。", "person/马加里亚内斯", "Italy"),
    ],
)
def test_an_office_that_may_be_of_several_is_of_none(text: str, who: str, where: str) -> None:
    """州长某某 is of a part of the state; where two firms are told of, the chairman is of neither; and of what is not named nobody is."""
    found = read(text)
    assert who in {e.id for e in found.entities}
    assert not [c for c in found.claims if c.predicate == "hasPosition" and (c.subject, c.object) == (who, where)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("抗议者多来自所罗门群岛，不满总理苏嘉瓦瑞与台湾断交。", "title-told"),
        ("自民党干事长茂木敏充、副总裁麻生太郎职务不变。", "title-shared"),
        ("中兴通讯4月22日公告称，公司不能接受。董事长殷一民说，谈判仍有空间。", "title-body"),
        ("特朗普的军控事务特使比林斯利亚（Marshall Billingslea）说，谢谢。", "title-aide"),
        ("中国外交部举行记者会。发言人毛宁表示，这不符合事实。", "title-known"),
    ],
)
def test_the_edge_tells_how_its_owner_was_found(text: str, rule: str) -> None:
    """An office whose title does not say whose it is gives the reason."""
    assert any(c.evidence.why.startswith("office: ") for c in read(text).claims if c.evidence.rule == rule)

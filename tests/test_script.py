import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.prose.characters import TABLE
from kg.prose.script import script_of, shadow


@given(st.text() | st.text("《》〈〉,()中a\n"))
def test_shadow_keeps_length(text):
    """Every text has a shadow of its own length, and the shadow of a shadow is itself."""
    assert len(shadow(text)) == len(text)
    assert shadow(shadow(text)) == shadow(text)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("習近平強調「一個中國」原則，『臺灣』", "习近平强调“一个中国”原则，‘台湾’"),
        ("世界衞生組織", "世界卫生组织"),
        ("王毅(左)說:好,走;行?對!", "王毅（左）说：好，走；行？对！"),
        ("出口1,000噸，8:30到，比分3:2", "出口1,000吨，8:30到，比分3:2"),
        ("據 BBC World (London, UK) 報道", "据 BBC World (London, UK) 报道"),
        ('他說:"好。"', "他说：“好。”"),
        ("２０２５年，ＡＰＥＣ　峰會，增５％", "2025年，APEC 峰会，增5%"),
        ("拉卡列‧波烏、拉卡列・波烏、拉卡列•波烏", "拉卡列·波乌、拉卡列·波乌、拉卡列·波乌"),
        ("托馬斯－格林菲爾德", "托马斯-格林菲尔德"),
        ("歐盟(EU)官員", "欧盟（EU）官员"),
        ("世界貿易組織(世貿),歐盟", "世界贸易组织（世贸），欧盟"),
        ("公布〈決定〉，簽署《〈公約〉的決定》", "公布《决定》，签署《〈公约〉的决定》"),
    ],
)
def test_shadow_of_both_regions(printed, plain):
    """Characters and punctuation of every region become one, and Latin text and numbers keep theirs."""
    assert shadow(printed) == plain


@pytest.mark.parametrize("text", ["不得破坏土耳其的主权。", "“和平金砖”——两国干部、后天、里海、云南", "他说：‘好’（笑）"])
def test_simplified_text_stays(text):
    """Text that is simplified already does not change: characters are converted, never phrases."""
    assert shadow(text) == text


@pytest.mark.parametrize(
    ("text", "script"),
    [("习近平同普京会谈", "zh-Hans"), ("習近平同普京會談", "zh-Hant"), ("中文", "zh-Hans"), ("干部来说：台灣", "zh-Hans")],
)
def test_script_of(text, script):
    """The script is told by the characters that only one of the two has."""
    assert script_of(text) == script


def test_table_is_openccs():
    """The shipped table agrees with OpenCC's character conversion for every character of Big5 and GB2312."""
    opencc = pytest.importorskip("opencc")
    convert = opencc.OpenCC("t2s").convert
    table = dict(line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    rows = [bytes((lead, trail)) for lead in range(0xA4, 0xFA) for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF))]
    chars = {row.decode(encoding, "ignore") for row in rows for encoding in ("big5", "gb2312")}
    han = sorted(char for char in chars if len(char) == 1 and "\u4e00" <= char <= "\u9fff")
    assert len(han) > 13_000
    extra = {char for char in han if convert(char) == char and char in table}
    assert not [char for char in han if char not in extra and table.get(char, char) != convert(char)]
    assert "著" not in table  # 著名 is simplified as it stands


def test_both_scripts_have_one_shadow():
    """A simplified text and the same text converted to traditional characters have the same shadow."""
    opencc = pytest.importorskip("opencc")
    text = "当地时间5月8日上午，俄罗斯总统普京同中国国家主席习近平在克里姆林宫举行会谈，签署《联合声明》，反对“双遏制”。"
    assert shadow(opencc.OpenCC("s2t").convert(text)) == shadow(text) == text

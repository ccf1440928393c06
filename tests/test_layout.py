"""Line breaks and blocks: `layout/NAME.txt` is read as the blocks that `layout/NAME.blocks` lists (kind, tab, text)."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read import read_bytes, read_file, read_text
from kg.types import Document

LAYOUT = Path(__file__).parent / "layout"
CASES = sorted(LAYOUT.glob("*.txt"))


def blocks_of(document: Document) -> list[str]:
    """Blocks as the fixtures write them."""
    return [f"{block.kind}\t{block.span.of(document.text)}" for block in document.blocks]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_layouts(path):
    """Wrapped lines are rejoined, clean ones are left alone, and every block has its kind."""
    assert blocks_of(read_file(path)) == path.with_suffix(".blocks").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_layout_settles(path):
    """The text that comes out, read again, is cut into the same blocks: nothing more is joined."""
    once = read_file(path)
    again = read_text(once.text)
    assert again.text == once.text


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_blocks_tile_the_text(path):
    """Blocks are the lines of the text, and none holds a line break."""
    document = read_file(path)
    assert [block.span.of(document.text) for block in document.blocks] == document.text.split("\n")


SENTENCE = st.text(alphabet="南嶺北川外長談判合作支持反對議會總統協定", min_size=4, max_size=30)
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=4).map(lambda parts: "，".join(parts) + "。")


@given(paragraphs=st.lists(PARAGRAPH, min_size=2, max_size=6), blank=st.booleans())
def test_clean_text_is_left_alone(paragraphs, blank):
    """Paragraphs that each stand on one line and end in a full stop are never joined, whatever their lengths."""
    document = read_text(("\n\n" if blank else "\n").join(paragraphs))
    assert document.text.split("\n") == paragraphs


@given(paragraphs=st.lists(PARAGRAPH, min_size=2, max_size=6), width=st.integers(12, 30))
def test_wrapping_loses_nothing(paragraphs, width):
    """However a text is wrapped, all its characters come out in their order."""
    wrapped = "\n\n".join("\n".join(part[at : at + width] for at in range(0, len(part), width)) for part in paragraphs)
    assert read_text(wrapped).text.replace("\n", "") == "".join(paragraphs)


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
@pytest.mark.parametrize("width", range(12, 40))
def test_wrapped_paragraphs_come_out_whole(width, blank):
    """A paragraph comes out whole at every column width, also with blank lines between all of its lines."""
    text = "八日上午，南嶺總統何偉在石城宣布論壇開幕，多國代表就航道安全和漁業合作交換意見，一致同意設立秘書處，由沿岸國家輪流主持。"
    lines = [text[at : at + width] for at in range(0, len(text), width)]
    assert read_text(blank.join(lines)).text == text


@pytest.fixture(scope="module")
def seed() -> Document:
    """The newspaper page."""
    shared = os.environ.get("KG_SHARED")
    if not shared:
        pytest.skip("KG_SHARED is not set")
    return read_file(Path(shared) / "seed" / "xi-putin-2025-05-08.txt")


@pytest.mark.parametrize(
    "sentence",
    [
        "當地時間5月8日上午，俄羅斯總統普京同中國國家主席習近平在莫斯科克里姆林宮舉行會談。",
        "錢峰向香港文匯報指出，在世界反法西斯戰爭勝利80周年之際，中俄兩國領導人此次莫斯科會晤進一步鞏固了中俄新時代全面戰略協作夥伴關係",
        "過去10年，是國際形勢大動盪大變革的10年，也是中俄關係大發展大跨越的10年。",
        "聲明共計近1.3萬字，主要內容如下：",
        "保障中俄跨境交通走廊無障礙運行，加強北極航道互利合作",
    ],
)
def test_a_newspaper_page_has_whole_sentences(seed, sentence):
    """Columns wrapped inside words, with blank lines inside paragraphs, give whole sentences, each in one block."""
    assert any(sentence in block.span.of(seed.text) for block in seed.blocks)


def test_a_newspaper_page_keeps_its_parts_apart(seed):
    """Headings, list items, the caption and the byline of a newspaper page each stay a block of their own."""
    blocks = blocks_of(seed)
    headings = ["排除外部干擾 拓能源AI等互利合作", "要堅持世代友好，做百煉成鋼的真朋友", "關於中俄關係", "習近平對中俄關係發展四點提示"]
    for heading in headings:
        assert f"heading\t{heading}" in blocks
    assert "byline\t●香港文匯報記者葛沖北京報道" in blocks
    assert "byline\t來源：新華社" in blocks
    assert sum(block.startswith("caption\t●當地時間5月8日上午") and block.endswith("新華社") for block in blocks) == 1
    assert sum(block.startswith("item\t●") for block in blocks) == 15
    assert all(block.endswith(("。", "：")) for block in blocks if block.startswith("paragraph"))


def test_the_same_layout_in_every_encoding():
    """Layout does not depend on the encoding of the bytes."""
    source = (LAYOUT / "wrapped-caption-credit-line.txt").read_text(encoding="utf-8")
    plain = blocks_of(read_text(source))
    for encoding in ("utf-16", "gb18030", "big5hkscs"):
        assert blocks_of(read_bytes(source.encode(encoding), "x")) == plain

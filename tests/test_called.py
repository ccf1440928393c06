"""Chinese names that nobody lists beside what somebody is."""

from __future__ import annotations

import pytest
from reading import named


def people(text: str) -> set[str]:
    """The names of persons, in simplified script."""
    return named(text, "Person")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("國安法指定法官梁廣澤認為案情嚴重。", {"梁广泽"}),
        ("维权律师王守璋，周三在天津受审。", {"王守璋"}),
        ("副主席張學民出席。", {"张学民"}),
        ("据悉校长张翊今被问到此事。", {"张翊"}),
        ("仁和醫院，蔡景燿院長指出，昨天有六百人。", {"蔡景燿"}),
        ("团体的召集人是赵品安、杨振霆及罗冠宇。", {"赵品安", "杨振霆", "罗冠宇"}),
        ("召集人赵品安、杨振霆及罗冠宇等到场。", {"赵品安", "杨振霆", "罗冠宇"}),
        ("出席的有委員吳朱蓮芳、任關佩瑛。", {"吴朱莲芳", "任关佩瑛"}),
        ("裁判官錢禮因其身分迴避。", set()),
    ],
)
def test_is_found_behind_what_somebody_is(text: str, names: set[str]) -> None:
    """A title, a calling or a person of a list before it tells that a name begins, and what follows where it ends."""
    assert people(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "议员莫忘初衷，校长马上要求学生离开。",
        "保安局局长明确表明，政府不会让步。",
        "副总统戴口罩出席，记者施袭后被捕。",
        "与众教授周旋、角力。裁判官闻言离席。",
        "受害人何小姐表示，男子应付罚款。",
        "警方向居民查询，学生高度赞扬老师。",
        "参加者包括老师、高层和金砖代表，还有司机和石油工人。",
        "首席谈判代表毛拉阿卜杜勒说。",
        "他说，周3总统出席。于A主席、王5先生和李—总理。",
    ],
)
def test_words_behind_what_somebody_is_are_no_names(text: str) -> None:
    """Words of the dictionary stay words."""
    assert not {name for name in people(text) if name != "毛拉阿卜杜勒" and name not in ("何", "阿卜杜勒")}


def test_a_family_name_that_is_known_is_left_to_recall() -> None:
    """莱维特与马丁|访韩, where 玛戈·马丁 is named in full."""
    assert people("助手玛戈·马丁随行。莱维特与马丁访韩。") >= {"玛戈·马丁", "马丁"}

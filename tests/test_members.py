"""Lists of states that a text calls members of a body."""

from __future__ import annotations

import pytest
from reading import read


@pytest.mark.parametrize(
    ("text", "body", "members"),
    [
        ("美洲國家組織舉行會議。34個成員國中，美國、加拿大、巴西等18國投票支持。", "Organization_of_American_States", "Brazil Canada United_States"),
        ("北约成员国波兰、立陶宛和拉脱维亚发表声明。", "NATO", "Latvia Lithuania Poland"),
        ("包括法国、德国在内的欧盟成员国表示反对。", "European_Union", "France Germany"),
        ("東盟成員國包括印尼、馬來西亞、泰國等。", "ASEAN", "Indonesia Malaysia Thailand"),
        ("泰国、越南等东盟国家表示支持。", "ASEAN", "Thailand Vietnam"),
        ("西共體會員國代表包括有多哥(Togo)以及貝寧(Benin)等國總統。", "ECOWAS", "Benin Togo"),
        ("非欧盟成员国挪威、冰岛也参加会议。", "European_Union", ""),
        ("东盟成员国同中国、日本和韩国举行会议。", "ASEAN", ""),
        ("中国、日本等东盟对话伙伴国与会。", "ASEAN", ""),
    ],
)
def test_the_states_that_are_listed_as_members(text: str, body: str, members: str) -> None:
    """Each state of the list is a member, by whichever side the body stands; who meets them, or is none of them, is not."""
    found = {c.subject for c in read(text).claims if c.predicate == "memberOf" and c.object == body}
    assert found == set(members.split())

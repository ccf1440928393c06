"""Whoever is put into an office, by the frame alone."""

from __future__ import annotations

import pytest
from reading import named


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("加蓬总统任命恩巴为总理。", {"恩巴"}),
        ("总统提名穆勒兹担任驻美大使。爱沙尼亚。", {"穆勒兹"}),
        ("乍得总统任命德比-埃诺为国防部长。", {"德比-埃诺"}),
        ("总统任命卡多为总理。安哥拉。", {"卡多"}),
        ("该党推举气候大臣克里斯滕·穆哈尔为总理候选人。", {"克里斯滕·穆哈尔"}),
        ("总统任命亲信为总理。泰国。", set()),
        ("总统任命一名法官为总理。泰国。", set()),
        ("总统任命职业外交官出任驻美大使。泰国。", set()),
        ("任命书送达后为总理举行仪式。", set()),
    ],
)
def test_whoever_is_put_into_an_office_is_a_person(text: str, names: set[str]) -> None:
    """任命某某为总理 names a person, however short; a listed surname that the name only begins with gives way."""
    assert named(text, "Person") == names

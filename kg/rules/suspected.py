"""以涉嫌违反国安法|拘捕 B: what somebody is taken for is no deed of whoever takes him, and the taking is one."""

from __future__ import annotations

import re

from kg.prose.clauses import ACTORS

_ARRESTS = ("逮捕", "拘捕", "拘留", "刑拘", "刑事拘留", "羁押", "拘押", "抓捕", "拘提")
_NAMED = re.compile(r"[以因]涉嫌[^，]{1,16}(?:罪|罪名|为由|名义|而)(?:将|把|正式|再次|再度)?$")  # 以涉嫌贪污的罪名|拘捕 B
# Without such an ending an actor before the verb may be the one who takes or is taken: 因涉嫌绑架某人|拘捕三人 is left alone.
_TOLD = re.compile(rf"[以因]涉嫌[^，{ACTORS}]{{2,16}}(?<!非法)(?:将|把|正式|再次|再度)?$")
_BEGUN = re.compile("[以因]涉嫌[^，]{0,6}$")
_THEN = re.compile(f"[^，]{{2,16}}(?:{'|'.join(_ARRESTS)})")


def is_arrest(form: str, at: int) -> bool:
    """Whether the verb at form[at] tells that somebody is taken for what was just said."""
    return _NAMED.search(form, 0, at) is not None or (form.startswith(_ARRESTS, at) and _TOLD.search(form, 0, at) is not None)


def is_charge(form: str, at: int) -> bool:
    """Whether the word at form[at] is what somebody is taken for, and the taking is told behind it."""
    return _BEGUN.search(form, 0, at) is not None and _THEN.match(form, at) is not None

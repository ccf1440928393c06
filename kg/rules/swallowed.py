"""Where a word whose object is not the subject's own doing (破坏, 煽动) takes nothing.

So it is in a crime's name, in what somebody is taken for, and in a deed that is felt about.
"""

from __future__ import annotations

import re

from kg.prose.clauses import ACTORS, NOUNS
from kg.rules.suspected import is_charge

BETWEEN = ("cooperatesWith", "partnerOf")
HELPS = ("有助于", "有利于")  # of what helps to deepen it nothing is claimed but between whom it is: 此访有助于深化 [甲国与乙国] 合作
_CRIME = re.compile("煽动[^，]{0,14}罪")  # 以煽动颠覆国家政权罪|逮捕 B
# 对|某国|破坏协议|表示谴责
_OF_WHOM = re.compile(rf"(?:对于?|就)[{ACTORS}][^，{NOUNS}]{{0,6}}$")
_FELT = re.compile("(?:表示|提出|予以|深表|感到|表达)[^，]{1,10}$")


def takes_nothing(form: str, at: int) -> bool:
    """Whether what follows the word at form[at] may still be the subject's own doing."""
    if _CRIME.match(form, at) or is_charge(form, at):
        return True
    return _OF_WHOM.search(form, 0, at) is not None and _FELT.search(form, at) is not None

"""Of which sort a body is (a party, a firm, a school): by the kind that the gazetteer gives it, or by how its names end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Sort(NamedTuple):
    """A sort of bodies; `kind` is "" where the gazetteer has none for it."""

    kind: str
    ends: tuple[str, ...]

    def has(self, kind: str, names: Iterable[str]) -> bool:
        """Whether a body of a kind ("" where it is not listed) that goes by these names is of the sort."""
        return kind == self.kind != "" or any(name.endswith(self.ends) for name in names)


MINISTRY = Sort("ministry", ("部",))
PARTY = Sort("party", ("党",))
COMPANY = Sort("company", ("公司", "集团", "银行", "航空", "控股", "电子", "科技", "股份", "企业"))
COMMITTEE = Sort("agency", ("委员会",))
SOCIETY = Sort("", ("协会", "学会", "商会", "总会", "公会", "联合会", "基金会", "工会", "促进会"))
SCHOOL = Sort("university", ("大学", "学院", "中学", "小学", "学校"))
BUREAU = Sort("", ("局",))
COURT = Sort("court", ("法院", "法庭"))
BANK = Sort("", ("银行",))
OFFICE = Sort("", ("署",))
# What 该党, 该公司, 党籍, 该校 call a body.
CALLED = {"部": MINISTRY, "党": PARTY, "公司": COMPANY, "企业": COMPANY, "集团": COMPANY, "校": SCHOOL, "行": BANK, "局": BUREAU, "署": OFFICE}

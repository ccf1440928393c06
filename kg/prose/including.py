"""Puts those who are named in the place of the many whom they belong to: 对|包括某甲在内的数百名公民|实施制裁."""

from __future__ import annotations

from kg.late import late
from kg.prose.clauses import ACTORS
from kg.prose.form import Form

# Nouns for many of one kind, with which such a phrase ends; whoever is named acts or suffers as one of them.
_MANY = (
    "(?:成员国|会员国|盟国|邻国|国家|各国|多国|大国|国|领导人|领袖|首脑|元首|外长|防长|官员|高官|高层|政要|要员|将领|议员|部长|人士|人员|人物|公民|成员|代表|专家|"
    "企业|公司|组织|机构|媒体|盟友|伙伴|团体|势力|力量|政党|经济体|实体|个人|人)"
)
_ENDS = rf"(?![的、和与及家士员民口]|{_MANY})"
_INCLUDING = late(rf"(?:包括|包含)(?P<named>[{ACTORS}])(?P<many>等?在内的[^，；：“”的]{{0,24}}?{_MANY}){_ENDS}")
_AND_OTHERS = late(
    rf"(?P<named>[{ACTORS}])(?P<many>等?(?:多个|多名|多家|众多|许多|一众|[0-9一二两三四五六七八九十]{{1,3}}(?:个|名|家))[^，；：“”的]{{0,8}}?{_MANY}){_ENDS}"
)


def name_the_included(form: Form) -> None:
    """Leave in the form, in place, the names alone."""
    while "在内的" in form.text and (found := _INCLUDING.search(form.text)):
        form.cut(*found.span("many"))
        form.cut(found.start(), found.start("named"))
    for noun in form.nouns.values():
        if noun.joint:
            _name_joined(form)
            break


def _name_joined(form: Form) -> None:
    """法国、德国|等多个欧盟国家; but 法国|多个组织."""
    for found in reversed([*_AND_OTHERS.finditer(form.text)]):
        if form.nouns[found.start("named")].joint:
            form.cut(*found.span("many"))

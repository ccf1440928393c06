"""Whom somebody calls on, where the words after 呼吁 or 要求 tell that and not what is called for."""

from __future__ import annotations

import re

from kg.prose.clauses import CODES

# Patterns and not lists of words: they hold at one end of the words.
_PERSONS = (CODES["Person"], CODES["Title"])  # whom it is asked of
_SOMEBODY = re.compile(r"(?:国际社会|各方|国家|人士|民众|市民|国民|公民|同胞|选民|官员|学校|主教|议员|成员国|学生|居民|员工|家长|社会各界)$")
# 要求|拥有这些机型的业者，…: whom alone it is asked of, and what is asked stands in the next clause.
_ONLY_WHOM = re.compile(
    r"(?!成立|组建|建立|设立|改革|解散|支持|改组|保护|释放|停止|取消|撤|尊重|制裁|惩|更换|重组|关闭|加强|推|组成|补偿|赔偿|帮助|支援|监管|打击|调查|起诉|取缔|立即|无条件|尽快)"
    r"[^，]{1,20}的[^，的]{0,6}(?:政府|当局|部门|机构|企业|公司|业者|厂商|团体|银行|人员|人士|专家|媒体)$"
)
_SOMEBODY_DOES = re.compile(
    rf"^[^，的]{{1,8}}(?:[局部署处厅司校院]长|总监|主任)(?!会)(?=[^，的]{{2}})|^[^，的]{{0,6}}(?:{CODES['Pronoun']}|他们|大家|其他人|用户|银行|国家|人士|民众|[市巿]民|官员|部门|省份|地区|单位|机构|企业|学校|政府|大众|各方|公司|记者|长官|国会|议会|雇主|店家|商户|"
    r"当局|主教|议员|学生|公众|居民|媒体|国民|公民|选民|同胞|家长|员工|教师|乘客|旅客|司机|消费者|读者)(?![的间之])(?=[^，]{2})"
)


def tells_whom(words: str) -> bool:
    """Whether the words name those of whom something is asked, alone or with what they shall do: 呼吁市民|不要前往边境."""
    return (
        words[0] in _PERSONS
        or _SOMEBODY.search(words) is not None
        or _SOMEBODY_DOES.match(words) is not None
        or _ONLY_WHOM.fullmatch(words) is not None
    )

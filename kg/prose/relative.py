"""What describes an actor before it: a deed and 的 (抵达首尔的|李强), and whether the two are only an object at the end of its sentence."""

from __future__ import annotations

import re

from kg.late import late
from kg.prose.clauses import ACTORS, CODES, NOUNS
from kg.prose.form import Form

# How a clause begins that modifies no actor: what a document or somebody who blames or asks says, and who held an office then.
NOT_RELATIVE = (
    r"(?!(?:声明|公告|公报|宣言|文告|通报)[^，的]{2}|"
    r"(?:点名|强烈|再次|多次|又|还|并|也)?(?:指责|批评|谴责|抨击|敦促|呼吁|要求|警告|促请|指控)|[^，；“”]{2,14}[时现前]任|"
    r"[^，；“”的]{0,10}[向给]其[^，；“”的]{1,6}的|"  # 多名选民|向其选区的|议员某某|发信
    rf"[^，；“”的]{{1,8}}了[{ACTORS}][^，；“”的]{{1,6}}的)"  # 打击了某军|使用的|某公司设施
)
# No deed ends with a day or a month: 支持某国参与|5月的某大会.
_OF_ACTOR = f"的(?<![0-9][年月日]的)(?<![今明去]年的)[{CODES['Person']}{CODES['Title']}{CODES['Organization']}{CODES['Country']}]"
OF_ACTOR = re.compile(_OF_ACTOR)  # without which nobody is modified
# The actor after 的 who is modified, and not his arms: 抵达首尔的|李强, but 袭击某地的|乌军|无人机.
MODIFIED = f"{_OF_ACTOR}(?!的|独立|无人机|导弹|军舰|船只|货船|货轮|油轮|客机)"
RELATIVE = late(rf"{NOT_RELATIVE}[^，；“”]{{2,24}}{MODIFIED}")
# 获任特使的|美国|资深外交官|某人: he, and not the land that he serves.
RELATIVE_TITLED = re.compile(
    rf"(?:已|刚|曾|新近)?[被获受](?=[^，]{{0,4}}[任命委派聘选提])[^，；“”]{{2,24}}的[{CODES['Country']}{CODES['Organization']}][^，、的]{{1,10}}{CODES['Person']}"
)
# 56岁的水果商|某人, 刚卸任的前防长|某人, 现居巴黎的作家|某人: what somebody is, and no deed.
DESCRIBED = re.compile(
    r"(?:(?:现年|年仅|今年|年近|近|年约)?[0-9一二三四五六七八九十]{1,3}多?岁|(?:刚刚?|新近|已经?|早已|现在|现在已经)?(?:卸任|离任|退休|退役|上任|就任|当选|获释|落选|胜选|落败|下台)"
    r"|当时|久未露面|(?:主管|分管|负责|现居|旅居|定居|居住|住在|出生|来自|毕业|任教|任职|供职|流亡)[^，的：“”、]{1,16}|外号“[^”]{1,8}”)"
    rf"的[^，的、：“”{NOUNS}]{{0,8}}{CODES['Person']}(?![的、和与及])"
)
# 名单包括某甲、[已离任的某乙]
_LISTED = re.compile(rf"(?:[{CODES['Person']}{CODES['Title']}]|(?:包括|包含|名单)[^，]{{1,60}})、[^，、{NOUNS}]{{1,12}}的.$")
_LAST_MARKS = ("。", "！", "？", "；")


def is_object(form: Form, end: int, mark: str) -> bool:
    """Whether what a clause seems to modify is its verb's object: the sentence ends with it (发射火箭攻击某地的|以军。), or it stands in a list."""
    return (end == len(form.text) and mark in _LAST_MARKS) or _LISTED.search(form.text, 0, end) is not None

"""Whether force and accusation are the subject's own: not what somebody unnamed does, or another is warned of, asked or charged with."""

from __future__ import annotations

import re

from kg.prose.clauses import NOUNS
from kg.prose.lexicon import Lexicon
from kg.rules.rule import Rule
from kg.rules.stances import unnamed_doer
from kg.rules.voice import DEEDS

_FORCE = frozenset({"attacks", "deploys", "detains", "sanctions", "withdrawsFrom", "breaksWith"})
_CONFLICT = DEEDS | _FORCE | {"urges"}
_DONE_BY_PEOPLE = _CONFLICT | {"aids"}

# Patterns and not lists of words: what counts is that they stand before the verb.
_CHARGES = re.compile(r"(?:警告|敦促|呼吁|促请|指责|批评|谴责|抨击|指控|痛批|担心|担忧|怀疑|声讨|要求)([^，]{1,24})$")
# Before a deed that is met, and whose doer is not told: 应对|入侵某国; and before one that others are advised of: 建议不要|制裁某国.
_MET = re.compile(r"(?:应对|应付|抵御|防范|防止|避免|阻止|制止|回应|面对|抵抗|免于|免遭|准备迎接)(?:可能|可能的|任何|再次|潜在){0,2}$")
_ADVISED = re.compile(
    r"(?:建议|呼吁|敦促|促请|要求|主张|强调)(?:各国|各方|国际社会|会员国|成员国)?(?:不要|不应|不必|不得|避免|停止|勿)(?:对|向|再|任何)?"
)
_PURPOSE = re.compile("为了?[^，为]{0,6}$")  # 为了|制裁 B|而损害自己: what for, and not what is done
_SERVES = re.compile("[^，]{1,24}而(?![是且非])")
# 这次|突袭比其他突袭更严重: a noun; but 此次|空袭了某地.
_THIS_ONE = re.compile(rf"[这此该那每上][次场轮起](?:空袭|突袭|袭击|攻击|打击|入侵|轰炸|炮击|制裁|批评|警告|威胁|抗议|指控)(?![了过{NOUNS}])")
_ANYBODY = re.compile(r"(?:任何(?:一方|人|国家|势力|组织)|他人|他国|别国|第三方)[^，]{0,30}$")  # 不允许任何一方|对 B 发动攻击


def others_deed(rule: Rule, form: str, at: int, since: int, lexicon: Lexicon) -> str:
    """Why the verb, or the pattern, that begins at form[at] tells no deed of the subject, or "" (also for rules of other groups)."""
    if since == at:
        return ""
    if rule.relation in _CONFLICT and _THIS_ONE.match(form, max(at - 2, since)):
        return "it is a noun (这次突袭)"
    if rule.relation in _DONE_BY_PEOPLE and not rule.before and unnamed_doer(form[since:at], lexicon):
        return "somebody unnamed does it"
    if rule.relation in _FORCE and _PURPOSE.search(form, since, at) and _SERVES.match(form, at):
        return "it is what for something is done (为了制裁 B 而…)"
    if rule.relation == "sanctions" and form[since:at] == "以":
        return "it is what something is for (修法，以制裁 B)"
    if rule.relation in _FORCE and _of_another(form, at, since, lexicon):
        return "it is what somebody else is warned of or charged with"
    return ""


def _of_another(form: str, at: int, since: int, lexicon: Lexicon) -> bool:
    """Whether the verb form[at:] stands in what an unnamed somebody is warned of, asked or charged with: 警告|某人不要|攻打 B."""
    if _ANYBODY.search(form, since, at) or _MET.search(form, since, at) or _ADVISED.search(form, since, at):
        return True
    said = _CHARGES.search(form, since, at)
    if said is None:
        return False
    gap = lexicon.negation_pattern.sub("", lexicon.modal_pattern.sub("", lexicon.adverb_pattern.sub("", said.group(1))))
    return len(gap) > 1 and not gap.startswith(("，", "对", "向", "并", "和", "及", "、"))

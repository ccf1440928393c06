"""How somebody takes what the clause before tells, or what the same clause says first: 某国扩军，[俄方]对此表示反对; 某国控制运河“不可接受”.

What is taken so is a whole clause, subject and all, and no object of the verb; so no rule with a pattern around its verb can read it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.late import late
from kg.prose.clauses import ACTORS, CODES, Clause, Noun, Settled
from kg.rules.found import Match, Side
from kg.rules.scope import Scope

# The words that a clause ends with which takes a stand; no other clause is asked whether it does.
_FOR = ("欢迎", "支持", "赞同", "赞成", "拥护", "赞赏和支持", "乐见其成")
_AGAINST = (
    *("反对", "拒绝", "抵制", "否决", "不满和反对", "反对和谴责", "谴责和反对", "不认同", "不同意"),
    *("不接受", "决不接受", "绝不接受", "不能接受", "决不能接受", "绝不能接受", "无法接受", "难以接受", "不可接受"),
)
_ALSO_FOR, _ALSO_AGAINST = ("支持", "赞成", "赞同", "欢迎"), ("反对", "抵制", "拒绝")
_REFUSALS = ("拒绝", "反对", "否决", "抵制", "驳回")
OUTCOMES = ("通过", "否决")
_ACCEPTABLE = ("接受的", "接受")
_BALLOTS = ("票",)
_FELT_TOO = ("抗议", "谴责", "不满", "愤慨", "遗憾", "赞赏", "感谢")  # what may be told along with it: 坚决反对并强烈抗议
_ENDS = (*_FELT_TOO, *_FOR, *_AGAINST, *_ALSO_FOR, *_ALSO_AGAINST, *_REFUSALS, *OUTCOMES, *_ACCEPTABLE, *_BALLOTS)
_QUOTES = "”’」"

# Patterns and not lists of words: they hold at the end of the clause, where nothing follows that could be an object.
_HOW = r"(?:[^，。的]{0,6}?(?:坚决|强烈|明确|热烈|坚定|完全|一致|严正|深表|高度|非常|十分|均|都|也|皆|予以|公开)?)"
TAKES = late(
    rf"(?P<this>对此|就此|对这一?(?:决定|做法|举动|提议|表态|结果|消息)|)(?:均|都|也|皆)?(?:(?:表示|予以|深表|表达了?|给予|明确|坚决|强烈){{1,3}}{_HOW}|{_HOW})"
    rf"(?:(?P<for>{'|'.join(_FOR)})|(?P<against>{'|'.join(_AGAINST)}))[{_QUOTES}]?$"
)
_ALONG = re.compile(
    rf"(?:{'|'.join(_FELT_TOO)})[和与并及、](?=[^，]{{2,6}}$)|(?<=支持|反对|欢迎|拒绝)[和与并及、](?:表示|予以)?(?:坚决|强烈|严正|极大|高度)?(?:{'|'.join(_FELT_TOO)})$"
)
_REFUSED = re.compile(
    rf"(?:但|却|均|都|随即|随后)?(?:遭到?|受到|被)([{ACTORS}])(?:政府|方面|当局)?(?:的)?(?:断然|坚决|强烈|明确|一口|严词|一致){{0,3}}(?:{'|'.join(_REFUSALS)})$"
)
_BAD = re.compile(
    r"(?:是|(?<!家)属|完全|绝对|令人|根本|都|均){0,3}(?:(?:不实|错误|荒谬|荒唐|无理|不负责任)[及和且并])?"
    rf"[“‘「]?(?:不可|无法|不能|难以|绝不能|不会)(?:被)?(?:{'|'.join(_ACCEPTABLE)})[{_QUOTES}]?$"
)
_NOT_SO = re.compile(r"(?:并非|不是|绝非|不能说|不算|没有|未必)(?:是)?$")
_VOTES = re.compile(rf"投(?:下|出)?了?(?:(?P<against>反对)|赞成|支持)(?:{'|'.join(_BALLOTS)})$")  # of a document: rules opposes-votes, supports-votes
_ROOM = 3  # characters before it: 均, 都
_SAYS_WHAT = re.compile(r"(?:这|那|此|它|这些|那些)(?:都|均|也|全)?是")  # 这都是鲁莽且|不可接受的: what is so, the clauses before say
_ALSO = re.compile(
    r"(?:和[^，的]{2,10}国家|等国?|政府|方面)?(?:则|却)?(?:也|亦|均|都|同样|同时|就|则|却)(?:明确|表示|坚决|强烈|积极|公开|一致|极力|不){0,2}"
    rf"(?:(?P<against>{'|'.join(_ALSO_AGAINST)})|(?P<for>{'|'.join(_ALSO_FOR)}))$"
)
_TOPIC = re.compile(r"(?:对于?|针对|不论是?|无论是?)(?=..)")
_TOPIC_NAMED = re.compile(rf"(?:对于?|针对)[{CODES['Document']}{CODES['Event']}]")
# 这种损害他国利益的做法|激起愤慨，我们坚决反对: the deed that the clause before only says something of.
_THIS_DEED = re.compile(
    r"(?:对于?)?(?:这种|这一|此种|这类|此类|这样的|上述|任何)([^，]{2,30}?的?(?:做法|行径|行为|言论|举动|图谋|企图|言行|论调|说法))(?=.)"
)
_TRIM = re.compile(r"^(?:就|在)?(?:此前|日前|近日|早前|并|也|又|还|已|已经|则|曾|宣布|决定){0,4}")
_ASKS = re.compile(rf"[^，]{{0,8}}(?:恳求|要求|呼吁|请求|敦促|促请|希望|提议|建议|申请)(?:[{ACTORS}](?=[^的、，和与]))?(?=..)")
_LONGEST = 40  # characters of what is taken so
_SHORTEST = 4
_TWO = 2


def may_take_stand(form: str) -> bool:
    """Whether a clause ends as one does that `attitude_matches`, `echoed` or `motion_matches` reads."""
    return form.rstrip(_QUOTES).endswith(_ENDS)


def attitude_matches(story: Sequence[Settled], settled: Settled, scope: Scope) -> list[Match]:
    """The matches of a clause that only says how somebody takes something; `story` are the clauses before it, the last one last."""
    form = settled.clause.form
    if not form or len(form) > _LONGEST * 2:
        return []
    if (bad := _BAD.search(form)) and not form.startswith("对此"):
        return _unacceptable(settled, bad.start())
    before = _told_before(story, settled)
    voted = _VOTES.search(form)
    if voted and voted.start() <= _ROOM and before is not None and _is_topic(before):
        return _made(
            before, settled, "opposes" if voted["against"] else "supports", settled.subjects, scope.decide(settled, voted.start(), 0), "attitude-vote"
        )
    refused = _REFUSED.match(form)
    taken = None if refused else TAKES.fullmatch(_ALONG.sub("", form))
    if before is None or (taken is None and refused is None):
        return []
    if refused:
        actors = settled.nouns.get(refused.start(1), ())
        return _made(before, settled, "opposes", actors, ("actual", "+"), "attitude-refused")
    told = taken is not None and (taken["this"] or _is_topic(before) or _of_this_deed(before) or ("表示" in form and _by_another(before, settled)))
    if taken is None or not told or settled.clause.why != "explicit" or not settled.subjects:
        return []
    if not _is_topic(before) and not _of_this_deed(before) and _goes_on(story):
        return []  # 法案罔顾事实，充满偏见，|中方不能接受: not the last predicate alone
    relation = "supports" if taken["for"] else "opposes"
    return _made(before, settled, relation, settled.subjects, scope.decide(settled, taken.start(taken.lastgroup or 0), 0), "attitude-to-this")


def echoed(told: list[Match], settled: Settled, scope: Scope) -> list[Match]:
    """某国反对该决议，[另一国]也反对: what the clause before takes a stand on; `told` are the matches of that clause."""
    also = _ALSO.fullmatch(settled.clause.form)
    if also is None or settled.clause.why != "explicit" or not told or told[0].settled.clause.sentence != settled.clause.sentence:
        return []
    relation = "opposes" if also["against"] else "supports"
    first = told[0]
    stands = [m for m in told if m.relation in ("opposes", "supports") and m.subject == first.subject and m.settled.clause is first.settled.clause]
    modality, polarity = scope.decide(settled, also.start(also.lastgroup or 0), 0)
    new = [s for s in settled.subjects if s not in {m.subject.entity for m in told} | {m.object.entity for m in stands}]
    return [replace(m, rule="attitude-also", relation=relation, subject=Side(s), modality=modality, polarity=polarity) for s in new for m in stands]


def _is_topic(before: Settled) -> bool:
    """Whether the clause before only names what it is about: 对美方的言行，|中方明确反对."""
    return before.clause.why != "explicit" and _TOPIC.match(before.clause.form) is not None


def _of_this_deed(before: Settled) -> bool:
    """Whether the clause before says something of a deed that it names: 这种做法毫无道理，|中方坚决反对."""
    return before.clause.why == "none" and _THIS_DEED.match(before.clause.form) is not None


def _by_another(before: Settled, settled: Settled) -> bool:
    """Whether the clause before tells what another actor, known and named there, does: 德国提出新方案，|法国表示欢迎."""
    return before.clause.why == "explicit" and bool(before.subjects) and set(before.subjects).isdisjoint(settled.subjects)


def _goes_on(story: Sequence[Settled]) -> bool:
    """Whether the clause before only goes on with what the one before it tells of the same subject."""
    if len(story) < _TWO or story[-1].clause.why == "explicit":
        return False
    return story[-2].clause.sentence == story[-1].clause.sentence and not story[-2].clause.speech


def _told_before(story: Sequence[Settled], settled: Settled) -> Settled | None:
    """The clause just before in the same sentence, if it tells something."""
    before = story[-1] if story else None
    if before is None or before.clause.sentence != settled.clause.sentence or before.clause.speech or "？" in before.clause.mark:
        return None
    return before if _SHORTEST <= len(before.clause.form) <= _LONGEST or _TOPIC_NAMED.fullmatch(before.clause.form) else None


def _made(before: Settled, settled: Settled, relation: str, actors: tuple[str, ...], how: tuple[str, str], rule: str) -> list[Match]:
    """What the clause before tells, as the object of these actors."""
    topic = _TOPIC.match(before.clause.form) if before.clause.why != "explicit" else None
    asked = _ASKS.match(before.clause.form) if rule == "attitude-refused" else None
    lead = topic or asked or _TRIM.match(before.clause.form)
    start = lead.end() if lead else 0
    whole = before if topic or asked else _with_subject(before)
    shift = len(whole.clause.form) - len(before.clause.form)
    start = start if shift == 0 else 0
    speakers = settled.speakers if set(actors) & settled.own else ()  # 某国宣布扩军，俄方对此表示反对: no word of the former
    told = replace(whole, speakers=speakers, statement=settled.statement, own=settled.own, time=settled.time, why=settled.why)
    end = len(told.clause.form)
    alone = topic is not None and _TOPIC_NAMED.fullmatch(told.clause.form) is not None  # 对于《…》，|某国表示欢迎
    start = end - 1 if alone else start
    named = told.nouns.get(start, ()) if alone else ()
    if named:
        return [Match(rule, relation, told, Side(actor), Side(one, start, end), *how, (start, end)) for actor in actors for one in named if actor]
    if end - start < (_TWO if topic else _SHORTEST) or (not topic and set(before.subjects) & set(actors)):
        return []
    parts = [(start, end)]
    if not topic and _of_this_deed(before) and (deed := _THIS_DEED.match(before.clause.form)):
        parts = [deed.span(1)]
    if topic and "还是" in told.clause.form:
        cut = told.clause.form.index("还是")
        parts = [(start, cut), (cut + 2, end)]
    return [
        Match(rule, relation, told, Side(actor), Side("", a, b), how[0], how[1], (a, b)) for actor in actors for a, b in parts if actor and b - a > 1
    ]


def _with_subject(settled: Settled) -> Settled:
    """The clause with its subject as the first character of its form."""
    clause = settled.clause
    if not clause.subject:
        return settled
    at = (clause.subject[0].span.start, *clause.at)
    nouns = {0: Noun(clause.subject, joint=len(clause.subject) > 1), **{i + 1: n for i, n in clause.nouns.items()}}
    code = CODES.get(clause.subject[-1].head.type, CODES["Organization"])
    whole: Clause = replace(clause, form=code + clause.form, at=at, nouns=nouns)
    return replace(settled, clause=whole, nouns={0: settled.subjects, **{i + 1: n for i, n in settled.nouns.items()}})


def _unacceptable(settled: Settled, end: int) -> list[Match]:
    """某国控制运河|不可接受: whoever says so is against it."""
    whole = _with_subject(settled)
    end += len(whole.clause.form) - len(settled.clause.form)
    named = settled.clause.subject or settled.clause.why == "none"
    if not settled.speakers or not named or not _SHORTEST <= end <= _LONGEST or set(settled.speakers) & set(settled.subjects):
        return []
    words = whole.clause.form[:end].rstrip("“‘")
    if _NOT_SO.search(words):
        return []
    if _SAYS_WHAT.match(words):
        return []
    entity = settled.subjects[0] if len(words) == 1 and len(settled.subjects) == 1 else ""
    if entity:
        return []
    return [
        Match("attitude-unacceptable", "opposes", whole, Side(s), Side("", 0, len(words)), "actual", "+", (0, len(words))) for s in settled.speakers
    ]

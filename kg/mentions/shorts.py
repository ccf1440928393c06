"""Short forms of states: 中俄, 对华, 驻韩, 美方, 俄外长. They count only in such company."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from collections.abc import Set as AbstractSet

from kg.late import late
from kg.mentions.context import Context
from kg.mentions.costs import Remembered
from kg.mentions.gazetteer import Gazetteer
from kg.types import Mention, Span

_ALONE = frozenset("中华俄美日韩朝欧台京沪")  # used though the article never names the state in full
_STATE = "中俄美日韩朝欧台澳英法德印"
_HEADS = "外长|防长|财长|领导人|元首|首脑"
_PAIR = late(
    r"([\u4e00-\u9fff]{2})(?=两国|双方)|([\u4e00-\u9fff]{3})(?=三国|三方)|([\u4e00-\u9fff]{4})(?=四国|四方)"
    rf"|([{_STATE}意加]{{3,4}})(?={_HEADS})"  # 英法德|外长
    rf"|(中[\u4e00-\u9fff]|[\u4e00-\u9fff]中)(?=(?:{_HEADS}|关系(?!户)|建交|全面战略|战略伙伴|自贸|自由贸易|友好|互为|双边|之间"
    r"|经贸|人文|联合声明))"  # 中加|领导人
)
_SIDES = re.compile("中|两国|双方|三国|三方|四国|四方|" + _HEADS)
_IN_ROW = re.compile(rf"[{_STATE}](?=[、和与][{_STATE}])")
_OFTEN = frozenset(_STATE) | frozenset("加意越泰柬缅蒙") - frozenset("欧台")  # states of 中X though the article never names them in full
_OF_LIST = re.compile(r"等?(?:[两三四五六七八九十]?[国方]|双方|各国|多国|领导人|首脑|外长)")
_LEAST_ROW = 3  # single characters between commas that are states wherever they stand
_WITH_CHINA = 5  # the group of `_PAIR` that holds China and another state
_RUNS_BEFORE = {"两": (2,), "双": (2,), "三": (3,), "四": (4,), "中": (0, 1)}  # characters of the run before each; 3 or 4 before an office
_RUN = late(rf"(?:[{_STATE}]|加(?![强大快入深速重剧征紧派])){{3,5}}(?![国文语元军方洲东部])")
_BEFORE = "访对驻赴援抗反亲涉在旅来抵离返侵助制遏联挺"  # 访华, 对俄, 驻韩 …
_MEANWHILE = 20  # characters in which 在 may open what ends with 中
_ADDRESSED = frozenset({"敦促", "批评", "谴责", "指责", "警告", "抨击", "呼吁", "促请", "制裁", "空袭"})  # 敦促|美|谨言慎行
_AFTER = late(
    r"总统府?|外长|防长|财长|首相|总理|军方|军(?![事人民队国])|空军|海军|媒(?=[，。：称体报])|外交部|国防部|国会|联社|使馆|大使|驻|国务院|政府|官员|议员|企|商务部|财政部|两国|双方|三国|关系|"
    r"元首|领导人|合作|友好|战略|经贸|贸易|会谈|首脑|峰会|战争|冲突|谈判|联盟|同盟|之间|高层|民间|人民|边境|边界|制裁|代表|特使|团队|双边|建交|协议|磋商|对话|伙伴|传统|跨境|媒体|文化年"
)
_AFTER_PAIR = re.compile(
    r"互为|同为|都|均|签署|签订|全面|务实|互利|各领域|各界|携手|共同|命运共同体|应当?|需要|可以|要(?=[^求])|间的|[^，。、的国方]{2,4}合作"
)
_TWO = 2
_ARMY = re.compile(r"军方(?!面)|军(?![事人民队国方校官机舰]|人员)|军(?=人员)")
_LANDS = re.compile(r"[的在与和及对将、，。]")
_WITHIN = re.compile(r"境内|首都|国家(?:电视台|通讯社|安全)|政府军|反对派|[东西南北]{1,2}部(?:地区|城市|省|边境|前线)?")
_NO_STATE = ("中高层", "中高级", "中低层")
_NOT_WITHIN = frozenset("朝以中东西华新海台欧南北台土")  # 以北部, 中东部: words of their own
_INTERVIEWS = ("专访", "采访", "受访", "家访", "走访", "到访", "来访", "随访", "探访")
_OFFICE_OF = re.compile("外交部|总统|总理|首相|外长|政府|国会|国防部|驻")
_QUOTED = re.compile(rf"([{_STATE}])“(中)”")
_DOING = frozenset({"撤离", "逃离", "脱离", "入侵", "援助", "协助", "救助", "空袭", "制裁"})
_JOINS = ("、", "和", "与")
_WITH = frozenset("同与跟对向")  # 愿同|斯方: whatever word is cut across its edge
_NOT_SIDE = frozenset("东西南北地各对双我他她它前后多单大平官军警校院资买卖甲乙己彼此局")
_AFTER_SIDE = re.compile(r"[案式向法针便程块]|(?<=立方)(?:体|根|和|差|厘|公|英|毫|分|千|码)|(?<=立方)[。，、/]")


class ShortFinder:
    """Holds whose the short forms are."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._entries = gazetteer.entries
        self._around = Remembered(self._find_around)
        self._alone = _ALONE.intersection(gazetteer.shorts)
        self._longer = [(short, ids) for short, ids in gazetteer.shorts.items() if len(short) > 1]  # 北马

    def find(self, context: Context) -> None:
        """Add the short forms to the cover as mentions of type Country or Organization, entity still ambiguous where shared."""
        plain = context.plain
        named = self._named(context)
        shorts = self._alone.union(*[self._entries[i].short for i in named])
        _find_single(context, shorts)
        self._find_longer(context, named)
        _find_first_characters(context)
        for quoted in _QUOTED.finditer(plain):
            for group in (g for g in (1, 2) if not context.cover.holds(*quoted.span(g))):
                _add(context, quoted.start(group), quoted.end(group))  # 俄“中”军机

    def _named(self, context: Context) -> set[str]:
        """What is listed of all that the article names, and the states in which the places and organs lie that it names."""
        persons = {m.entity for m in context.cover if m.type == "Person" and m.entity in self._entries}
        return persons.union(*[self._around[entity] for entity in {m.entity for m in context.cover if m.type != "Person"}])

    def _find_around(self, entity: str) -> tuple[str, ...]:
        """What is listed of a thing and the state in which it lies."""
        entry = self._entries.get(entity)
        state = self._entries.get(entry.within) if entry else None
        return tuple(e.id for e in (entry, state if state and state.type == "Country" else None) if e)

    def _find_longer(self, context: Context, named: AbstractSet[str]) -> None:
        """北马|方, 刚果|总统: forms of several characters, for states that the article names in full."""
        plain = context.plain
        for short in [short for short, ids in self._longer if not named.isdisjoint(ids)]:
            for start in context.places(short):
                end = start + len(short)
                side = plain.startswith("方", end) and not _AFTER_SIDE.match(plain, end + 1)
                whole = short.endswith("国") and (_LANDS.match(plain, end) is not None or context.boundary(end))  # 马国|作为…
                if context.cover.holds(start, end + side) or not (whole or side or _AFTER.match(plain, end) or plain[start - 1 : start] in _BEFORE):
                    continue
                if side or (context.boundary(start) and context.boundary(end)):
                    _add(context, start, end + side, short)


def _find_single(context: Context, shorts: frozenset[str]) -> None:
    """Add the forms of one character, alone and in pairs and rows, where they stand in company that makes them states."""
    plain = context.plain
    sides = _before_sides(plain, context.gazetteer.shorts)
    places = sorted(sides.union([found.start() for found in _IN_ROW.finditer(plain)], context.cover.free(shorts)))
    at = 0
    for place in places:
        if place < at:
            continue
        at = place
        pair = _PAIR.match(plain, at) if at in sides else None
        if pair and _is_pair(context, pair, shorts):
            at = _add_each(context, range(*pair.span()))  # 印巴两国, 刚卢双方
            continue
        if context.cover.holder(at) is not None:
            continue
        listed = _listed(context, at, shorts) if plain[at + 1 : at + 2] in _JOINS else at
        if listed > at or plain[at] not in shorts:
            at = listed
            continue
        run = _RUN.match(plain, at)
        if run and sum(c in _ALONE for c in run.group()) >= 2 and context.boundary(at) and not context.cover.holds(*run.span()):
            at = _add_each(context, range(*run.span()))  # 日韩台澳: in a row of three, others too
            continue
        end = at + 1
        while end < len(plain) and plain[end] in shorts and end - at < 4 and context.cover.holder(end) is None:
            end += 1
        at = _take(context, at, end)


def _find_first_characters(context: Context) -> None:
    """宏国, 史国: a character and 国, where just one state of the article begins with the character and no word is made of the two."""
    states: dict[str, set[str]] = {}
    entries = context.gazetteer.entries
    for mention in context.cover:
        size, state = mention.span.end - mention.span.start, mention.entity
        if mention.type == "Organization" and state in entries:  # 委内瑞拉国会 names its state too
            state = entries[state].within
            owner = entries.get(state)
            size = max((len(name) for name in owner.names if context.plain.startswith(name, mention.span.start)), default=0) if owner else 0
            size *= owner is not None and owner.type == "Country"
        elif mention.type != "Country":
            continue
        if size > 2 and "|" not in state:
            states.setdefault(context.plain[mention.span.start], set()).add(state)
    for first, ids in states.items():
        short = f"{first}国"
        if len(ids) > 1 or short not in context.plain:
            continue
        if context.has_word(short) and not any(_OFFICE_OF.match(context.plain, at + 2) for at in context.places(short)):
            continue
        for at in context.places(short):
            if not context.plain.startswith("际", at + 2) and context.boundary(at) and not context.cover.holds(at, at + 2):
                context.cover.add(Mention(Span(at, at + 2), "Country", f"short:{short}", entity=next(iter(ids))))


def _is_pair(context: Context, pair: re.Match[str], named: frozenset[str]) -> bool:
    """Whether the characters are states each, and no other word or name holds them."""
    if not all(c in context.gazetteer.shorts for c in pair.group()) or not context.boundary(pair.start()) or context.cover.holds(*pair.span()):
        return False
    return pair.lastindex != _WITH_CHINA or all(c in named or c in _OFTEN for c in pair.group())


def _before_sides(plain: str, shorts: Container[str]) -> set[int]:
    """Where a pair, three or list of states before 两国 or 三方 may begin: few characters of a text."""
    before = {found.start() - n for found in _SIDES.finditer(plain) for n in _RUNS_BEFORE.get(found[0][0], (3, 4))}
    return {at for at in before if at >= 0 and plain[at] in shorts and ((after := plain[at + 1 : at + 2]) in shorts or after in _JOINS)}


def _listed(context: Context, start: int, named: frozenset[str]) -> int:
    """美、英、澳三方: single characters in a list that ends with a word for states; the end of the list, or `start`."""
    plain, at, found = context.plain, start, []
    shorts = context.gazetteer.shorts
    while at < len(plain) and plain[at] in shorts and context.cover.holder(at) is None:
        found.append(at)
        if plain[at + 1 : at + 2] not in _JOINS:
            break
        at += 2
    beside = (context.cover.ending(start - 1), context.cover.starting(at + 2))
    row = len(found) >= _LEAST_ROW or any(m is not None and m.type == "Country" for m in beside)  # 美国和英、法、德; 美、英、法
    if row and len(found) > 1 and all(plain[i] in _STATE or plain[i] in named for i in found) and context.boundary(at + 1):
        _add_each(context, found)
        return at + 1
    if len(found) < 2 or not _OF_LIST.match(plain, at + 1, at + 5):
        return start
    _add_each(context, found)
    return at + 1


def _take(context: Context, start: int, end: int) -> int:
    """Decide over the run of candidate characters [start, end); gives the offset to go on from."""
    plain = context.plain
    alone, side = end - start == 1, plain[end : end + 1] == "方"
    before = context.cover.ending(start)
    timed = before is not None and before.type == "Time"  # 今年|中美: the words cut there do not count
    first = timed or context.boundary(start)
    if alone and side and (first or plain[start - 1] in _WITH) and plain[start] not in _NOT_SIDE and not _AFTER_SIDE.match(plain, end + 1):
        _add(context, start, end + 1)
        return end + 1
    if plain.startswith(_NO_STATE, start):
        return start + 1
    dialogue = plain[start] == "以" and plain.startswith("对话", end)  # 以|对话|解决…: by dialogue
    followed = (_AFTER.match(plain, end) is not None and not dialogue) or (
        alone and plain[start] not in _NOT_WITHIN and _WITHIN.match(plain, end) is not None
    )
    joined = side or followed or (context.boundary(end) and _is_compound(context, start, end, timed=timed))
    joined = joined or (end - start == _TWO and _AFTER_PAIR.match(plain, end) is not None and not context.has_word(plain[start:end]))
    if not alone and joined and (first or plain[start - 1 : start] in _BEFORE):
        return _add_each(context, range(start, end))
    army = _ARMY.match(plain, end) if alone and first else None
    if army and _add_army(context, start, army.end()):
        return army.end()
    if (alone and first and followed) or _is_object(context, start):
        _add(context, start, start + 1)
    return start + 1


def _add_army(context: Context, start: int, end: int) -> bool:
    """Add the armed forces that 以军 and 巴军方 stand for, where the gazetteer has those of the state."""
    known = context.gazetteer
    states = known.shorts[context.plain[start]]
    armies = (known.names.get(f"{name}军队", ("",))[0] for state in states for name in known.entries[state].names)
    found = tuple(dict.fromkeys(a for a in armies if a))
    return bool(found) and context.cover.add(Mention(Span(start, end), "Organization", f"army:{context.plain[start]}", entity="|".join(found)))


def _is_object(context: Context, at: int) -> bool:
    """访|华, 对|俄: whether a character that takes a state stands before, and no word holds the two or goes on after them."""
    addressed = context.plain[max(at - 2, 0) : at] in _ADDRESSED and context.plain[at] != "以"  # 呼吁以对话…
    if addressed and context.plain[at] == "中" and context.plain.find("在", max(at - _MEANWHILE, 0), at) >= 0:
        return False  # 在美军空袭|中
    if at == 0 or not (addressed or context.plain[at - 1] in _BEFORE) or not context.boundary(at + 1):
        return False
    if context.plain[at - 2 : at] in _INTERVIEWS and context.plain[at] == "中":
        return False  # 专访|中
    if context.plain[at] == "中" and context.plain[at - 2 : at] in _DOING:
        return False  # 在撤离|中遭到空袭: while they leave
    if context.plain[at - 1] == "挺" and context.plain[at] in "中美":
        return False  # 挺|美的
    word = context.word_at(at)
    return (context.boundary(at - 1) or context.boundary(at)) and (word is None or word.end == at + 1)


def _is_compound(context: Context, start: int, end: int, *, timed: bool = False) -> bool:
    """Whether jieba cut exactly this run as one word or as single characters, so that no other word is hidden in it.

    `timed` says that a time ends where the run begins, so that a word over that border is none.
    """
    if timed and all(context.plain[at] in _ALONE and (at == start or at in context.words) for at in range(start, end)):
        return True
    word = context.words.get(start)
    if word is None:
        return False
    if all(context.plain[at] in _ALONE and at in context.words for at in range(start, end)):
        return True
    single = (context.words.get(at) for at in range(start, end))
    return (word.end == end and word.tag[:1] in "njb") or all(one is not None and one.tag in ("j", "ns", "b") for one in single)


def _add_each(context: Context, places: Sequence[int]) -> int:
    """Add the character at each place; gives the offset after the last."""
    for at in places:
        _add(context, at, at + 1)
    return places[-1] + 1


def _add(context: Context, start: int, end: int, short: str = "") -> None:
    """Add the state that the short form (or the character) at `start` stands for; 方 after it may belong to the mention."""
    short = short or context.plain[start]
    ids = context.gazetteer.shorts[short]
    kind = context.gazetteer.entries[ids[0]].type
    context.cover.add(Mention(Span(start, end), kind, f"short:{short}", entity="|".join(ids)))

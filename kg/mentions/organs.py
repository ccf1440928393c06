"""Organs of state by their endings: whose they are, and where their names begin: 伊朗|外交部, 中国驻美国|大使馆, 北京|政府."""

from __future__ import annotations

from kg.mentions.context import Context
from kg.mentions.reach import Ending, add_name
from kg.types import Mention, Span

LAND = ("Country", "Organization", "Place")  # what may own an organ
_LESSER = ("区", "市", "县", "州", "郡", "省", "镇", "乡", "各国", "多国", "两国", "地方", "外国")
_MISSIONS = ("代表处", "大使馆", "使馆", "总领事馆", "总领馆")
_HEADS = ("总理", "首相", "首脑", "总统")


def is_of_state(context: Context, ending: Ending, state: Mention | None) -> bool:
    """Whether 政府 is that of the state or person before it, which is added, or of no one by name (各国|政府, 州|政府)."""
    if state is not None and state.type == "Country":
        if not context.plain.startswith(_HEADS, ending.end):  # 越南|政府总理: his title
            add_name(context, Span(state.span.start, ending.end), "Organization", ending.word)
        return True
    if state is not None and state.type == "Place" and _is_capital(context, state) and not context.plain.startswith("大楼", ending.end):
        _add_cabinet(context, Span(state.span.start, ending.end), state)  # 北京|政府
        return True
    if state is not None and state.type == "Person":
        _add_cabinet(context, Span(state.span.start, ending.end), state)
        return True
    return context.plain.endswith(("国家", "各国", "多国", "该国", "两国", "联合", "流亡", "州", "省", "市", "县"), 0, ending.start)


def _is_capital(context: Context, place: Mention) -> bool:
    entry = context.gazetteer.entries.get(place.entity)
    return entry is not None and entry.kind == "capital" and not context.plain.endswith("大", 0, place.span.start)  # 大伦敦|政府


def _add_cabinet(context: Context, span: Span, head: Mention) -> None:
    """特朗普政府, 北京政府: the government of the state whose head or capital it is, where one is known; else a government by that name."""
    person = context.gazetteer.entries.get(head.entity)
    state = context.gazetteer.entries.get(person.within) if person is not None else None
    name = f"{dict(state.labels).get('zh-Hans', '')}政府" if state is not None and state.type == "Country" else span.of(context.plain)
    known = context.gazetteer.names.get(name, ())
    context.cover.replace(Mention(span, "Organization", "ending:政府", entity=known[0] if known else f"organization/{name}"))


def organ_start(context: Context, ending: Ending, start: int) -> int:
    """Where the name of an organ of state begins: with its owner, or alone where it can stand alone; else -1."""
    if ending.word == "代表团" and (state := context.cover.ending(ending.start)) is not None and state.type == "Country":
        return _post(context, ending, start)  # 某国|代表团 are whoever came from there, and no body of its own
    posted = _post(context, ending, start)
    if posted >= 0:
        return posted
    owner = context.cover.starting(start)
    if ending.word == "办事处" and context.plain[start - 1 : start] == "驻":
        sender = context.cover.ending(start - 1)  # 香港|驻迪拜|办事处; not 欧盟|驻港澳|办事处, where it is not known whose
        return sender.span.start if sender is not None and sender.type == "Country" else -1
    if owner is not None and owner.type in LAND:
        return start
    lesser = context.plain.endswith(_LESSER, 0, ending.start)  # 县|议会: of no state, and which one is not said
    return -1 if lesser or ending.word in context.lexicon.owned_organs else ending.start


def _post(context: Context, ending: Ending, start: int) -> int:
    """中国驻美国大使馆, 驻美国台北经济文化代表处: the start of the sending state, of 驻 where it is not said, or -1."""
    described = ending.word in _MISSIONS and context.plain[start - 1 : start] == "驻"
    host = (context.cover.starting(start) if described else None) or context.cover.ending(ending.start)
    if host is None or host.type not in LAND or context.plain[host.span.start - 1 : host.span.start] != "驻":
        return -1
    own = next((word for word in ("我国", "我") if context.plain.endswith(word, 0, host.span.start - 1)), "")
    if own:
        return host.span.start - 1 - len(own)  # 我驻海地大使馆
    sender = context.cover.ending(host.span.start - 1)
    if sender is None and ending.word in _MISSIONS:
        return host.span.start - 1  # 驻英国|代表处: whose it is the article need not say, and it is not the host's
    return sender.span.start if sender is not None and sender.type in ("Country", "Organization") else -1

"""A listed organ and the state right before it as one name: 俄国|联邦安全局, 加拿大|自由党."""

from __future__ import annotations

from dataclasses import replace

from kg.mentions.context import Context
from kg.types import Mention, Span


def _join_one_of(context: Context, organ: Mention, state: Mention, whole: Span) -> None:
    """加拿大|自由党: the one of this name that is the state's; 日本|保守党: none of those that are listed."""
    own = [i for i in organ.entity.split("|") if state.entity in _within(context, i)]
    name = (
        f"{dict(context.gazetteer.entries[state.entity].labels).get('zh-Hans', '')}{organ.span.of(context.plain)}" if "|" not in state.entity else ""
    )
    if len(own) == 1:
        context.cover.replace(replace(organ, span=whole, entity=own[0]))
    elif name and not own:
        context.cover.replace(Mention(whole, "Organization", "of-state", entity=f"organization/{name}"))


def _join_party(context: Context, organ: Mention, party: Mention) -> bool:
    """朝鲜劳动党|中央政治局: an organ that is listed for another party is this party's here; whether it was joined."""
    entries = context.gazetteer.entries
    own, listed = entries.get(party.entity), entries.get(organ.entity)
    whole = entries.get(listed.within) if listed is not None else None
    if own is None or whole is None or not own.kind == whole.kind == "party" or own.id == whole.id:
        return False
    name = f"{dict(own.labels).get('zh-Hans', '')}{organ.span.of(context.plain)}"
    known = context.gazetteer.names.get(name, (f"organization/{name}",))
    context.cover.replace(Mention(Span(party.span.start, organ.span.end), "Organization", "of-party", entity=known[0]))
    return True


def _within(context: Context, organ: str) -> set[str]:
    """What an organ lies in, and what that lies in."""
    whole = context.gazetteer.entries[organ].within
    return {whole, context.gazetteer.entries[whole].within if whole in context.gazetteer.entries else ""}


def _join_house(context: Context, organ: Mention, parliament: Mention) -> bool:
    """某国最高会议|立法院: a house called as another state's is, behind the parliament that it is a house of."""
    inner, outer = (context.gazetteer.entries.get(m.entity) for m in (organ, parliament))
    if inner is None or outer is None or inner.kind != "parliament" or outer.kind != "parliament" or outer.id in (inner.id, inner.within):
        return False
    if inner.within == outer.within:
        return False
    whole = Span(parliament.span.start, organ.span.end)
    context.cover.replace(Mention(whole, "Organization", "of-state", entity=f"organization/{whole.of(context.plain)}"))
    return True


def join_states(context: Context) -> None:
    """俄国|联邦安全局: an organ with its own state before it is named by the two together; 朝鲜|中央电视台 is another's."""
    for organ in [m for m in context.cover if m.type == "Organization"]:
        state = context.cover.ending(organ.span.start)
        if state is not None and _join_house(context, organ, state):
            continue
        if state is not None and _join_party(context, organ, state):
            continue
        if state is None or state.type != "Country":
            continue
        whole = Span(state.span.start, organ.span.end)
        if "|" in organ.entity:
            _join_one_of(context, organ, state, whole)
            continue
        entry = context.gazetteer.entries.get(organ.entity)
        if entry is None:
            continue
        if entry.within == state.entity:
            context.cover.replace(replace(organ, span=whole))
        elif entry.within in context.gazetteer.entries and organ.span.of(context.plain).startswith(context.lexicon.of_any_state):
            name = whole.of(context.plain)
            known = context.gazetteer.names.get(name, ())
            context.cover.replace(Mention(whole, "Organization", "of-state", entity=known[0] if known else f"organization/{name}"))

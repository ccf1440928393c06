"""Whose a document is, so that what it says and does is theirs: 声明指出, 公告谴责某国."""

from __future__ import annotations

import re

from kg.prose.clauses import ACTORS, Clause
from kg.resolve.anaphora import meant_by_all
from kg.resolve.memory import Story

_KINDS = "声明|公告|公报|宣言|新闻稿|白皮书|通报|文告|信函|报告"
_KIND = re.compile(rf"(?:{_KINDS})(?=[》”]?$)")
# 甲致乙的信, 致信乙: whose letter it is; and 信中称, by which it speaks.
_LETTER = "信"
_WROTE = re.compile(rf"([{ACTORS}])(?:[^，{ACTORS}]{{0,4}})(?:致|写给|寄给|发给)[^，]{{1,24}}的(?:一封|公开)?信(?:函|件)?")
_WRITES = re.compile("致信|致函|去信|写信|发信|来信|寄信|联署|修书")
_LETTER_SAYS = re.compile("(?:在)?(?:该|这封|此|上述)?(?:公开|感谢|联名)?[信函][件函]?中")
_SPEAKS = re.compile(rf"(?:该|这[一份项]?|此|上述|联合|书面){{0,2}}(?P<kind>{_KINDS})(?!会|说明)")
# 公告|谴责该组织: what a document does, those do who issued it.
_ACTS = re.compile(
    rf"{_SPEAKS.pattern}(?:中|还|并|也|又|则|强烈|严厉|同时|再次|继续|特别|明确|坚决){{0,3}}(?=谴责|敦促|呼吁|要求|批评|支持|反对|欢迎|赞赏|警告|促请|指责|感谢)"
)


def remember_issuer(story: Story, clause: Clause, ids: tuple[str, ...]) -> None:
    """Note that these issued a document in this clause, for all documents and for those of its kind."""
    memory = story.memory
    if letter := _WROTE.search(clause.form):
        memory.issuers[_LETTER] = meant_by_all(story, clause.nouns[letter.start(1)].phrases)[0]
        return
    if _WRITES.search(clause.form):
        memory.issuers[_LETTER] = ids
        return
    another = clause.why == "none" and not clause.speech and "会" not in clause.form  # 民间团体发表报告
    memory.issuer = _sides(story, ids) or (() if another else memory.issuer)
    names = (noun.phrases[-1].span.of(story.document.plain) for noun in clause.nouns.values() if noun.phrases[-1].head.type == "Document")
    kinds = (_KIND.search(name) for name in (clause.form, *names))
    memory.issuers |= {kind.group(): memory.issuer for kind in kinds if kind is not None}


def issuer_speaking(story: Story, clause: Clause, nouns: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Who speaks in 宣言指出: whoever the clause names as its owner, else who issued the last document of that kind."""
    if _LETTER_SAYS.match(clause.form):
        return story.memory.issuers.get(_LETTER) or story.memory.owner
    before = [ids for at, ids in sorted(nouns.items()) if clause.form[at] in ACTORS and at < len(clause.form) - len(clause.speech)]
    own = [ids for at, ids in sorted(nouns.items()) if clause.nouns[at].phrases[0].span.of(story.document.plain).endswith("决议")]
    if before or own:
        return (before or own)[0]  # a resolution speaks for itself
    memory, kind = story.memory, _SPEAKS.match(clause.form)
    return memory.issuers.get(kind["kind"], memory.issuer) if kind else memory.issuer


def issuer_acting(story: Story, clause: Clause) -> tuple[str, ...]:
    """Who condemns, calls for or supports something in 公告谴责…, 声明呼吁…; nobody where no document of that kind was issued."""
    issuers = story.memory.issuers
    acts = _ACTS.match(clause.form) if issuers and not clause.speech else None
    return issuers.get(acts["kind"], ()) if acts else ()


def _sides(story: Story, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Whose a document is that these issued: the sides of several persons (两国总统签署联合声明)."""
    linker = story.linker
    sides = tuple(dict.fromkeys(linker.side(i) for i in ids if linker.is_person(i)))
    return sides if len(sides) == len(ids) > 1 and all(sides) else ids

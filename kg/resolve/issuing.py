"""Whose a document is, so that what it says and does is theirs: 声明指出, 公告谴责某国."""

from __future__ import annotations

import re

from kg.late import late
from kg.prose.clauses import ACTORS, CODES, Clause
from kg.resolve.anaphora import meant_by_all
from kg.resolve.memory import Story

_KINDS = "声明|公告|公报|宣言|新闻稿|白皮书|通报|文告|信函|报告|文章|社论|演讲|致辞|讲话"
_KIND = late(rf"(?:{_KINDS})(?=[》”]?$)")
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

# 安理会|通过决议: whose resolution it is; not a draft, nor one that is not passed yet.
_RESOLUTION = "决议"
_ADOPTS = re.compile(
    rf"通过了?(?:[^，的]{{0,16}}(?:提出|提交|起草)的)?[^，{ACTORS}]{{0,20}}?(?:决议案?(?!草案)|(?P<document>{CODES['Document']}))(?=$|，)"
)
_NOT_ADOPTED = re.compile(r"未|没|无法|不|若|如果|一旦|否决|拒绝|可能|将|有望|准备|打算|试图|要求|希望|呼吁|敦促|阻止")
_VOTES = re.compile(r"票|表决|弃权")  # 安理会以12票赞成，某国弃权，|通过决议
# 该决议|还呼吁…, 这一由某国提交的决议案，|呼吁…: what a resolution calls for, the body does that passed it.
_IT = r"(?:(?:这一|该[项份]?|此|这[项份个]|上述)(?:由[^，]{1,16}(?:提交|提出|起草)的)?)?"
_DOES = (
    "(?:中|内|还|并|也|又|则|强烈|严厉|同时|再次|继续|特别|明确|坚决|另外|此外){0,3}[“‘]?"
    "(?=谴责|敦促|呼吁|要求|批评|支持|反对|欢迎|赞赏|警告|促请|指责|吁请)(?!反对票|支持率|要求的)"
)
_RESOLVES = re.compile(rf"{_IT}(?:(?P<named>{CODES['Document']})|决议)(?:文|案)?(?:$|{_DOES})")
_ALSO = re.compile(_DOES)
# 某国外长的声明|呼吁…: whose it is stands before it.
_THEIRS = re.compile(
    rf"([{ACTORS}])(?:的|(?:发表|发布|发出|公布)的)(?:一份|联合|共同|书面|最新)?(?:{CODES['Document']}|声明|公报|公告|宣言|新闻稿)(?:只|仅仅?|就此)?{_DOES}"
)
# 某人宣布《某倡议》，|内容涉及「反对 X」: what stands in it is the issuer's.
_CONTENT = re.compile(
    r"(?:其|主要|该文|倡议|声明|文件){0,2}(?:内容|主旨|要点)(?:主要|还|也|则)?(?:涉及|包括|包含|提到|提出|强调|主张|为|是)“(?=反对|支持|倡导|主张|呼吁|坚持|要求|维护)"
)
_PUBLISHED = re.compile(rf"(?:发表|发布|签署|通过|公布|宣布|提出)了?[^，{ACTORS}]{{0,12}}{CODES['Document']}$")
_DECLARES = "声明"  # a document, and a verb of saying too
_FEW = 4  # clauses
OF_DOCUMENT = "whose document it is"


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
    if adopted := _ADOPTS.search(clause.form):
        _remember_body(story, clause, ids, adopted)
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


def author(story: Story, clause: Clause) -> tuple[str, ...]:
    """Whose article it is that says something: 某人发表署名文章。|文章指出…; nobody's where none was told of."""
    kind = _SPEAKS.match(clause.form)
    return story.memory.issuers.get(kind["kind"], ()) if kind else ()


def issuer_acting(story: Story, clause: Clause) -> tuple[str, ...]:
    """Who condemns, calls for or supports something in 公告谴责…, 声明呼吁…; nobody where no document of that kind was issued."""
    issuers = story.memory.issuers
    if clause.why == "carried" and "通过" in clause.form and (voted := _voted_body(story, clause)):
        return voted
    if "“" in clause.form and _CONTENT.match(clause.form):
        before = story.settled[-1] if story.settled else None
        return before.subjects if before is not None and before.clause.sentence == clause.sentence and _PUBLISHED.search(before.clause.form) else ()
    if _RESOLUTION in issuers and (body := _body_acting(story, clause)):
        return body
    if clause.form[1:2] in ("的", "发", "公") and clause.form[0] in ACTORS and (theirs := _THEIRS.match(clause.form)):
        return meant_by_all(story, clause.nouns[theirs.start(1)].phrases)[0]
    acts = _ACTS.match(clause.form) if issuers and clause.speech in ("", _DECLARES) else None
    if not acts and issuers and clause.form.startswith(CODES["Document"]) and _ALSO.match(clause.form, 1):
        acts = _KIND.search(clause.nouns[0].phrases[-1].span.of(story.document.plain))  # 联合声明|反对…: of that kind
        return issuers.get(acts.group(), ()) if acts else ()
    return issuers.get(acts["kind"], ()) if acts else ()


def _remember_body(story: Story, clause: Clause, ids: tuple[str, ...], adopted: re.Match[str]) -> None:
    """Note which body passed a resolution in this clause."""
    named = adopted["document"] is None or _is_resolution(story, clause, adopted.start("document"))
    if named and _is_body(story, ids) and not _NOT_ADOPTED.search(clause.form, 0, adopted.start()):
        story.memory.issuers[_RESOLUTION] = ids


def _voted_body(story: Story, clause: Clause) -> tuple[str, ...]:
    """The body that the sentence begins with and that passes a resolution here, after its members have voted."""
    if not _ADOPTS.search(clause.form) or not story.settled or not _VOTES.search(story.settled[-1].clause.form):
        return ()
    first = next((one for one in story.settled[-_FEW:] if one.clause.sentence == clause.sentence and one.subjects), None)
    return first.subjects if first is not None and _is_body(story, first.subjects) and _VOTES.search(first.clause.form) else ()


def _is_body(story: Story, ids: tuple[str, ...]) -> bool:
    """Whether these are one organisation."""
    actor = story.linker.actors[ids[0]] if len(ids) == 1 else None
    return actor is not None and not actor.is_person and not actor.is_country


def _is_resolution(story: Story, clause: Clause, at: int) -> bool:
    """Whether the document at form[at] is called a resolution."""
    return clause.nouns[at].phrases[-1].span.of(story.document.plain).endswith(("决议", "决议案"))


def _body_acting(story: Story, clause: Clause) -> tuple[str, ...]:
    """The body whose resolution calls for something here, or went on to after the clause before."""
    memory = story.memory
    before = story.settled[-1] if story.settled else None
    if clause.why == "carried":
        goes_on = before is not None and before.clause.sentence == clause.sentence and before.why == OF_DOCUMENT
        return before.subjects if before is not None and goes_on and _ALSO.match(clause.form) else ()
    it = _RESOLVES.match(clause.form) if not clause.speech else None
    if it is None or (it["named"] and not _is_resolution(story, clause, it.start("named"))):
        return ()
    return memory.issuers[_RESOLUTION]


def _sides(story: Story, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Whose a document is that these issued: the sides of several persons (两国总统签署联合声明)."""
    linker = story.linker
    sides = tuple(dict.fromkeys(linker.side(i) for i in ids if linker.is_person(i)))
    return sides if len(sides) == len(ids) > 1 and all(sides) else ids

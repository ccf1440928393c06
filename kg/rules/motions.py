"""For or against a document: who is told to vote on it, or to take a stand on it right after it is issued: [中方]对此坚决反对."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.prose.clauses import CODES, NOUNS, Settled
from kg.rules.attitudes import OUTCOMES, TAKES
from kg.rules.found import Match, Side
from kg.rules.scope import Scope

# Patterns and not lists of words: they hold at the end of the clause, or where a document stands.
_VOTE = re.compile(
    r"(?:等)?(?:[0-9一二三四五六七八九十]{1,4}[个]?国家?)?(?:则|均|都|也|却|分别|一致){0,2}(?P<cast>投(?:下|出)?了?(?:反对|赞成|支持|同意)票|投票(?:反对|赞成|支持)|表决(?:反对|赞成))?(?(cast)|(?:反对|赞成|支持))$"
)
_ISSUED = re.compile(rf"(?:通过|签署|签订|发表|发布|公布|提出|推出|达成|批准|出台)(?:了)?[^，{NOUNS}]{{0,12}}{CODES['Document']}")
_POLLED = re.compile(r"[0-9一二三四五六七八九十]票|表决|投票|通过|弃权")
_PASSED = re.compile(
    rf"(?:使得?|令)?(?:这|该|此|上述)?(?:一|[项份个])?(?P<what>{CODES['Document']}|(?:[^，的{NOUNS}]{{0,4}}?)(?:决议(?:草案|案)?|议案|草案|法案|提案|动议|修正案))"
    r"(?>最[终后]|因此|遂|终于|仍|顺利|随[后即]|也|得以){0,3}(?:以[^，]{2,12}(?>最终|顺利|得以)?)?(?:得以|获(?:得了?)?|遭到?|被|未[能获]|没有|在[^，]{2,10})?"
    rf"(?:表决|一致|多数|高票)?(?:{'|'.join(OUTCOMES)})$"
)


def motion_matches(story: Sequence[Settled], settled: Settled, scope: Scope) -> list[Match]:
    """The matches of a clause that takes a stand on a document that it does not name; `story` are the clauses before it, the last one last."""
    return _cast(story, settled, scope) or _on_document(story, settled, scope) or _passed(story, settled)


def _cast(story: Sequence[Settled], settled: Settled, scope: Scope) -> list[Match]:
    """大会通过决议，124票赞成，[甲国、乙国等反对]: who is for or against the document that the sentence puts to the vote."""
    clause = settled.clause
    vote = _VOTE.fullmatch(clause.form) if settled.motion and clause.why == "explicit" else None
    if vote is None or vote["cast"] or not any(c.clause.sentence == clause.sentence and _POLLED.search(c.clause.form) for c in story):
        return []
    relation = "opposes" if "反对" in vote.group() else "supports"
    modality, polarity = scope.decide(settled, vote.start(), 0)
    return [Match("attitude-cast", relation, settled, Side(s), Side(settled.motion), modality, polarity, vote.span()) for s in settled.subjects]


def _on_document(story: Sequence[Settled], settled: Settled, scope: Scope) -> list[Match]:
    """某国议会通过《甲法案》。[中方]对此坚决反对: the document that the clause just before, in its own sentence, says is issued."""
    taken, before = TAKES.fullmatch(settled.clause.form), story[-1] if story else None
    if (
        before is None
        or taken is None
        or not taken["this"]
        or settled.clause.sentence - before.clause.sentence != 1
        or not _ISSUED.search(before.clause.form)
    ):
        return []
    named = any(settled.motion in ids for ids in before.nouns.values())
    if not named or not settled.motion or settled.clause.why != "explicit" or set(before.subjects) & set(settled.subjects):
        return []
    relation = "supports" if taken["for"] else "opposes"
    modality, polarity = scope.decide(settled, taken.start(taken.lastgroup or 0), 0)
    sides = [(Side(s), Side(settled.motion)) for s in settled.subjects]
    return [Match("attitude-to-document", relation, settled, a, b, modality, polarity, taken.span()) for a, b in sides]


def _passed(story: Sequence[Settled], settled: Settled) -> list[Match]:
    """十国投票支持，五国反对，[这一决议获得通过]: what they vote on, where it is named only after the votes."""
    motion = _PASSED.match(settled.clause.form)
    before = [c for c in story if c.clause.sentence == settled.clause.sentence and c.clause.why == "explicit" and c.subjects]
    votes = [(c, vote) for c in before if (vote := _VOTE.fullmatch(c.clause.form))]
    if motion is None or not any(vote["cast"] for _, vote in votes) or any(c.motion for c, _ in votes):
        return []
    start, end = motion.span("what")
    ids = settled.nouns.get(start, ()) if end == start + 1 else ()
    sides = [Side(i, start, end) for i in ids] or [Side("", start, end)]
    return [
        Match("attitude-passed", "opposes" if "反对" in vote.group() else "supports", settled, Side(s), side, "actual", "+", motion.span())
        for c, vote in votes
        for s in c.subjects
        for side in sides
    ]

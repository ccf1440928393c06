"""合作, 磋商, 伙伴关系 as the head of an object: the relation is between the sides, whatever verb carries it."""

from __future__ import annotations

import re
from itertools import combinations

from kg.prose.clauses import ACTORS, CODES, NOUNS
from kg.rules.conjuncts import HEAD
from kg.rules.found import Match, Side
from kg.rules.trial import Trial

# A pattern and not a list: what is cut out first decides what is left for the next.
_FIELD_NOISE = re.compile(
    r"^(?:加强|深化|扩大|拓展|推进|推动|开展)|各个|各领域|各方面|等领域上|传统领域上?|领域上|各层级|各层次|全方位|全面|务实|互利|高质量|高水平|双边|多边|各项|有关|相关|等方面|等领域|领域|方面|等|之间的?|的|两国|双方|全天候|"
    r"深层次|宽领域|密切|友好|传统|三边|四边|三方|四方|更多|新的|更高水平|更加|紧密|国际|大规模|实质性|深度|进一步|多领域|全球"
)
_TOWARD = re.compile(rf"对([{CODES['Country']}{CODES['Organization']}])(?:的)?[^，的{NOUNS}]{{0,6}}$")  # 加强|对华合作
_TWO = 2
_CARRIERS = ("promotes", "upholds", "supports")  # relations of the verbs that carry such a head


def shared_matches(trial: Trial) -> list[Match] | None:
    """The matches between the sides, or None where the object is none of this kind or the sides are not known."""
    words = trial.words
    if trial.rule.object not in ("moved", "plain", "backed") or len(words) != 1 or words[0].entity or trial.rule.relation not in _CARRIERS:
        return None
    text = trial.form[words[0].start : words[0].end]
    head = HEAD.search(text)
    pairs = _pairs(trial, text, words[0].start) if head else None
    if head is None or pairs is None:
        return None
    word = head.group("head")
    relation = "negotiatesWith" if word in ("磋商", "谈判") else "partnerOf" if word.startswith("伙伴") else "cooperatesWith"
    clean = "".join(c for c in text if c not in NOUNS)
    fields = [clean[: head.end() - (len(text) - len(clean))]] if relation == "partnerOf" else _fields(clean)
    topics = (*trial.settled.topics, *fields)
    return trial.matches(relation, [(Side(a), Side(b)) for a, b in pairs], words=topics)


def _pairs(trial: Trial, text: str, start: int) -> list[tuple[str, str]] | None:
    """Between whom: subject and company, two subjects, or the two that the object names."""
    settled = trial.settled
    if beside := _beside(trial, start, start + len(text)):
        return beside
    subjects = [s.entity for s in trial.roles["subject"]]
    company = [*(settled.company or settled.partners)]
    among = re.search(rf"(?:与|同|和)([{ACTORS}])(?:的|之间|间|关系)", text) or _TOWARD.match(text)
    if among:
        company += settled.nouns.get(start + among.start(1), ())
    if company and subjects:
        return [(a, b) for a in subjects for b in company if a != b]
    if len(subjects) > 1:
        return list(combinations(subjects, 2))
    inside = _sides(text, settled.nouns, start)
    if len(inside) > _TWO:
        return list(combinations(inside, 2)) if set(subjects) & set(inside) else None  # 深化臺美日三方夥伴關係: each with each
    return [(inside[0], inside[1])] if inside else None


def _beside(trial: Trial, start: int, end: int) -> list[tuple[str, str]]:
    """深化 [甲国] 与 [乙国和丙国] 在 X 领域的合作: whom the object names first, with the company that stood right behind."""
    settled = trial.settled
    for adjunct in settled.clause.adjuncts:
        at = adjunct.at - 1
        if adjunct.kind == "with" and start <= at < end and trial.form[at] in ACTORS:
            return [(a, b) for a in settled.nouns.get(at, ()) for b in settled.company if a != b]
    return []


def _sides(text: str, nouns: dict[int, tuple[str, ...]], start: int) -> tuple[str, ...]:
    """The sides that an object names itself (中俄合作, 美日韩合作)."""
    for at, code in enumerate(text, start):
        ids = nouns.get(at, ())
        if len(ids) >= _TWO and code in (CODES["Country"], CODES["Group"], CODES["Organization"]):
            return ids
    return ()


def _fields(words: str) -> list[str]:
    """教育、电影等领域务实合作 → 教育, 电影: the fields that stand before the head."""
    found = HEAD.search(words)
    fields = words[: found.start()] if found else words
    fields = fields.rsplit("在", maxsplit=1)[-1] if fields.startswith("在") else fields
    bare = [_FIELD_NOISE.sub("", part).strip("“” ") for part in re.split(r"、|以及|和|与|及(?!其)", fields)]
    return [field for field in bare if len(field) >= 2 and all(c not in NOUNS for c in field)]

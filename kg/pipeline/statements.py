"""The statements of one extraction: each reported speech once for each of its speakers."""

from __future__ import annotations

from kg.pipeline.reading import Reading
from kg.resolve import Said, statement_span
from kg.types import Evidence, Statement

_LONGEST_MOOD = 4  # 表示乐观, 表示失望 report no words


def statements_of(reading: Reading) -> tuple[list[Statement], dict[int, int]]:
    """One statement for each speaker, and the index of the first one for each speech."""
    out: list[Statement] = []
    index: dict[int, int] = {}
    for number, said in enumerate(reading.said):
        frame = reading.clauses[said.frame]
        kind = reading.sentences[frame.sentence].kind
        span = statement_span(said, reading.clauses)
        text = _unquoted(span.of(reading.document.text))
        mood = said.verb == "表示" and len(text) <= _LONGEST_MOOD and not span.of(reading.document.plain).strip("：，").startswith("“")
        text = text[1:] if text[:1] == "了" else text
        if not text or mood or kind in ("title", "heading") or _only_carries(said, reading):
            continue
        asked = reading.document.plain[span.end : span.end + 1] == "？" or text.endswith(("？", "?"))
        if said.verb == "：" and asked and not any(reading.linker.is_person(s) for s in said.speakers):
            continue  # 某某社记者：…？ is a question at a press conference
        index[number] = len(out)
        evidence = Evidence(reading.sentence_at(frame.span.start), "speech", (frame.span,))
        out += [Statement(speaker, said.verb, text, evidence, addressee=said.addressee) for speaker in said.speakers]
    return out, index


def _only_carries(said: Said, reading: Reading) -> bool:
    """Whether an outlet tells what somebody else says: 路透社报道，普京表示…."""
    first = reading.clauses[said.first] if said.frame < said.first < len(reading.clauses) else None
    frame = reading.clauses[said.frame]
    outlet = said.verb != "：" and all(reading.linker.is_outlet(s) for s in said.speakers)
    return first is not None and outlet and bool(first.speech) and first.sentence == frame.sentence and first.content >= 0 and not first.quoted


def _unquoted(text: str) -> str:
    """What is said without the marks around it; a mark stays that belongs to one inside: 反對「台獨」."""
    bare = text.strip('「」『』“”‘’"：:，, ')
    after = text[text.find(bare) + len(bare) :][:1]
    opens = {"」": "「", "』": "『", "”": "“", "’": "‘"}.get(after, "")
    return bare + after if opens and bare.count(opens) > bare.count(after) else bare

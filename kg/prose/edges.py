"""What lies around an article's own words: the dateline before them, and the quotation marks that quote whole clauses."""

from __future__ import annotations

import re

from kg.types import Document, Span

_DATELINE = re.compile(
    r"(?:[（【〔(〈《]?[^，。：；）】〕\n]{0,40}?(?:[电讯](?!社)|报道|报导|专讯|综合报道|专电|消息|特稿)(?:报[道导])?[】〕）)〉》]?"
    r"(?:[（(【〔][^（）()】〕\n]{2,40}[）)】〕])?[：\s/／]*)"
    r"|(?:[（【〔(][^（）()【】〔〕\n]{2,50}[）】〕)][：\s]*)"
)
_OUTLET = re.compile(r"日[电讯]|[报社网]讯|记者|[报社网台]消息")
_CITES = re.compile("引述|援引|引用")
_GOES_ON = ("说", "称", "指", "，", "：", "又", "还", "续")
_LONGEST_DATELINE = 110


def dateline_end(plain: str, span: Span) -> int:
    """Where the article's words begin after 华讯社北京4月2日电（记者某某） or 【云帆新闻网】."""
    found = _DATELINE.match(plain, span.start, min(span.end, span.start + _LONGEST_DATELINE))
    if found is None or (found.group()[0] not in "（【〔(〈《" and not _OUTLET.search(found.group())):
        return span.start
    if found.group().startswith("《") and (plain.startswith(_GOES_ON, found.end()) or _CITES.search(found.group())):
        return span.start  # 《某某报》报道说, 《某某报》引述消息人士
    return found.end()


def speech_quotes(document: Document) -> list[Span]:
    """The ranges inside quotation marks that quote whole clauses."""
    out = []
    for block in document.blocks:
        text = block.span.of(document.plain)
        at = 0
        while (opened := text.find("“", at)) >= 0:
            closed = text.find("”", opened + 1)
            end = closed if closed >= 0 else len(text)
            inner, before = text[opened + 1 : end], text[opened - 1 : opened]
            whole = opened == 0 or before == "：" or inner[-1:] in "，。！？" or any(c in inner for c in "，。！？；")
            if len(inner) >= 6 and whole:
                out.append(Span(block.span.start + opened, block.span.start + end))
            at = end + 1
    return out

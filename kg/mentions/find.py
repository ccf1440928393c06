"""All that is named in one document: the finders in their order, and then the same decision for the whole text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.mentions.context import Context
from kg.mentions.endings import EndingFinder
from kg.mentions.gazetteer import Gazetteer
from kg.mentions.names import NameReader
from kg.mentions.quantities import find_quantities
from kg.mentions.shorts import find_shorts
from kg.mentions.times import find_times
from kg.mentions.titles import Position, TitleFinder
from kg.prose.lexicon import Lexicon
from kg.prose.words import Word, Words
from kg.types import Document, Mention, Sentence, Span

_TITLED = re.compile(r"《([^《》]{2,80})》")
_OUTLET_AROUND = re.compile(r"《[^《》]{2,12}》(?=报道|记者|称|网站|[0-9]{1,2}日|援引|社评|刊文|专栏)")
_DATELINE = re.compile(r"[（【〔]?([\u4e00-\u9fff]{2,7}?[社网报台视])(?=[^，。]{0,14}(?:日电|日讯|专电|电（|讯|消息|记者)|】|〕)")
_DEFINITE = re.compile(r"(?:该|这份|这项|这一|上述|此|本次|此次|这次|该项|有关)?(决议|协定|协议|声明|联合声明|宣言|联合宣言|公报|条约|公约|草案|议定书|备忘录|峰会|首脑会议|论坛|仪式|典礼|大会|对话会|部长级会议)(?![书国组])")
_SURNAME_TITLE = re.compile(r"([\u4e00-\u9fff])(?:总统|主席|总理|首相|外长|部长|大使|院长|秘书长|特首|书记|先生|女士|教授|博士|司长|局长|市长|省长|代表|议员|发言人)")
_SPOKEN = re.compile(r"(?:^|(?<=[，。；：！？“\n]))(?=[\u4e00-\u9fff·]{2,12}(?:表示|说|称|指出|强调|认为|宣布|透露|回应|重申|告诉|还说|则表示|则称))")


@dataclass(frozen=True, slots=True)
class Found:
    """What is named, without overlaps and in order, and the titles of office with their owners and bearers."""

    mentions: tuple[Mention, ...]
    positions: tuple[Position, ...]
    words: Mapping[int, Word]


class Finder:
    """Holds the scans that are built once; `find` reads one document."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.gazetteer = gazetteer
        self.lexicon = lexicon
        self.words = Words([*gazetteer.words(), *((word, "v") for word in lexicon.words if len(word) > 2)])
        self._titles = TitleFinder(lexicon)
        self._endings = EndingFinder(lexicon)

    def __reduce__(self) -> tuple[type[Finder], tuple[Gazetteer, Lexicon]]:
        """Scans cannot be sent to another process; they are built again there."""
        return Finder, (self.gazetteer, self.lexicon)

    def find(self, document: Document, sentences: Sequence[Sentence]) -> Found:
        """Everything named in the document."""
        context = self._context(document, sentences)
        for mention in (*find_times(document, sentences), *find_quantities(document, sentences)):
            if mention.type == "Time":
                context.cover.add(mention)
        self._find_documents(context)
        self._find_known(context)
        find_shorts(context)
        self._find_dotted(context)
        _find_datelines(context)
        self._endings.find(context)
        self._find_groups(context)
        positions = self._titles.find(context)
        self._find_speakers(context)
        _find_surnames(context)
        _find_definite(context)
        _repeat(context)
        positions = self._titles.find(context) if len(positions) else positions
        return Found(tuple(context.cover), tuple(positions), context.words)

    def _context(self, document: Document, sentences: Sequence[Sentence]) -> Context:
        words: dict[int, Word] = {}
        word_at: dict[int, Word] = {}
        for sentence in sentences:
            for word in self.words.cut(sentence.span.of(document.plain), sentence.span.start):
                words[word.start] = word
                for at in range(word.start, word.end):
                    word_at[at] = word
        return Context(document, sentences, words, word_at, self.lexicon, self.gazetteer, self.words.has)

    def _find_documents(self, context: Context) -> None:
        outlets = {m.span() for m in _OUTLET_AROUND.finditer(context.plain)}
        for match in _TITLED.finditer(context.plain):
            name = match.group(1)
            known = context.gazetteer.names.get(name, ())
            entry = context.gazetteer.entries[known[0]] if known else None
            if match.span() in outlets or (entry is not None and entry.type == "Organization") or name.endswith(("日报", "时报", "晚报", "周刊", "邮报")):
                context.cover.add(Mention(Span(*match.span()), "Organization", "pattern:outlet", entity=known[0] if known else f"organization/{name}"))
            else:
                entity = entry.id if entry is not None and entry.type == "Document" else f"document/{name}"
                context.cover.add(Mention(Span(*match.span()), "Document", "pattern:document", entity=entity))

    def _find_known(self, context: Context) -> None:
        plain = context.plain
        for start, end, name in context.gazetteer.scan(plain):
            entry = context.gazetteer.entries[context.gazetteer.names[name][0]]
            if entry.type == "Concept" or (entry.type == "Event" and plain.startswith(("思维", "心态"), end)):
                continue
            ids = [i for i in context.gazetteer.names[name] if context.gazetteer.entries[i].type != "Concept"]
            if entry.type == "Country" and end - start == 2 and plain.startswith(("国防部", "国务院", "国务卿", "国会", "国安会", "国防军", "国民警卫队"), start + 1):
                context.cover.add(Mention(Span(start, start + 1), "Country", f"short:{plain[start]}", entity="|".join(ids)))
                continue  # 美|国防部
            if _crossed(context, start, end, entry.type):
                continue
            if plain[end : end + 1] == "长" and name[-1] in "部局署院省州市县室会团校厅处司所" and entry.type == "Organization":
                country = context.gazetteer.entries.get(entry.within)
                head = next((n for n in (country.names if country else ()) if name.startswith(n)), "")
                if country is not None and head:  # 中国外交部|长: the state, and a title
                    context.cover.add(Mention(Span(start, start + len(head)), country.type, f"gazetteer:{country.row}", entity=country.id))
                continue
            context.cover.add(Mention(Span(start, end), entry.type, f"gazetteer:{entry.row}", entity="|".join(ids)))

    def _find_dotted(self, context: Context) -> None:
        """费代里卡·莫盖里尼: any transliteration with a dot is a person, and a known surname inside it does not decide who."""
        letters = "".join(sorted(self.lexicon.transliteration))
        for match in re.finditer(rf"[{letters}]{{1,8}}(?:·[{letters}]{{1,10}}){{1,3}}", context.plain):
            start, end = match.span()
            reader = NameReader(context, frozenset())
            name_end = reader.end(start)
            end = name_end if start < name_end and "·" in context.plain[start:name_end] else end
            inside = context.cover.overlapping(start, end)
            if any(m.type != "Person" or "·" in m.span.of(context.plain) for m in inside):
                continue
            name = context.plain[start:end]
            known = context.gazetteer.names.get(name, ())
            context.cover.replace(Mention(Span(start, end), "Person", "pattern:dotted", entity=known[0] if known else f"person/{name}"))

    def _find_groups(self, context: Context) -> None:
        for match in self.lexicon.group_pattern.finditer(context.plain):
            start, end = match.span()
            word = match.group()
            kind = self.lexicon.groups[word][0]
            if context.plain[start - 1 : start] == "第":
                continue  # 第三方
            if len(word) == 1:
                cut = context.word_at.get(start)
                if cut is not None and cut.end - cut.start > 1:
                    continue
            context.cover.add(Mention(Span(start, end), "Pronoun" if kind in ("he", "its", "one") else "Group", f"group:{word}", value=word))

    def _find_speakers(self, context: Context) -> None:
        """A name nobody announced, at the head of a clause, that speaks."""
        starts = frozenset(m.span.start for m in context.cover)
        reader = NameReader(context, starts)
        for match in _SPOKEN.finditer(context.plain):
            start = match.start()
            word = context.words.get(start)
            end = reader.end(start, certain=False)
            if end < 0 or word is None or context.cover.overlapping(start, end) or not self.lexicon.speech_pattern.match(context.plain, end):
                continue
            name = context.plain[start:end]
            foreign = len(name) >= 3 and all(c in self.lexicon.transliteration for c in name) and word.tag in ("nr", "nrt", "ns", "nz", "x", "n")
            if (word.tag in ("nr", "nrt") and word.end == end) or foreign:
                context.cover.add(Mention(Span(start, end), "Person", "pattern:speaker", entity=f"person/{name}"))


def _find_datelines(context: Context) -> None:
    """华讯社北京4月2日电, 华讯网讯: the outlet at the head of a paragraph, though nobody lists it."""
    for block in context.document.blocks:
        found = _DATELINE.match(context.plain, block.span.start, min(block.span.end, block.span.start + 60))
        if found is None:
            continue
        start, end = found.span(1)
        inside = context.cover.overlapping(start, end)
        if not any(m.type == "Organization" or m.span.start < start for m in inside):
            context.cover.replace(Mention(Span(start, end), "Organization", "pattern:dateline", entity=f"organization/{context.plain[start:end]}"))


def _crossed(context: Context, start: int, end: int, type_: str) -> bool:
    """Whether jieba sees another word across an edge of a short name (集中东部: not 中东)."""
    if end - start > 3:
        return False
    first, last = context.word_at.get(start), context.word_at.get(end - 1)
    if first is None or last is None:
        return False
    left = first.start < start and first.end < end
    right = last.end > end and last.start > start
    if type_ == "Person":
        letters = context.lexicon.transliteration
        before, after = context.plain[start - 1 : start], context.plain[end : end + 1]
        return (first.start < start and first.end <= end and before in letters and bool(before)) or (last.end > end and last.start >= start and after in letters and bool(after))
    return (left or right) and first is not last


def _find_surnames(context: Context) -> None:
    """李总统, 俞大使: a family name and a title mean the one person of that name whom the article names in full."""
    people = {m.entity: m.span.of(context.plain) for m in context.cover if m.type == "Person" and "|" not in m.entity}
    for match in _SURNAME_TITLE.finditer(context.plain):
        start = match.start()
        bearers = {i for i, name in people.items() if name[0] == match.group(1) and len(name) in (2, 3, 4)}
        if len(bearers) == 1 and context.boundary(start) and not context.cover.overlapping(start, match.end()):
            context.cover.add(Mention(Span(start, start + 1), "Person", "pattern:surname", entity=bearers.pop()))


def _find_definite(context: Context) -> None:
    """协定, 决议, 峰会: the bare word means the document or event that the article named before and that ends with it."""
    named = [(m.span.end, m.span.of(context.plain).strip("《》"), m) for m in context.cover if m.type in ("Document", "Event") and "/" in m.entity]
    for match in _DEFINITE.finditer(context.plain):
        start, end = match.span(1)
        word = match.group(1)
        if context.cover.overlapping(start, end) or not context.boundary(start) or context.cover.ending(start) is not None:
            continue
        cut, before = context.word_at.get(end - 1), context.word_at.get(start - 1)
        if (cut is not None and cut.end > end) or (before is not None and before.tag in ("n", "vn", "nz", "b", "j", "a") and match.start(1) == match.start() and before.end == start):
            continue
        same = [(at, m) for at, name, m in named if name.endswith(word) and len(name) > len(word)]
        earlier = [m for at, m in same if at <= start] or [m for _, m in same][:1]
        if earlier:
            context.cover.add(Mention(Span(start, end), earlier[-1].type, "definite", entity=earlier[-1].entity))


def _repeat(context: Context) -> None:
    """Once a person, always that person: every name found by its surroundings is looked for in the whole text."""
    names: dict[str, Mention] = {}
    for mention in context.cover:
        if "/" not in mention.entity or mention.type not in ("Person", "Organization", "Place", "Event"):
            continue
        name = mention.span.of(context.plain)
        names.setdefault(name, mention)
        if mention.type == "Person" and ("·" in name or " " in name):
            names.setdefault(name.replace(" ", "·").rsplit("·", 1)[1].rpartition("al-")[2], mention)
    for name in sorted(names, key=lambda n: (-len(n), n)):
        if len(name) < 2 or name in context.lexicon.never_names:
            continue
        mention = names[name]
        at = context.plain.find(name)
        while at >= 0:
            context.cover.add(Mention(Span(at, at + len(name)), mention.type, f"repeated:{mention.found_by}", entity=mention.entity))
            at = context.plain.find(name, at + 1)

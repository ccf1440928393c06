"""Who bears a title of office: the person named behind it, or before it (王毅是中央外办主任)."""

from __future__ import annotations

import re

from kg.late import late
from kg.mentions.context import Context
from kg.mentions.names import NameReader
from kg.types import Mention, Span

# \Z and not $, which would pass over the break of a line, and so from one block into the next.
_IS = late(
    r"(?:(?:是|曾任|曾担任|现任|任|当选(?:为|成为)?|(?:宣誓)?(?:就任|就职|出任)|担任|兼任|连任|蝉联|[接继续改调转升留](?:任|掌)|获选为?|(?<![变造])成为|晋升为?|"
    r"[被获](?:任命|委任|推选|选举|指派|推举|增选|选)为?(?:出任|担任)?|辞去|卸任|辞任|请辞|卸下|不再担任|不再是|[被遭获](?:免去|解除|罢免|撤销)(?:了)?))"
    r"(?:了)?(?:新一?任|现任|新|下一?任)?\Z"
)
# What may stand between a name and such a verb: 某人|以高票成功|当选, 某人|未能|连任.
_WAY = re.compile(
    r"(?:再次|再度|成功|高票|全票|意外|顺利|如愿|一直|长期|先后|曾|宣布|宣誓|获(?:得)?提名|被提名|提名|有望|可能|将会?|会|即将|有意|拟|未能|没有|并未|不|并|则|也|又|还|刚刚?|才|随后|正式|获|"
    r"已经?|当年|首次|第[一二三四五]次|[以凭][^，。；！？“”]{2,12}(?:票数?|得票率|优势)|率[^，。；！？“”]{2,8}赢得大选)地?\Z"
)
_INSTEAD = re.compile(r"(?:接替|取代|代替|继|顶替|接棒)\Z")  # 接替|某人|出任司长: another than he
_LATIN_NAME = late(
    r"[A-ZÀ-Þ][A-Za-zÀ-ÖØ-öø-ž'’.-]{1,40}"
    r"(?:[ ·](?:(?:al|el|de|van|von|bin|ben|da|dos|del|la|le)[ -])?(?=[A-Za-zÀ-ÖØ-öø-ž'’.-]{0,40}[A-ZÀ-Þ])[A-Za-zÀ-ÖØ-öø-ž'’.-]{1,60}+){0,3}"
    r"|[A-Z][a-z]+ (?:al|el)-[A-Z][a-z]+"
)
_SPELT = late(
    r"(?![的之])[\u4e00-\u9fff][\u4e00-\u9fff·•．‧・.-]{1,11}(?=\s?[（(][A-ZÀ-Þ][A-Za-zÀ-ÿ'’.-]{0,60}+(?: [A-Za-zÀ-ÿ'’.-]{1,60}+){0,5}[）)，,、；])"
)
# How some are styled between their office and their name: 第二外长|拿督|某某, 埃米尔|谢赫|某某.
_STYLED = re.compile("(?:敦(?=马哈迪|阿都拉|胡先翁|阿卜杜拉)|拿督(?:斯里|威拉|巴杜卡)?|拿汀(?:斯里)?|丹斯里|大?阿亚图拉|谢赫)(?![·•])")
_FARTHEST = 14  # characters within which the bracket opens that spells a name
_TO_MARK = late(r"[\u4e00-\u9fff]{3,4}(?=[，。、；）)]|$)")
_WAY_TO_NAME = 32  # characters between a verb and who is named before it
_LONGEST_CHINESE = 3
_LONGEST_TITLE = 4
_TITLED = ("总统", "总理", "主席", "部长", "院长", "市长", "委员", "首相", "先生", "女士")
_TWO_NAMES = 4
_SINCE = "起至自今由从已再曾—-"  # 某某2015年起担任…


def latin_name_end(plain: str, start: int) -> int:
    """Where a name in Latin letters ends that begins here, or 0: 外交部长 Walid al-Moualem."""
    found = _LATIN_NAME.match(plain, start)
    return found.end() if found and len(found.group()) >= 4 else 0


def bearer_before(context: Context, start: int, end: int, owner: Mention | None) -> Mention | None:
    """王毅是中央外办主任, 秦刚的外交部部长职务: the person who stands before the title."""
    left = owner.span.start if owner is not None else start
    if context.plain[left - 1 : left] == "的" and context.plain[start : start + 24].find("职") > 0:
        return ending(context, left - 1, "Person")
    linked = _IS.search(context.plain, max(0, left - 6), left)
    if linked and end > start and context.plain[end : end + 1] == "的":
        following = context.cover.starting(end + 1)
        return following if following is not None and following.type == "Person" else None  # 曾任全国人大代表的|某某
    bearer = _named_before(context, linked.start()) if linked else None
    instead = _INSTEAD.search(context.plain, max(0, bearer.span.start - 3), bearer.span.start) if bearer is not None else None
    return _named_before(context, instead.start()) if instead else bearer


def _named_before(context: Context, at: int) -> Mention | None:
    """The person before at, with nothing between but times and how it came about."""
    low = max(0, at - _WAY_TO_NAME)
    while at > low:
        time = ending(context, at, "Time")
        if time is not None:
            at = time.span.start
        elif (bearer := ending(context, at, "Person")) is not None:
            return bearer
        elif way := _last_way(context.plain, low, at):
            at = way
        elif context.plain[at - 1] in _SINCE:
            at -= 1
        else:
            return None
    return ending(context, at, "Person") if at > 0 else None


def _last_way(plain: str, low: int, at: int) -> int:
    """Where the words right before at begin that may stand between a name and its verb, or 0."""
    way = _WAY.search(plain, low, at)
    return way.start() if way else 0


def ending(context: Context, at: int, *types: str) -> Mention | None:
    """The mention of one of these classes that ends at `at`."""
    mention = context.cover.ending(at)
    return mention if mention is not None and mention.type in types else None


def bearer_after(context: Context, reader: NameReader, end: int, *, promised: bool) -> Mention | None:
    """The person named right after the title; where something promises a name there, an unknown one goes into the cover."""
    plain = context.plain
    at = end
    while at < len(plain) and plain[at] == " ":
        at += 1
    if at - end > 1:
        return None
    at = _after_style(context, at)
    known = context.cover.starting(at)
    spelt = _spelt_out(context, at, known)
    if spelt is not None:
        return spelt
    if known is not None:
        return known if known.type == "Person" else _longer(context, known)
    if not promised:
        return None
    name_end = latin_name_end(plain, at) or reader.end(at)
    name_end = name_end if name_end > 0 else _closed_off(context, at)
    joined = context.cover.starting(name_end) if name_end > at else None
    if joined is not None and joined.type == "Person":  # 霍华德|卢特尼克: a given name before a known family name
        name = plain[at : joined.span.end]
        entry = context.gazetteer.entries.get(joined.entity)
        known_as = entry is None or any(n.startswith(plain[at:name_end]) for n in entry.names)
        whole = Mention(Span(at, joined.span.end), "Person", joined.found_by, entity=joined.entity if known_as else f"person/{name}")
        context.cover.replace(whole)
        return whole
    if name_end < 0 or context.cover.overlapping(at, name_end):
        return None
    word = context.words.get(at)
    name = plain[at:name_end]
    titled = len(name) <= _TWO_NAMES and name.endswith(_TITLED)  # 索国总理　|蔡总统
    if titled or (word is not None and word.end == name_end and word.tag[:1] in "vdapcf"):
        return None  # the whole of it is an ordinary word
    mention = Mention(Span(at, name_end), "Person", "title", entity=f"person/{name}")
    context.cover.add(mention)
    return mention


def _after_style(context: Context, at: int) -> int:
    """Where the name begins behind how somebody is styled; what reads as a name together with the style is the name alone."""
    plain, styled = context.plain, _STYLED.match(context.plain, at)
    if styled is None:
        return at
    start = styled.end()
    over = next((m for m in context.cover.overlapping(at, start) if m.span.end > start and m.type == "Person"), None)
    if over is not None and over.entity.startswith("person/"):
        name = plain[start : over.span.end]
        known = context.gazetteer.names.get(name, (f"person/{name}",))
        context.cover.remove(over)
        context.cover.add(Mention(Span(start, over.span.end), "Person", over.found_by, entity="|".join(known)))
    return at if context.cover.holds(at, start) else start


def _spelt_out(context: Context, at: int, known: Mention | None) -> Mention | None:
    """外长|弗拉蒂尼（Franco Frattini）: the name reaches to the bracket that spells it, whatever part of it reads as a name."""
    plain = context.plain
    if plain.find("（", at, at + _FARTHEST) < 0 and plain.find("(", at, at + _FARTHEST) < 0:
        return None
    found = _SPELT.match(plain, at)
    if found is None or (known is not None and (known.type not in ("Person", "Place") or known.span.end >= found.end())):
        return None
    titles = context.lexicon.titles_after  # 指挥官|维科夫|少将（George Wikoff）
    end = next((n for n in range(max(at + 2, found.end() - _LONGEST_TITLE), found.end()) if titles.fullmatch(plain, n, found.end())), found.end())
    if known is not None and known.span.end == end and known.type == "Person":
        return known
    inside, name = context.cover.overlapping(at, end), plain[at:end]
    strange = sum(c not in context.lexicon.transliteration and c not in "·•．‧・.-" for c in name)
    if (
        strange > len(name) // 3
        or "的" in name
        or any(m.type not in ("Person", "Place") or m.span.end > end for m in inside)
        or name in context.lexicon.never_names
    ):
        return None
    mention = Mention(Span(at, end), "Person", "title", entity=f"person/{name}")
    context.cover.replace(mention)
    return mention


def _longer(context: Context, known: Mention) -> Mention | None:
    """部长|捷克巴耶夫: the person whose name begins as a listed place's does."""
    if known.type not in ("Country", "Place"):
        return None
    rest = next((g for g in context.guesses.values() if g.start == known.span.end and g.kind == "foreign"), None)
    if rest is None or context.cover.overlapping(rest.start, rest.end):
        return None
    span = Span(known.span.start, rest.end)
    mention = Mention(span, "Person", "title", entity=f"person/{span.of(context.plain)}")
    context.cover.replace(mention)
    return mention


def _closed_off(context: Context, at: int) -> int:
    """大使|南官杓，: the end of three or four characters up to a mark that are a name by what they are not, words of the dictionary; or -1."""
    found = _TO_MARK.match(context.plain, at)
    if found is None or context.cover.overlapping(*found.span()):
        return -1
    surnames = context.lexicon.surnames
    if found.end() - at == _TWO_NAMES and {context.plain[at], context.plain[at + 2]} <= surnames:
        return -1  # 记者|李娜|王芳
    if found.end() - at == _TWO_NAMES and context.has_word(context.plain[at : at + 2]) and context.has_word(context.plain[at + 2 : at + 4]):
        return -1  # 人员|采取|措施
    strange, start = 0, at
    while start < found.end():
        word = context.words.get(start)
        if word is None or word.end > found.end():
            return -1
        named = word.tag.startswith(("nr", "ns")) or not context.has_word(context.plain[start : word.end])
        if word.end - start > 1 and not named:
            return -1
        strange += word.end - start if named else 0
        start = word.end
    begins = context.words[at].tag.startswith(("nr", "ns")) or (context.plain[at] in surnames and found.end() - at <= _LONGEST_CHINESE)
    return found.end() if begins and strange * 2 > found.end() - at else -1

"""Noun phrases become single characters: 习近平主席同普京总统会谈 → P同P会谈, with P the code of a person."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from string import ascii_uppercase

from kg.late import late
from kg.prose.clauses import ACTORS, CODES, NOUNS, Noun, Phrase
from kg.prose.form import Form

# A pattern and not a list: 等 takes a number and a class word with it. 等 alone goes before what begins another word with it.
_TAIL = late(
    r"(?:伉俪|夫妇|一行)(?:等)?(?:一行)?(?:[0-9一二三四五六七八九十数多余]{1,4}[人名])?|等(?:随行|陪同|高级)(?:人员|官员)|等(?:[多数十]|[0-9一二三四五六七八九十]{1,3})?人(?![民类权工道口身文才造际间格体性事员士])|等?(?:代表团(?!长|成员)|访问团)|两国元首|两国政府|双方政府|两国|双方|三国|三方|各国|方面|当局|官方(?![媒文网数语人机通账])|成员国|等(?:传统|主要|西方|亲密|周边|地区|长期|核心){0,2}(?:盟国|盟友|伙伴国|邻国|大国|强国)(?![的关间])|(?:以及|及|和|与)其他(?:[^，。、的]{0,4})?(?:盟国|盟友|伙伴国|邻国|大国|强国)(?![的关间])|等(?:多个|有关|相关|政府)?(?:部门|机构|单位|机关|组织|[多数0-9一二三四五六七八九十]{0,3}(?:个)?国(?:家)?)(?:的)?(?:有关|相关|主要)?(?:负责人|负责同志|官员|代表|发言人|外长|外交部长|防长|领导人|元首|总统|总理|首相|政府|当局)(?![的、和与])|等(?:多个|有关|相关)?部门(?![的、和与])|等国家|等国|等[0-9一二三四五六七八九十多]{1,3}(?:国|个国家(?:和地区)?|方)|等方|之间(?!的)|等(?:外国|各国)?(?:使节|政要|人士|领导人|官员|嘉宾|使者|与会者)|等(?=[^待级于])|一方|的发言人|的新闻秘书|(?:[A-Z][A-Z0-9-]{0,7})?(?:战略)?(?:轰炸机|战斗机|战机|军机|预警机)|军方(?!面)|武装分子|武装(?!派别|组织|团体|集团|力量|斗争|冲突)|(?:战士|士兵)(?=[^的、和与及])|(?:边防|特种|地面|空降|海军陆战|装甲|精锐|反恐|维和)?部队"
)
_TAIL_BEGINS = frozenset("和与及以士伉夫一等代访两双三各方当官成之的战轰预军武边特地空海装精反维部" + ascii_uppercase)
_COUNTED = re.compile(  # 丹麦、瑞典和挪威|三国领导人: whoever acts for them without a name stands for the states
    r"(?:[三四五六七八九十]国|[3-9]国)(?:国家元首|元首|政府首脑|领导人|首脑|总统|总理|外交部长|国防部长|外长|防长|财长|政府|代表|官员|军队)?"
)
_OF_EACH = re.compile(
    r"(?:外[长相長]|防[长長相]|财[长長]|總統|总统|總理|总理|首相|元首|[领領][导導]人|[领領]袖|外交部[长長]|[国國]防部[长長])\|"
)  # 英法|德外长
# 俄法|首脑: whoever acts for the two without a name.
_OF_TWO = re.compile(r"(?:两国)?(?:最高)?(?:领导人|首脑|领袖|代表团|代表)(?=[^的会峰]|$)")
_PAIR, _MANY = 2, 3
_OTHERS = CODES["Organization"]  # the code of a class that has none of its own
# 某甲及|其儿子|某乙, 某国与|时任|某人
_KIN = re.compile(
    r"其(?:夫人|妻子|丈夫|长子|次子|儿子|女儿|女婿|父亲|母亲|弟弟|哥哥|妹妹|姐姐|兄弟|胞弟|胞妹|助手|副手|幕僚|顾问|搭档|亲信|前任|继任者|接班人)(?:兼)?|时任|现任|前任"
)
_JOINS = ("以及", "还有", *"、和与及暨")
_JOIN = re.compile("|".join(_JOINS))
_JOIN_BEGINS = frozenset(word[0] for word in _JOINS)
_NOTHING = " \u3000●•▲△▼▽■□◆◇○◎★☆※►▶▷"
_GROUP_GOES_ON = frozenset("”（( ")  # what may stand between a name and the next
_GO_ON = _JOIN_BEGINS | _TAIL_BEGINS | _GROUP_GOES_ON  # with which what belongs to a noun phrase begins, where no other phrase follows
_SPECIAL = re.compile(f"[（({_NOTHING}]")
_GLOSS_BEGINS = frozenset("（( ")
_WHERE = ("在", "于")
_ASIDE = re.compile(r"[（(][^）)]{0,88}[）)]")  # what stands in brackets is passed over, unless it is very long
_GLOSS = re.compile(rf" ?{_ASIDE.pattern} ?")  # and the blanks around it, where it stands between names
_THEN = ("时任", "现任", "新任")  # 指责|时任|某国总统某某: the words for when he held the office

_GOES = ("赴", "访问", "造访", "前往", "到访", "出访", "飞往", "抵达", "飞抵", "转往", "访")
_MEETS = re.compile(r"[^，。；的]{0,12}?(?:会谈|会晤|会面|见面|晤谈|磋商|谈判)")


class Mask:
    """Masks the segments of one document."""

    def __init__(self, plain: str, phrases: Sequence[Phrase]) -> None:
        self._plain = plain
        self._by_start = {p.span.start: p for p in phrases}
        specials = [found.start() for found in _SPECIAL.finditer(plain)]
        # Where a phrase may begin, or something stands that is passed over; the last of them is the text's end.
        self._stops = sorted([*self._by_start, *specials, len(plain)])

    def form(self, start: int, end: int) -> Form:
        """The stretch plain[start:end] without what stands in brackets."""
        plain, stops, by_start = self._plain, self._stops, self._by_start
        places = list(range(start, end + 1))
        first = bisect_left(stops, start)
        if stops[first] >= end:
            return Form(plain[start:end], places, {})
        chars, at = "", start
        nouns: dict[int, Noun] = {}
        for stop in stops[first : bisect_left(stops, end, first)]:
            if stop < at:
                continue
            chars += plain[at:stop]
            here = len(chars)
            phrase = by_start.get(stop)
            if phrase is not None and (at := phrase.span.end) <= end:
                code = CODES.get(phrase.head.type, _OTHERS)
                if code == CODES["Person"] and chars.endswith(_THEN) and len(chars) > _PAIR:
                    chars, here = chars[:-_PAIR], here - _PAIR
                    del places[here : here + _PAIR]
                if code == CODES["Place"] and plain.endswith("方", stop, at) and at - stop == _PAIR:
                    code = CODES["Organization"]  # 非方: a side, though a continent
                if plain[at : at + 1] in _GO_ON or at in by_start:
                    nouns[here], at = self._noun(phrase, code, end)
                else:
                    nouns[here] = Noun((phrase,))
                chars += code
                del places[here + 1 : here + at - stop]
                continue
            at = self._passed(stop, end)
            del places[here : here + at - stop]
        return Form(chars + plain[at:end], places, nouns)

    def _passed(self, stop: int, end: int) -> int:
        """Where the text goes on after what is passed over at `stop`; `stop` where nothing is."""
        aside = _ASIDE.match(self._plain, stop, end)
        if aside:
            return aside.end()
        return stop + 1 if self._plain[stop] in _NOTHING else stop

    def _noun(self, phrase: Phrase, code: str, end: int) -> tuple[Noun, int]:
        """The phrase with those that are coordinated with it, and the offset after them and what belongs to them."""
        plain, at = self._plain, phrase.span.end
        group: tuple[Phrase, ...] = (phrase,)
        short = at in self._by_start and phrase.head.found_by.startswith("short")
        if code in NOUNS and (short or plain[at] in _JOIN_BEGINS or plain[at] in _GROUP_GOES_ON):
            group = self._group(phrase, end)
            at = group[-1].span.end
        tail = None
        if len(group) >= _MANY and all(p.head.type in ("Country", "Organization") for p in group):
            tail = _COUNTED.match(plain, at)
        if len(group) == _PAIR and tail is None and all(p.head.found_by.startswith("short") for p in group):
            tail = _OF_TWO.match(plain, at)
        if len(group) > 1 and plain.startswith(("（", "("), at) and (gloss := _ASIDE.match(plain, at, end)) and plain.startswith("等", gloss.end()):
            at = gloss.end()  # 某甲（A）、某乙（B）|等人
        if tail is None and code in ACTORS and plain[at : at + 1] in _TAIL_BEGINS:
            tail = _TAIL.match(plain, at)
        return Noun(group, len(group) > 1), tail.end() if tail and tail.end() <= end else at

    def _group(self, phrase: Phrase, end: int) -> tuple[Phrase, ...]:
        """The phrase and those that are coordinated with it."""
        group = [phrase]
        while following := self._coordinated(group[-1], phrase, end):
            if len(group) == 1 and (self._with_several(phrase, following, end) or self._goes_to_meet(phrase, following)):
                break
            group.append(following)
        return tuple(group)

    def _with_several(self, first: Phrase, second: Phrase, end: int) -> bool:
        """甲与乙、丙, 甲与乙和丙: in a list the conjunction stands last, so that 与 is a preposition here, and 乙 and 丙 are the company."""
        joins = ("、", "和") if CODES.get(first.head.type, "") in ACTORS else ("、",)
        joined = self._plain.startswith("与", first.span.end) and self._plain.startswith(joins, second.span.end)
        return joined and self._coordinated(second, first, end) is not None

    def _goes_to_meet(self, first: Phrase, second: Phrase) -> bool:
        """赴 [某国] 与 [某人] 会谈: the land is where to, and the person the company there."""
        plain = self._plain
        to_land = first.head.type in ("Country", "Place") and second.head.type in ("Person", "Title")
        return (
            to_land
            and plain.startswith("与", first.span.end)
            and plain.endswith(_GOES, 0, first.span.start)
            and _MEETS.match(plain, second.span.end) is not None
        )

    def _coordinated(self, last: Phrase, first: Phrase, end: int) -> Phrase | None:
        """The phrase that is coordinated with the last one: joined by 和 and the like, or two short names in a row (中俄)."""
        at = last.span.end
        titled = last.head.type == "Document"
        at += titled and self._plain.startswith("”", at) and self._plain.endswith("“", 0, last.span.start)
        gloss = _GLOSS.match(self._plain, at, end) if self._plain[at : at + 1] in _GLOSS_BEGINS else None
        if gloss and self._plain[gloss.end() : gloss.end() + 1] in _JOIN_BEGINS:
            at = gloss.end()  # 某甲（A）、某乙（B）和某丙
        joined = _JOIN.match(self._plain, at) if self._plain[at : at + 1] in _JOIN_BEGINS else None
        join = joined.group() if joined else ""
        short = not join and first.head.found_by.startswith("short")
        if not (join or short):
            return None
        at += titled and bool(join) and self._plain.startswith("“", at + len(join))  # 《甲》与“乙”
        kin = _KIN.match(self._plain, at + len(join)) if join else None
        following = self._by_start.get(kin.end() if kin else at + len(join))
        office = short and following is not None and following.head.type == "Title" and _OF_EACH.match(following.head.value) is not None
        if following is None or following.span.end > end or not (join or office or following.head.found_by.startswith("short")):
            return None
        if join == "与" and CODES.get(last.head.type) == CODES["Person"] and following.head.type in ("Country", "Organization"):
            return None  # 敦促某人|与某国|谈判: company, and not another of the same kind
        if last is first and following.head.type == "Person" != last.head.type and self._plain.endswith(_WHERE, 0, last.span.start):
            return None  # 在某大使馆|与某人|会面
        he_and = join == "和" and last is first and last.head.type == "Pronoun" and following.head.type == "Person"  # 他和某人
        if not (he_and or _alike(last, following)) or (short and not office and following.span.end - following.span.start > 1):
            return None
        return following


def _alike(first: Phrase, second: Phrase) -> bool:
    a, b = CODES.get(first.head.type, ""), CODES.get(second.head.type, "")
    return a == b or (a in ACTORS and b in ACTORS and CODES["Pronoun"] not in {a, b})

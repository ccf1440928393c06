"""Takes out of a form, and keeps as adjuncts, what stands in the verb's way: times, places, topics, company, invitations."""

from __future__ import annotations

import re

from kg.late import late
from kg.prose.clauses import ACTORS, CODES, NOUNS, Adjunct
from kg.prose.form import Form
from kg.prose.including import name_the_included
from kg.prose.nameless import THAT_STATE, name_the_state

# Patterns and not data: each is a frame of prepositions and codes around a gap, and the order of alternatives counts.
_T, _L, _GROUP = CODES["Time"], CODES["Place"], CODES["Group"]
_ACTOR = f"[{ACTORS}]"
_BEFORE_TIME = ("自", "从", "到", "至", "截至", "当地时间", "北京时间", "")
# Every alternative begins with a character of its own, so that the engine looks for those alone. 在[周三的]记者会上: 在 stays before the occasion.
_TIME = re.compile(
    rf"(?:(?:(?<!定)于|在|就在){_T}(?!的)|(?<=[于在]){_T}的(?=[^，的]{{2}})|{'|'.join(w + _T for w in _BEFORE_TIME)})"
    rf"(?:[和及至到、]{_T})?(?:起|以来|期间|早间|晚间)?(?:，)?"
)
# 与[2019年]的版本不同, [3月1日]前, 今年是…, 以[今年]举办 X 为契机: the time is that of something else than the deed.
_TIME_APART = re.compile(r"的(?![^，]{0,10}(?:[会上中时里后]|期间|之际))")
_DEADLINE = re.compile("之前|以前|前(?![往来去夕总首副外国任主议部防财美英法日俄])")
_PART_OF_LAND = r"(?:首都|首府|[东南西北中]部|沿海|边境|港口)?(?:港口|海滨|边境|工业)?(?:城市|市镇|小镇|古城|省会)?"
_OWNER = rf"(?:{CODES['Country']}|{_L}|[\u4e00-\u9fff](?=首都|首府))?{_PART_OF_LAND}"  # 在|哈首都|某城
_PLACE = re.compile(
    rf"(?:在|于|身在)(?:{_OWNER})?{_L}(?:{_L}|国家{CODES['Country']})*(?:市|境内|举行的|当地|一带|附近|周边|外海|近海|海域|水域)?"
    r"(?:等多?(?:地|处|方向|地区|城市))?(?!的|问题|上|事务|方向|军事|部署)"
)
_INVITED = re.compile(
    rf"(?:(?<!是)应(?:约)?|(?<=是)应(?=[^，。；]{{0,20}}邀请)|(?<![接遭感享])受)[^，。；{NOUNS}]{{0,8}}(?:[{NOUNS}](?:轮值主席国|同志|阁下|先生|女士|夫妇|和|与|及|、)?){{1,4}}(?:的)?(?:盛情|热情|友好|正式)?(?:邀请|(?<!的)之邀)"
)
_REQUESTED = re.compile(
    rf"(?<![答响反回相适供理本])应[^，。；{NOUNS}]{{0,4}}[{NOUNS}](?:政府|方面|当局)?(?:的)?(?:紧急|多次|正式|书面)?(?:要求|请求|恳请)(?![和并、])"
)  # 应某国要求|逮捕 B
# Each with what must stand in it.
_NAMED = (("time", _T, _TIME), ("place", _L, _PLACE), ("invited", "应", _INVITED), ("invited", "受", _INVITED), ("request", "应", _REQUESTED))
_OF_A_BODY = re.compile("轮值主席国")  # 应东盟轮值主席国马来西亚总理某某邀请: he invites, and not the body
_TOPIC_ON = re.compile(
    r"(?:(?<![存所正现])在|就)([^，。；在就]{1,18}?(?:问题|议题|事务|事宜|议程))(?!(?:[上中]|方面)?的)(?:上|方面|中(?![方国美俄日欧法德英韩东]))?"
)
_TOPIC_ABOUT = re.compile(
    r"(?:就(?!在)|围绕)([^，。；]{1,40}?)(?=(?:深入|坦诚|充分|广泛|再次|继续|共同)?"
    r"(?:交换(?=了|意见|看法|有关)|进行|举行|达成|展开|开展|提出|发表|签署|表示|表达|谴责|批评|磋商|谈判|讨论|沟通|协商|回应|答问|答记者问|"
    rf"[对向同与]{_ACTOR}))"
)
_TOPIC_IN = re.compile(
    r"在([^，。；在]{2,30}?)(?:等)?(?:各个?|多个)?(?:领域|方面)(?=(?:进一步|继续|不断|深入|共同|持续|积极)?(?:拓展|深化|加强|推动|推进|扩大|取得|保持|支持)(?![^，]{0,40}(?:合作|协作|磋商|谈判)(?:$|，)))"
)
# 就|某国举行军演一事|提出抗议: not what a protest is about only, but whom it is against.
_PROTESTED = re.compile(r"[^，]{0,24}(?:提出|表示|表达|深表|发出)[^，]{0,6}(?:抗议|严正交涉|不满|谴责|愤慨)(?:$|[，并])")
_ACTS = re.compile(_ACTOR)
_TOPICS = (("在", "在", _TOPIC_IN), ("在", "就", _TOPIC_ON), ("围绕", "就", _TOPIC_ABOUT))  # each with the words of which it begins with one
_SETTLES = re.compile(r"(?:深入|坦诚|充分|广泛)?(?:交换|进行|举行|达成|展开|开展)")
_CIRCUMSTANCE = re.compile(
    r"在[京沪津渝](?=[会举召出与同和闭开分])|在[^，。；在]{2,30}?(?:的情况下|情况下|的背景下|背景下|框架下|框架内|基础上|过程中|之际|的同时|期间|方面(?!的(?:交流)?(?:合作|协作|协调))|前夕)"
)
_NO_DEED = re.compile("、|推迟|取消|准备|打算|陷入|接任|担任|就任|出任|上任")
_DOERS = frozenset(CODES[name] for name in ("Person", "Title", "Country", "Organization"))
# 在|访问某国期间, 在|同某人会谈期间: a visit or a meeting that is only the circumstance is told all the same.
_LAND = f"[{CODES['Country']}{_L}]"
_VISITING = re.compile(
    rf"在[^，。；在{NOUNS}]{{0,8}}?(?=(?:访问|出访|到访|造访|访){_LAND}|对{_LAND}进行[^，。{NOUNS}]{{0,6}}访问"
    rf"|[与同和跟]{_ACTOR}(?:进行|举行)?(?:视频|电话)?(?:会谈|会晤|会面|会见|见面|通话|通电话)期间)"
)
_VENUE = re.compile(
    rf"在([^，。；在{CODES['Event']}]{{0,16}}?)(?:新闻发布会|例行记者会|记者招待会|记者会|发布会|吹风会|电视讲话|讲话|演讲|致辞|书面声明|声明|社交媒体|社交平台|社交网站|推特|脸书|采访|专访|节目|(?:平台|媒体|网站|社群|软件|社媒)“?{CODES['Organization']}”?)"
    r"(?:的?(?:发文|贴文|账号|帖子|视频))?(?:上|中|时|里)"
)
# 叙利亚境内的|伊朗部队: where somebody is who acts.
_LOCATED = re.compile(
    rf"(?:在|位于|驻(?:扎在)?)?(?:{_L}|[{CODES['Country']}{_L}](?:境内|国内|当地|沿海|边境|附近|上空|周边|[东南西北中]{{1,2}}部(?:地区)?))的"
    rf"(?=[{CODES['Organization']}{CODES['Country']}{CODES['Group']}](?!的))"
)
# 身在北京的|特首某某, 2019年时任|总统某某: where a person is who acts, and that he held the office then.
_BEING = re.compile(
    rf"^(?:在?{_T}(?:，)?)?(?P<being>(?:身在|身处|人在|现居|旅居|居于|常驻)(?:[{CODES['Country']}{_L}]的)?|时任)(?=[{CODES['Person']}])"
)
_HOUSES = re.compile(rf"(?<=[{CODES['Organization']}])(?:参众|上下)?两院(?!制|联席|[^，]{{0,8}}(?:主席|议员|领袖|成员|议长))")  # 美国国会|两院|通过
_LED = re.compile(rf"以[^，]{{1,20}}为(?:核心|首|代表)的(?=[{ACTORS}])")  # 以某同志为核心的|党中央: who leads is not who acts
_ITS = re.compile(rf"{_GROUP}(?=[{CODES['Person']}{CODES['Title']}])")
# 俄军|导弹|击中某城: whose arms hit is who hits.
_ARMS = re.compile(
    rf"^[^，{NOUNS}]{{0,6}}[{CODES['Country']}{CODES['Organization']}]"
    r"((?:的)?(?:弹道|巡航|高超音速|远程|自杀式|武装|海警|地面)?(?:导弹|飞弹|火箭弹?|炮弹|炮火|大炮|火炮|炸弹|无人机|无人艇|飞机|战机|战斗机|直升机|坦克|舰艇|军舰|炮艇|快艇)(?:群|编队)?)"
    rf"(?=[^，的{NOUNS}]{{0,8}}(?:击中|命中|袭击|空袭|轰炸|打击|攻击|炮击|摧毁|击沉|击毁|炸毁|攻入|扫射))"
)
_QUOTE_AFTER = re.compile(r"[并也还又却][“‘]")  # 并“敦促某国…: the words quoted begin after it
_HAN_FIGURES, _FIGURES = "一二三四五六七八九十", "一二三四五六七八九十0123456789"
# 某国“强烈谴责”某国: a predicate whose words are quoted.
_QUOTED_VERB = late(rf"(?<=[{ACTORS}已将曾也还并都均则又会])“([^“”{NOUNS}，]{{2,8}})”(?=[{NOUNS}\u4e00-\u9fff])")
_NUMBER = re.compile(rf"[{_HAN_FIGURES}]{{1,3}}、|[{_HAN_FIGURES}]是(?=[^，]{{4}})|[0-9]{{1,2}}(?:[.．](?![0-9])|、)(?={_ACTOR})")
_REPORTED = re.compile(r"^(?:据|另据|综合)(?:[^，。：]{0,20})(?:报道|消息|报导|披露|援引[^，]{0,12}|称|说|统计|介绍)(?:称)?")
_REPORTS = ("据", "另据", "综合")  # with which a source begins
_WIRED = re.compile(rf"据{CODES['Organization']}[^，{NOUNS}]{{0,6}}电(?:，)?(?=[{NOUNS}])")  # 据某某社电|外交部说
_SAYS = re.compile(r"(?<!报道)(?<!报导)(?<!消息)[称说]$")
_MEDIUM = re.compile(r"(?:[社报台网刊]|新闻|通讯|电视|广播|传媒|媒体|杂志|邮报|时代|》|[A-Za-z0-9])”?$")
_WITH = re.compile(
    rf"(?:(?<![参给赋授])与|(?<![共协一合赞认不陪伙雷])同(?!志|胞|仁)|跟|偕同|会同|联同|和(?={CODES['Pronoun']})|(?<=继续|正在|一直|已经|曾经|希望|能够|可以|想要|不会|再次|再度|首次|多次|随后)和"
    r"|(?<=[会将愿已曾])(?<![议工协学商机社大国峰委]会)(?<![上中少大]将)(?<![心意]愿)和)"
    rf"(?:[^{NOUNS}，]{{2,14}}的|{_L}?(?:岛国|邻国|东道[主国]|轮值主席国|盟友))?({_ACTOR})"
    r"(?:方面|双方|两国|"
    # whoever speaks for them without a name: 与|欧盟|官员|会谈
    r"(?:的)?(?:多名|多位|一名|几位|两位|最高|主要|高级|高阶|资深|政府|军方|外交|谈判|派出的|领导层){0,3}(?:官员|高官|领导人|领袖|首脑|高层|政要|代表团|谈判代表|代表|外交官|特使)(?![的、，和与及处性])(?:们)?)?"
    r"(?:一道|一起|共同|之间|一同|携手)?(?!的|关系|间|、|和)"
)
_QUOTED_BODY = re.compile(rf"“(?={CODES['Organization']}”)")  # 呼吁“世界卫生组织”…
_QUOTES, _JOINERS, _OF_SUBJECT = frozenset("“”‘’"), frozenset("与同跟和"), frozenset(f"在的多众个名家弹炮艇舰坦任院官层首国{_GROUP}")
# What is taken out has one of these in it, or begins with a figure; where nobody is named, one of the first.
_SIGN = re.compile("[“”‘’在就围据综]")
_SIGN_BESIDE_NOUNS = re.compile(f"[“”‘’在就围据综应受与同跟和的多众个名家弹炮艇舰坦任院官层首国{_T}{_L}{_GROUP}]")


def _speaks(form: Form, plain: str, end: int) -> bool:
    """Whether form[:end] is 据某部称 and no report of a medium: whoever is named there says what follows."""
    named = [phrase for at, noun in form.nouns.items() if at < end and form.text[at] in ACTORS for phrase in noun.phrases]
    return _SAYS.search(form.text, 0, end) is not None and len(named) == 1 and not _MEDIUM.search(named[0].span.of(plain))


def thin(form: Form, plain: str, verbs: re.Pattern[str]) -> None:
    """Thin the form in place. `plain` is the document's shadow text; `verbs` finds what triggers a rule, so that no verb is taken out."""
    signs = (_SIGN_BESIDE_NOUNS if form.nouns else _SIGN).findall(form.text)
    if not signs and form.text[:1] not in _FIGURES:
        return
    if not _QUOTES.isdisjoint(signs):
        _open_quotation(form)
    if form.nouns and not _OF_SUBJECT.isdisjoint(signs):
        _open_subject(form)
    _open_source(form, plain)
    while "”" in signs and (body := _QUOTED_BODY.search(form.text)):
        form.cut(body.end() + 1, body.end() + 2)
        form.cut(*body.span())
    if form.nouns and "”" in signs and (quoted := _QUOTED_VERB.search(form.text)) and _ends_with(verbs, quoted.group(1)):
        form.cut(quoted.end() - 1, quoted.end())
        form.cut(quoted.start(), quoted.start() + 1)
    if "在" in signs:
        _take_venues(form)
    if form.nouns:
        for kind, sign, pattern in _NAMED:
            if sign in signs:
                _take_all(form, kind, sign, pattern)
    if "在" in signs or "就" in signs or "围" in signs:
        _take_matters(form, plain, verbs)
    if form.nouns and not _JOINERS.isdisjoint(signs):
        while found := _WITH.search(form.text):
            start, end = found.span()
            form.adjuncts.append(Adjunct("with", start, form.phrases(found.start(1), end), word=_with_word(found.group())))
            form.cut(start, end)


def _ends_with(verbs: re.Pattern[str], words: str) -> bool:
    """Whether the words end with a verb: 强烈|谴责."""
    return any(found.end() == len(words) for found in verbs.finditer(words))


def _open_source(form: Form, plain: str) -> None:
    """Take out the number or the source with which the form begins."""
    first = form.text[:1]
    numbered = _NUMBER.match(form.text) if first in _FIGURES else None
    if numbered and numbered.end() < len(form.text) and " " not in plain[form.at[0] : form.at[-2]]:
        form.cut(0, numbered.end())
    if form.text.startswith(_REPORTS):
        reported = _WIRED.match(form.text) or _REPORTED.match(form.text)
        if reported and not _speaks(form, plain, reported.end()):
            form.cut(0, reported.end())


def _open_quotation(form: Form) -> None:
    """Take out the quotation marks that only open or only close in the form."""
    form.cut(0, len(form.text) - len(form.text.lstrip("“‘")))
    if _QUOTE_AFTER.match(form.text) and "”" not in form.text and "’" not in form.text:
        form.cut(1, 2)
    if "“" not in form.text and "‘" not in form.text:
        form.cut(len(form.text.rstrip("”’")), len(form.text))


def _open_subject(form: Form) -> None:
    """Leave, of those of whom the form tells, the names alone; and take out where or under whom its subject is."""
    name_the_included(form)
    name_the_state(form)
    if being := _BEING.match(form.text):
        form.cut(*being.span("being"))
    if "两院" in form.text and (houses := _HOUSES.search(form.text)):
        form.cut(*houses.span())
    if arms := _ARMS.match(form.text):
        form.cut(*arms.span(1))
    if _GROUP in form.text:
        for its in reversed(list(_ITS.finditer(form.text))):
            if form.phrases(*its.span())[0].head.value in THAT_STATE:  # 同|该国|总理某某会谈
                form.cut(*its.span())
    if "的" in form.text:
        for modifier in (_LED, _LOCATED):
            if modifies := modifier.match(form.text):
                form.cut(*modifies.span())


def _take_venues(form: Form) -> None:
    """毛宁|在周五的新闻发布会上|表示."""
    while venue := _VENUE.search(form.text):
        form.adjuncts += [Adjunct("time", at, form.phrases(at, at + 1), _T) for at in range(*venue.span(1)) if form.text[at] == _T]
        form.cut(*venue.span())


def _take_all(form: Form, kind: str, sign: str, pattern: re.Pattern[str]) -> None:
    at = 0
    while sign in form.text and (found := pattern.search(form.text, at)):
        start, end = found.span()
        phrases = form.phrases(start, end)
        if kind == "invited" and _OF_A_BODY.search(found.group()):
            phrases = form.phrases(max(i for i in form.nouns if start <= i < end), end)
        form.adjuncts.append(Adjunct(_apart(form, start, end) if kind == "time" else kind, start, phrases, found.group()))
        form.cut(start, end)
        at = start


def _apart(form: Form, start: int, end: int) -> str:
    """The kind of the time form[start:end]: `time`, `deadline`, or `apart` where it is not that of the deed."""
    text = form.text
    if _DEADLINE.match(text, end):
        return "deadline"
    other = _TIME_APART.match(text, end) or (text.startswith("是", end) and start == 0) or (text[:start].endswith("以") and "为" in text[end:])
    return "apart" if other else "time"


def _take_matters(form: Form, plain: str, verbs: re.Pattern[str]) -> None:
    """Take out under what circumstances, and on what topics, the clause tells of a deed."""
    while "在" in form.text and (circumstance := _CIRCUMSTANCE.search(form.text)) and not _tells_deed(form.text, circumstance, verbs):
        visiting = _VISITING.match(form.text, circumstance.start())
        form.cut(circumstance.start(), visiting.end() if visiting else circumstance.end())
    for sign, other, pattern in _TOPICS:
        if sign in form.text or other in form.text:
            _take_topic(form, pattern, plain, verbs)


def _tells_deed(text: str, circumstance: re.Match[str], verbs: re.Pattern[str]) -> bool:
    """Whether the circumstance is a clause of its own, with somebody who does what it tells: 在 [某国退出条约] 之际."""
    start, end = circumstance.span()
    ends = start == 0 and end == len(text) and text[1] in _DOERS and text.endswith("之际")
    return ends and _NO_DEED.search(text) is None and verbs.search(text, 2, end) is not None


def _take_topic(form: Form, pattern: re.Pattern[str], plain: str, verbs: re.Pattern[str]) -> None:
    """就 X 交换意见: X, unless a verb stands in it and what follows does not show that it is a topic all the same."""
    text = form.text
    found = pattern.search(text)
    if found is None:
        return
    settles = pattern is not _TOPIC_IN and _SETTLES.match(text, found.end()) is not None
    if not settles and verbs.search(found.group(1)[:-2]):
        return
    begin, end = found.span(1)
    if pattern is _TOPIC_ABOUT and text[begin] in ACTORS and _ACTS.search(text, 0, found.start()) and _PROTESTED.match(text, found.end()):
        return
    first, last = form.at[begin], form.at[end - 1]
    width = form.nouns[end - 1].phrases[-1].span.end - last if end - 1 in form.nouns else 1
    form.adjuncts.append(Adjunct("topic", found.start(), form.phrases(begin, end), plain[first : last + width]))
    form.cut(*found.span())


def _with_word(words: str) -> str:
    """The preposition, and 一道 or 共同 where the words say that both act."""
    if words[-1] in "道起":
        return words[0] + "一道"
    return words[0] + ("共同" if words[-1] in "同手" and len(words) > 2 else "")

"""How lines of Chinese news look: list marks, bylines, site furniture, credits of pictures, ends of sentences.

All patterns read simplified script (`Line.head`, `Line.tail`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.late import late

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_N = "一二三四五六七八九十"

_LONGEST_END = 80  # characters; more than any credit or stop with its brackets has

# Who publishes
OUTLET = (
    rf"[{HAN}A-Za-z]{{1,12}}?(?:通讯社|电(?:讯社|视台|台)|新闻[社网]?|[日晚晨时早]报|周[报刊]|杂志|文汇报|大公报"
    r"|卫视|广播电台|网|社|报)"
)
_AGENCY = "(?>新华社?|路透社?|法新社?|美联社?|中新社|中通社|中央社|欧新社|彭博社?|韩联社|共同社|塔斯社|俄新社|安莎社|埃菲社)"
_HOUSE = rf"(?:{OUTLET}|本报|本刊|本台|本网|本社)?(?:驻[{HAN}]{{2,6}})?(?:特派|特约|首席|实习|高级|专职)?"
_JOB = r"(?:记者|编译|撰稿人?|撰文|特派员|通讯员|主笔|摄影|实习生)"
_SHOWS = "(?:图片|照片|相片|供图|截图|提供|提供(?:图片|照片|相片))"
_PICTURE = (
    rf"(?:资料图片?|资料照片?|网[上络]图片|档案(?:图片|照片)|截图|{OUTLET}(?:资料)?(?:图片|照片)|{_AGENCY}(?:发|图片|照片|资料图)"
    rf"|(?:图片|照片)(?:来源|提供)?[:：].{{1,20}}|图[／/].{{1,12}}|(?:图片|照片)由.{{1,10}}提供|[{HAN}A-Za-z]{{1,10}}{_SHOWS}"
    rf"|(?:本报|{_AGENCY})?(?:记者)?[ ]?[{HAN} ]{{0,14}}摄(?:[／/].{{2,8}})?|摄影?[:：／/].{{1,10}})"
)

# Lists
STRONG_BULLET = re.compile(r"[●•■◆▲△★☆◎○▪◼◇□►▶‣⦁∎※](?![●•■◆▲△★☆◎○])|·(?! ?$)|[-*+] +(?=\S)|－ ?")
SOFT_BULLET = re.compile(
    rf"——|--(?!-)|[{_N}]{{1,3}}(?:、|[.．](?!\d))|[（(](?:[{_N}]{{1,3}}|\d{{1,2}})[）)]|\d{{1,2}}(?:[.．](?!\d)|、|[)）])|[①-⑳]"
    r"|\[\d{1,2}\] ?"
)

# Sentences
_STOPS = ("。", "！", "？", "!", "?", "…")
_FINISHED = late(
    r"[。！？!?…][”’）》】〉\s]*$|[。！？][”’]?\s?[（【(〔].{1,40}[）】)〕]$"
    rf"|[。！？][”’]?\s?(?:{_AGENCY}|{_PICTURE})$|[（(]完[）)]$"
)
UNENDED = re.compile(r"[，、,（《“‘【(〈]$")  # no line of its own ends so
CONTINUES = re.compile(r"[，。、；：！？）》】〉％]|[”’](?=[，。、；：！？）》】〉的])")  # no line of its own begins so
INSIDE = re.compile(r"[。！？；]")
CLAUSE = re.compile(r"[，。；！？]|：(?!.{0,400} )")
LEAD_IN = re.compile(r"(?:[：:；;]|——|—|--)[”’]?$")
SPLIT_NUMBER = re.compile(r"\d[\d年月日时分万亿千百名个岁度周%％.．]$")
HEADLINE = late(rf"[^ ，。、；！？]{{4,400}}(?<=[{HAN}”》）]) [{HAN}“《（][^ ，。、；！？]{{3,400}}$")  # two halves and no punctuation
SPEAKER = re.compile(r"(?:问|答|记者|主持人)[:：]")
TURN = re.compile(r"[^，。、；！？：:“]{1,16}[：:]")  # somebody's turn to speak begins so
OPENING = late(  # an article's first paragraph begins so
    rf"[【（(〔\[][^】）)〕\]]{{0,30}}(?:{_JOB}|专?讯[】）)〕\]]|日?电[】）)〕\] ]|(?:社|网|报|视|台)[】〕\]])"
    rf"|{OUTLET}(?:[^，。]{{0,12}}日)?(?:专?讯|综合?电|电)|据{OUTLET}.{{0,8}}报道"
)

# Bylines and what else stands around an article
_LABEL = (
    "(?:责任编辑|责编|编辑|编审|校对|审核|监制|主编|值班|统筹|来源|文章来源|本文来源|新闻来源|信息来源|原文|原文链接|转自|作者|撰文|文|图|图文"
    "|记者|编译|翻译|供稿|通讯员|摄影|原标题|关键词?|标签|发布时间|发布日期|更新时间|发表时间|更新时间戳|日期|时间|分类|栏目|浏览|阅读量?|点击|字号|字体)"
)
_BUTTON = (
    "(?:分享[到至给]|扫一扫|扫码|关注我们|返回(?:顶部|首页)|上一篇|下一篇|相关(?:阅读|新闻|链接|专题|报道)[:：]?|更多新闻|查看原文|阅读原文"
    "|版权所有|加载更多|点击(?:查看|进入|阅读))"
)
_TOOL = "【?(?>打印本?[页文]?|字号|纠错|收藏|评论|点赞|举报|大中小|[大中小])】?"
_NO_BRACKET = "[^（）()【】〔〕。！？]"
_BYLINES = (
    rf"{_LABEL}\s?[:：／/|丨][^，。！？；]{{0,50}}$",
    rf"{_BUTTON}[^，。！？；]{{0,24}}$",
    rf"{_TOOL}(?:[ |｜]?(?:{_TOOL}|\d{{1,5}}+(?!\d)))*$",
    rf"[（(【〔\[]{_NO_BRACKET}{{0,24}}{_JOB}{_NO_BRACKET}{{0,30}}[）)】〕\]]$",
    rf"[（(【〔\[](?:(?:据|综合)?{OUTLET}(?:专?[讯电]|综合|报道|综合报道)?|完|未完待续)[）)】〕\]]$",
    rf"[●■◆▲]?[ ]?{_HOUSE}(?:记者|编译|撰稿人?|通讯员)[ ]?[{HAN} 、·／/]{{2,30}}(?:报道|报导|电|撰)$",
    rf"[●■◆▲]?[ ]?{_HOUSE}(?:记者|编译)[ ][{HAN}]{{2,4}}(?:[ 、][{HAN}]{{2,4}}){{0,3}}$",
    rf"(?:特派|特约|首席|实习)?记者[{HAN}]{{2,3}}$",
    rf"[◎●■]?[ ]?据?{_AGENCY}(?:[／/、]{_AGENCY})*$",
    rf"(?:{OUTLET}|本报)(?:专?讯|综合报道)$",
)
_FIGURES = rf"[\d廿{_N}]{{1,3}}"
_DAY = (
    r"(?:\d{4}|[一二][〇○零一二三四五六七八九]{3}|民国\d{2,3})\s?"
    rf"(?:年\s?{_FIGURES}\s?月\s?{_FIGURES}\s?[日号]|-\d{{1,2}}-\d{{1,2}}|/\d{{1,2}}/\d{{1,2}}|\.\d{{1,2}}\.\d{{1,2}})"
)
_CLOCK = r"(?:[ T|]{0,3}[（(]?(?:星期|周)[一二三四五六日][）)]?)?(?:[ T|]{0,3}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
_DATE_LINE = (
    rf"[（(【\[]?(?:{OUTLET} ?)?(?:发[布表]于?|更新于?|时间|日期)?[:： ]{{0,2}}{_DAY}{_CLOCK}"
    r"(?:[ |]{1,3}(?:来源[:：])?[^，。！？]{1,20})?[）)】\]]?$"
)
_BYLINE = re.compile("|".join((*_BYLINES, _DATE_LINE)))
CREDIT_END = late(rf"(?<=\S)[ ]+((?:来源|资料来源|文字来源|综合来源)[:：／/] ?[{HAN}A-Za-z、／/]{{2,20}})$")

# Pictures
CREDITED = late(rf"[。！？][”’]?(?:\s?{_AGENCY}|\s?[（(]?(?:{_PICTURE})[）)]?|\s+{OUTLET})$")
_PICTURE_CREDIT = rf"[（(【〔]?\s?(?:{_PICTURE})[）)】〕]?。?$"
PICTURE_CREDIT = re.compile(rf"[。！？”） ]{_PICTURE_CREDIT}")
_ONLY_PICTURE_CREDIT = re.compile(_PICTURE_CREDIT)
AGENCY_CREDIT = late(rf"[。！？”）](?:\s?{_AGENCY}|\s+{OUTLET}|\s?[（(]{_AGENCY}[）)])$|(?:[^。！？；， ]|(?<! ) ) +{_AGENCY}$")
NO_CREDIT = ("。", "！", "？", "；", "：", "，", "”")  # with which no agency's name ends
_ONLY_CREDIT = re.compile(rf"[（(【〔]?(?:{_PICTURE}|{_AGENCY}(?:[／/]{_AGENCY})?)[）)】〕]?$")
CAPTION_START = re.compile(
    r"(?:[▲△▼↑←→●]\s?)?(?:图为|这是.{1,40}(?:拍摄|摄)的|(?:资料|配|题|左|右|上|下|组|主|大|小)图[:：为）]"
    r"|图片?[一二三四五\d]{0,2}[:：说为／/]|[（(](?:图|左图|右图)[）)])|[▲△▼↑]"
)


def at_end(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """What a pattern that ends with `$` finds at the end of `text`: a stop and what closes after it, or a credit."""
    return pattern.search(text, max(len(text) - _LONGEST_END, 0))


def is_finished(text: str) -> bool:
    """Whether a sentence ends at the end of `text`; most do with its stop."""
    return text.endswith(_STOPS) or at_end(_FINISHED, text) is not None


def is_credit(head: str) -> bool:
    """Whether a line that begins so names whose picture it is, and nothing else."""
    return len(head) <= _LONGEST_END and _ONLY_CREDIT.match(head) is not None


def ends_in_picture_credit(text: str) -> bool:
    """Whether `text` ends with whose picture it is, or is nothing else."""
    return at_end(PICTURE_CREDIT, text) is not None or (len(text) <= _LONGEST_END and _ONLY_PICTURE_CREDIT.match(text) is not None)


def is_byline(head: str, length: int) -> bool:
    """Whether a line of `length` characters names who wrote, edited or published, or is a date or site furniture alone."""
    return length <= 70 and _begins_byline(head)


@lru_cache(maxsize=1024)
def _begins_byline(head: str) -> bool:
    """Asked of a line, and again of the block that it becomes."""
    return _BYLINE.match(head) is not None

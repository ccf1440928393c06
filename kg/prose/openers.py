"""How a form opens that names no actor there: with words before its subject, or with somebody whom no name list can know."""

from __future__ import annotations

import re

from kg.late import late
from kg.prose.clauses import ACTORS, CODES, NOUNS

_CONNECTIVE = (  # 黎|真主党称, 国营媒体|某某社报道
    rf"(?:[黎叙伊乌俄美英法德日韩朝印巴土埃泰菲越澳加]|官媒"
    rf"|(?:官方|国营|国有|公营|国家|当地|主流|独立|反对派)(?:媒体|传媒|通讯社|电视台|报纸)?)(?={CODES['Organization']}[^的])"
    rf"|(?:网友|网民|村民|居民|市民|(?:经济|政治|历史)?学者|(?:经济|政治|历史)学家|专家|作家|律师|教授|歌手|演员|导演|诗人|画家|商人|农民|医生|分析师|评论员)(?={CODES['Person']})"
    rf"|(?:他|她)?(?:自己|本人)(?=[将会已曾也都还正没不未从并无愿要能仍在与同对向支反绝尚])"  # 某人说，自己|尚未与某人通话
    r"|(?:在)?(?:该|这封)?(?:公开)?信[函件]?中(?=[^，]{0,2}(?:称|说|指|写道|表示|强调|要求|呼吁|敦促|警告|批评|谴责))"  # 某人致信某人，信中|指出
    r"|[一二三四五六七八九十](?=要(?![求素点]))"  # 一要|维护和平，二要…
    rf"|(?:(?:至于|由于|因为|尽管|虽然|鉴于|既然|使得|致使|其中包括|包括|其中|图为|东道主、|轮值主席、|仅有|只有|唯有|仅)(?=[{ACTORS}].)|因(?=[{ACTORS}](?:没|未|不|已|曾|将|在|对)))"
)
# What a sentence may open with before its subject, and is no part of it: 多年来|日本, 未来一年|北约, 事实上|欧盟.
_OPENERS = (
    rf"(?:眼下|众所周知|此前|不久前|前不久|稍早|首先|最后|事实上|实际上|据悉|据报|据指|据称|据说|据信|据了解|近来|年初|年底|年中|上周|下周|连日来|与此同时|即日起|今年内|周末|会前|会后|事后"
    rf"|(?:二|冷)?战后|在?(?:此)?之前|其实|结果|甚至|就连|显然|反之|否则|相反|比如|尤其是|特别是|(?:另)?一方面|换言之|可见|迄今(?:为止)?|日后|原来|长期以来|一直以来|将来|往后"
    rf"|(?:未来|今后|过去|最近|接下来|近)?[^{NOUNS}，]{{1,3}}[年月周天日](?:来|以来)|(?:未来|今后|过去|最近|接下来|近)[^{NOUNS}，]{{1,3}}(?:[年月周天日]|星期)(?:里|内|间|中)?)"
    rf"(?=[{ACTORS}将要会已曾也都还正继不没向对同与为把被在])"
)
_OPENING = late(f"{_CONNECTIVE}|{_OPENERS}")
# With which those begin, but for 多年来 and the like.
_OPENING_BEGINS = frozenset(
    "黎叙伊乌俄美英法德日韩朝印巴土埃泰菲越澳加官国公至由因尽虽鉴既使致其包东轮眼此不前稍首最事实据近年上下周连与即今会图二冷战在之结甚就显反相比尤特另一换可迄原长未过否接当主独将往"
    "仅只唯众一二三四五六七八九十网村居市学专作律教歌演导诗画商农医分评经政历自本他她信该这"
)
# 支持某人的|选民走上街头: of whom it is told that they do so, and nobody who went before.
_SIDES_WITH = (
    rf"(?:可能|较?为?|一向|长期|坚定|曾)?(?:支持|反对|拥护|追随|同情|效忠|忠于|亲近)(?:前)?(?:{CODES['Person']}|{CODES['Title']}|{CODES['Organization']})"
    rf"[^，的{NOUNS}]{{0,4}}的[^，的、{NOUNS}]{{0,6}}(?:选民|民众|群众|人士|人群|人|者|议员|团体|联盟|阵营|势力|政党|政客|球迷|市民|居民|网民|党派|派系|媒体|力量|武装)"
    r"(?:议席数?|票数|比例|人数)?(?:则|都|也|均|已|将|纷纷|就|还|在|有望|表示|认为|要求|可能|会(?!议)|正|曾|不|没|走|聚集|高喊|举|约|占|与|和|同|达|继续|多|打|冲|上|涌)"
)
_NOBODY_NAMED = late(
    rf"{_SIDES_WITH}|"
    r"(?:对岸(?!的)|(?:抗议|示威|围观|请愿|游行)(?:人群|队伍|群众|民众|人士|学生)|人群|抗议者|示威者|反对者|支持者|批评者|来[宾客]|[访贵嘉外]宾|访问?团|观众|无人(?![机驾船艇区])|有[的些]人|(?:出席|参加|参与|参会|获奖|到场|在场|围观|请愿|反战)(?:者|人士|群众|民众|代表|嘉宾)|警方|警察|军警|士兵|枪手|歹徒|暴徒|凶手|网民|网友|民众|市民|居民|学生|受访者|与会者|分析人士|经济学家|科学家|历史学家|政治学家|研究人员|研究者|评论员|分析师|分析家|观察人士|观察家|消息人士|知情人士|业内人士|没有人(?!道)|有人(?!道)|人们|专家|学者|执政(?:集团|当局|联盟|者)|[^，]{2,8}战线)(?:们)?(?![的、和与及])"
    r"|(?:至少|约|大约|共|总共|超过|已|仍|还|另)?有(?:[0-9]{1,6}|[一二两三四五六七八九十百千数多几]{1,3}[多余]?[万千百]?)(?:名|位|个|家|间|支|所|国|人)"
    r"|(?:至少|大约|总共|超过|多达|将近)(?:[0-9]{1,6}|[一二两三四五六七八九十百千数多几]{1,4})[多余]?(?:名|位|个|家|间|所|国|万)"
    r"|不少(?!于)|许多|众多|越来越多|绝?大多数|大部分|各级(?!别)|各行各业|有些|某些|[^，的]{2,6}部门(?=将|要|会|也|正|已|应)|[^，的]{2,6}(?:结果|调查|民调|数据)(?:认为|显示|表明)"
)
# With which those begin, but for 统一战线, 有关部门 and 调查结果.
_NOBODY_BEGINS = frozenset(
    "为可较一长坚曾拥追同效忠亲多将访贵嘉外分观消知业经科历政研评至约共总超已仍还另对抗示反支批来观无有出参获到在围请警军士枪歹暴凶网民市居学受与没人专执不许众越绝大各某"
)
_NOBODY_SIGN = re.compile("战线|部门|结果|调查|民调|数据")
# 此行除了|拜会某人: whoever goes does it.
_AIMS = rf"(?:[正就更也]?是)?(?:为了|旨在|意在)(?=..)(?![^，]{{0,12}}{CODES['Group']})"  # but 旨在加强双方合作: between the two, whoever goes
TRIP_BEGINS = frozenset("此这访出行所相上其")
TRIP = late(
    r"(?:此行|此访|[此这]次(?:访问|出访|行程|访.)|此番访问)(?:(?:期间|中|除了?|还|也|又|预计|计划){0,2}"
    rf"(?:将|会|除了?|还|也|计划){{1,3}}(?=[会拜与同和到前见出访])|{_AIMS})"
    rf"|(?:访问|出访|行程|访[{CODES['Country']}{CODES['Place']}]?){_AIMS}"
    r"|(?:此举|(?:所有|相关|上述|这些|这一|其)(?:军事|外交|反制|防御)?(?:行动|举措|措施|做法|努力))(?:都|均|也|完全|正)?(?:是为了|旨在|意在)"
    rf"(?=[^，的{NOUNS}]{{0,4}}(?:维护|捍卫|保护|保障|守护|促进|推动|加强|深化|巩固|支持|反对))"
)
# 为双方深化合作|打造新平台: what the two do is what the deed is good for, and nobody's claim.
_FOR_BOTH = re.compile(rf"为{CODES['Group']}[^，]{{2,24}}(?:打造|提供|奠定|注入|搭建|创造|开辟|指明|铺平|带来)了")


def opener_end(text: str) -> int:
    """Where a form goes on after a connective or what a sentence may open with; 0 where there is none."""
    opener = _OPENING.match(text) if text[:1] in _OPENING_BEGINS or "来" in text else None
    return opener.end() if opener else 0


def names_nobody(text: str, at: int) -> bool:
    """Whether somebody stands there who has no name, and does what follows; or what the deed is good for."""
    first = text[at]
    if first == "为" and _FOR_BOTH.match(text, at):
        return True
    return (first in _NOBODY_BEGINS or _NOBODY_SIGN.search(text) is not None) and _NOBODY_NAMED.match(text, at) is not None

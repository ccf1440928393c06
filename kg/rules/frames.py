"""Frames in which a stance is spoken of and not taken: where it is done, what is talked about, what a document is called."""

from __future__ import annotations

import re

from kg.late import late
from kg.prose.clauses import ACTORS, CODES, NOUNS

_WITHIN = re.compile(r"(?<![现存正旨所内潜好实])在(?![于此场线野任])[^，中上下里内间]{0,40}$")
_WITHIN_ENDS = late(
    r"[^，]{0,60}(?:时(?![代期间局机差空刻装])|的时刻|的时候|之时|之际|的同时|(?<![以如意])下(?=，|$)|(?<!发展)(?<![其])中(?![国华方东美俄期心长小医文央等型部国印非欧英法日韩越老柬巴朝])|(?<![以路海陆网])上(?![海合升市述诉]|$)|上$|之间|过程)"
)
_TOWARD = re.compile(rf"对(?![话外内应策抗手立]|[{CODES['Country']}{CODES['Group']}{CODES['Organization']}{CODES['Person']}])[^，]{{0,40}}$")
_TOWARD_ENDS = re.compile(r"[^，]{0,60}(?:寄予|充满|抱有|感到|深感|表示|给予|予以|产生|造成|作出|有[^，]{0,6}(?:影响|作用|意义|信心))")
_DEED_OF = re.compile(rf"对于?[{ACTORS}][^，对{NOUNS}]{{0,10}}$")
_DEED_FELT = re.compile(r"[^，]{0,40}(?:表示|予以|提出|深表|感到)[^，的]{0,6}(?:抗议|谴责|不满|愤慨|遗憾|关切|交涉)$")
_TRUSTED = re.compile(r"[^，]{0,60}(?:充满信心|寄予厚望|有信心|抱有信心)")
_AROUND = re.compile(r"围绕[^，]{0,40}$")
_TALKED = re.compile(r"就[^，]{0,40}$")
_TALKED_ENDS = re.compile(r"[^，]{0,60}(?:作出|做出|提出|阐述|发表|表明|给出|交换|进行|举行|达成|展开|开展|深入|沟通|讨论|磋商|会谈|商讨|商谈)")
_TALKED_OF = re.compile(r"(?:讨论|商讨|探讨|审议|议及|谈及|谈到)(?!并|通过|后|组)[^，]{0,40}$")
_TOLD_TO = re.compile(r"(?:向|对)[^，]{0,24}$")
_TOLD_TO_ENDS = re.compile(r"[^，]{1,40}的[^，的]{2,8}(?:表示|说明?|通报|介绍|承诺|保证|喊话)$")  # 向参与建设 X 的公司|表示
_SIGNED = re.compile(r"(?:签署|签订|商签|发表|发布|出台|印发|制定)了?[^，的]{0,16}(?<!\ue005)(?<!声明)(?<!公报)(?<!文章)(?<!决议)$")
_SIGNED_ENDS = re.compile(r"[^，]{0,60}(?:文件|协[定议]|备忘录|声明|规划|计划|公报|方案|意见|决定|法案|条例|纲要|宣言|报告|文本)$")
# 发挥某会凝聚共识、|增进团结|作用: what the work or the strength is called.
_BRINGS = re.compile(r"(?:发挥|履行|行使|展现|体现)[^，的]{0,24}$")
_BRINGS_ENDS = re.compile(r"[^，的]{2,16}(?:作用|职能|优势|功能|职责|能力|特色)(?:$|，|、|和|与)")
# 出席共建 X 合作规划|文本交换仪式: what the ceremony is called.
_ATTENDED = re.compile(r"(?:出席|参加|见证|主持|举行|举办|召开|参与)了?[^，的]{0,12}$")
_ATTENDED_ENDS = re.compile(
    r"[^，]{2,60}(?:仪式|典礼|大会|论坛|会议|座谈会|研讨会|交流会|对话会|年会|峰会|晚会|签约|博览会|展览)(?:$|、|和|与|及|并|上|的)"
)
_DEPICTED = re.compile(r"(?:谱写|擘画|绘就|书写|奏响|开启|续写|共绘|描绘)[^，]{0,14}$")
_DEPICTED_ENDS = re.compile(r"[^，]{0,60}(?:篇章?|图景|蓝图|画卷|乐章|局面|答卷|征程|的新?(?:时代|阶段|时期|纪元|历程))$")
_CARRIED_OUT = re.compile(r"(?:实施|启动|出台|施行)了?[^，的、]{0,8}$")
_CARRIED_OUT_ENDS = re.compile(r"[^，的、]{0,12}(?:行动|工程|计划|方案|政策|措施|战略)(?:的|$|、)")
# 迈出|改善 X|步伐, 延续|推动 X|势头: what is taken or kept up is the noun behind, which the verb only describes.
_COURSE = re.compile(r"(?:迈出|踏出|迈开|跟上|加快|放慢|保持|延续|持续|呈现|出现|显示|展现|形成|扭转|逆转|失去|把握|抓住)了?(?:出|住)?$")
_COURSE_ENDS = re.compile(
    r"[^，、的]{2,10}的?(?:步伐|脚步|步子|第一步|(?:良好|积极|强劲)?(?:势头|态势|趋势|走势)|局面|格局|氛围|动向|迹象|热潮)(?:$|，|、|和|及)"
)
_IN_WHICH = re.compile(r"^(?:并|也|还)?(?:分别|着重)?从(?![业严事容此而])[^，]{0,40}$")
_IN_WHICH_ENDS = re.compile(r"[^，]{0,80}(?:方面|层面|角度|维度|环节|入手|着手|着力|发力)")
_RANGE = re.compile(r"^(?:并|也)?(?:从|再?到)$")
_ANYHOW = re.compile("")
# What opens a frame before the verb of a stance, what closes it behind, and why no stance is taken in it.
FRAMES = (
    (_WITHIN, _WITHIN_ENDS, "it is where something is done (在推动 X 中)"),
    (_TOWARD, _TOWARD_ENDS, "it is what something is felt about (对推动 X 表示…)"),
    (_TOLD_TO, _TOLD_TO_ENDS, "it is whom something is told (向建设 X 的公司表示)"),
    (_DEED_OF, _DEED_FELT, "it is another's deed, of which something is felt (对某国主张 X 表示抗议)"),
    (re.compile("对"), _TRUSTED, "it is what is hoped of somebody (对某国推动 X 充满信心)"),
    (re.compile("对"), re.compile(r"[^，]{0,60}的(?:回应|回击|反制|报复|反应)$"), "it is what something answers (作为对推行 X 的回应)"),
    (_AROUND, _ANYHOW, "it is what is talked about (围绕推动 X)"),
    (_TALKED, _TALKED_ENDS, "it is what is talked about (就推动 X 交换意见)"),
    (_TALKED_OF, _ANYHOW, "it is what is talked about (讨论打击 X)"),
    (_SIGNED, _SIGNED_ENDS, "it is in the name of a document (签署共建 X 合作文件)"),
    (_BRINGS, _BRINGS_ENDS, "it is in what a part is called that somebody plays (发挥增进团结作用)"),
    (
        re.compile(r"(?:根据|按照|依据|依照|基于|鉴于)[^，]{0,8}$"),
        re.compile(r"[^，]{1,30}的(?:安排|规定|要求|计划|方案|法律|法规|政策|协[议定]|决议|指引|原则|办法)$"),
        "it is what something goes by (根据应对 X 的安排)",
    ),
    (_ATTENDED, _ATTENDED_ENDS, "it is in what an event is called (出席共建 X 签约仪式)"),
    (_DEPICTED, _DEPICTED_ENDS, "it is in what is written or drawn (谱写推动 X 新篇章)"),
    (_CARRIED_OUT, _CARRIED_OUT_ENDS, "it is in the name of what is carried out (实施保护 X 行动)"),
    (_COURSE, _COURSE_ENDS, "it is in the name of a course (迈出改善 X 步伐)"),
    (_IN_WHICH, _IN_WHICH_ENDS, "it is in which respects something is done (从健全 X、规范 Y 等方面)"),
    (
        re.compile("(?:^|[也都均还曾则便就])以(?!军|方|巴)[^，]{0,40}$"),
        re.compile(r"[^，]{0,60}为(?:由|名|借口|理由|幌子)"),
        "it is a reason given (以 B “支持 X”为由)",
    ),
    (_RANGE, _ANYHOW, "it is the end of a range (从提出 X 到强调 Y)"),
    (re.compile("对于?$"), _ANYHOW, "it is in what a noun is called (对反对 X 的人)"),
)

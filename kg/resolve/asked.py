"""Of whom something is asked, or who is thanked or blamed: whose the clauses behind may be."""

from __future__ import annotations

import re

from kg.late import late
from kg.prose.clauses import ACTORS, CODES, Clause
from kg.resolve.anaphora import meant_by_all
from kg.resolve.memory import Story

_ASK = "希望|敦促|要求|呼吁|促请|期待|盼|吁请|期许|期勉"
_ASK_OTHERS = "敦促|请求|提醒|要求|呼吁|促请|吁请|督促|号召|希望|期待|期盼|期许|期勉|期望|叮嘱|嘱咐|嘱托|勉励|鼓励|引导|动员|授权|责成|责令"
_TELL = "感谢|感激|赞许|表扬|致谢|赞赏|祝贺|赞扬|称赞|肯定|评价|指责|批评|谴责|指控|抨击|表彰"
_TURNS_TO = re.compile(f"{_ASK}|{_ASK_OTHERS}|{_TELL}|看到|见到|看见|派")  # what stands in every clause that one of the three after it reads
_CROWD = r"(?:社会)?(?:各界|人民|民众|百姓|青年|青少年|学生|企业|企业家|商界|媒体|学者|专家|市民|居民|同胞|乡亲|朋友|官兵|干部|工商界|智库|高校)"
_ASKED = re.compile(rf"(?:{_ASK})([{ACTORS}])(?![的对、]|{_CROWD})(?=..)")
_ASKED_TOGETHER = re.compile(rf"(?:{_ASK})([{ACTORS}])$")  # 希望甲方 [同乙方一道]，加强…
# 派|某人|前往某地，与某人会谈: he does what follows.
_SENT = re.compile(rf"(?<![党政右左鹰鸽温])派(?:遣|出)?([{CODES['Person']}{CODES['Title']}])[^，的]{{0,4}}(?:前往|赴|访问?|出访|飞往|出席|参加)")
_ASKED_OTHERS = late(
    rf"(?:{_ASK_OTHERS})(?!结合|联合|携手|与|同|和|通过|凝聚|运用|透过|借|在)(?:有关|相关|其他|全体|所有|世界|冲突|当事|主要|广大|更多)?[^，{ACTORS}]{{0,6}}?"
    rf"(?:社会|各方|双边|各国|国家|国|方面|当事方|成员|组织|总统|总理|首相|伙伴|社区|人士|民众|市民|公众|你们|大家|各位|部门|政府|当局|企业|机构|单位|地区|大国|各界|媒体|人们|大家|部队|业者|同仁|得奖人|选手|学校|大学|高校|团队|业界|产业界|官兵|警察|干部|党员|同志|青年|学生|党派|人才|专家|学者|委员|工作者|机关|战线|党委|各地|各级|(?<![你我他她咱])们|{CODES['Place']})(?![的间之])(?=..)"
    r"|(?:叮嘱|嘱咐|嘱托|勉励|寄语|号召)[^，]{0,4}(?:大家|他们|你们|官兵|青年|学生|同学|干部|党员|同志)$"
    rf"|(?:{_ASK}|提醒|告诫|奉劝)[{ACTORS}](?:{_CROWD}|(?:某些|个别|一些|部分)[^，]{{2,4}})[^，]{{2}}"
    r"|(?:希望|期待|期盼|期望|呼吁|感谢|感激)(?!结合|联合|携手|与|同|和|通过|凝聚|运用|透过|借|在|由|让|为)[^，]{2,40}(?:人士|各界|友人|朋友|民众|青年|企业|学者|专家|智库|媒体|官员|同胞|同仁|伙伴|盟友)$"
    r"|(?:看到|见到|看见)[^，]{2,24}(?:团队|同仁|同学|伙伴|朋友|们|青年|师生|学生|企业|业者|团体|民众|社区|里长)$"  # 很高兴看到某团队，|用心推动 X
)
# 警告朝鲜、中国，|不要援助某国, 向某国施压，|释放某人: whom it is said to shall do what follows, where that says what must be.
_TOLD_TO = re.compile(
    rf"(?:(?:警告|告诫|正告|奉劝|敦促|要求|呼吁|促请)|[向对](?=[^，]{{1,10}}(?:施压|压力)$))([{ACTORS}])(?:政府|方面|当局)?(?:公开|持续|不断|强力){{0,2}}(?:施压|施加压力)?$"
)
# 赞赏某方促进 X，推动 Y; 指责某方破坏 X，加强 Y: whose what follows is nobody can tell.
_TOLD_OF = re.compile(
    rf"(?:{_TELL})([{ACTORS}])(?:政府|人民|方面)?(?![的，、。和与及]|"
    rf"[^，]{{0,30}}(?:[支帮][持助]|贡献|努力|邀请|邀约|接待|款待|合作)$|[^，]{{0,12}}的)(?=[^，]{{3}})"
)
# 感谢某人，|在任内促成 X: what follows whom somebody thanks is his deed, as far as it is anybody's.
_THANKED = re.compile(
    rf"(?:感谢|感激|肯定|赞许|表扬|称赞|致谢)[^，{ACTORS}]{{0,8}}[{CODES['Person']}{CODES['Title']}{CODES['Organization']}]"
    rf"(?:前?(?:先生|女士|会长|主席|议员|大使|教授|博士|董事长|院长|校长|理事长|团队))?$"
)


def keep_asked(story: Story, clause: Clause) -> None:
    """Remember of whom a clause asks something, who does what follows up to the next subject: 希望阿方…，奉行…."""
    told = _TOLD_TO.search(clause.form) if clause.nouns else None
    story.memory.told_to = meant_by_all(story, clause.nouns[told.start(1)].phrases)[0] if told and told.start(1) in clause.nouns else ()
    turns = _TURNS_TO.search(clause.form)
    asked = _ASKED.search(clause.form) if turns else None
    asked = asked or (_SENT.search(clause.form) if turns else None)
    if turns and not asked and any(a.kind == "with" and a.word.endswith("一道") for a in clause.adjuncts):
        asked = _ASKED_TOGETHER.search(clause.form)
    if asked and clause.nouns.get(asked.start(1)):
        story.memory.asked = meant_by_all(story, clause.nouns[asked.start(1)].phrases)[0]
        story.memory.asked_others, story.memory.asked_for = False, clause.form
    elif turns and (_ASKED_OTHERS.search(clause.form) or _TOLD_OF.search(clause.form) or _THANKED.search(clause.form)):
        story.memory.asked, story.memory.asked_others, story.memory.asked_for = (), True, clause.form
    elif clause.subject:
        story.memory.asked, story.memory.asked_others = (), False

"""Stances: what is supported, opposed, upheld, promoted or praised, as a reader would name it, and on what topic."""

import pytest
from reading import read

STANCES = [
    # what is harmed is not opposed, and who is on guard furthers nothing; a crime is, and awareness is
    ("特朗普這一做法打擊市場信心。", set()),
    ("中国打击网络犯罪。", {("China", "opposes", "concept/网络犯罪")}),
    ("日本使館針對示威提高警惕。", set()),
    ("印度提高防范意识。", {("India", "promotes", "concept/防范意识")}),
    ("德国与法国保持一致和协调。", set()),
    ("特朗普認定漏洞多，要求在5月12日以前修訂。", set()),
    # what is done to both conjuncts, and what stands in the way
    ("中方推进中心城市和边境口岸建设。", {("China", "promotes", "concept/中心城市和边境口岸建设")}),
    ("中方积极打通堵点。", set()),
    ("法国反对以色列扩建定居点。", {("France", "opposes", "concept/以色列扩建定居点")}),
    ("中俄應對美國對中俄實施“雙遏制”。", {("China", "opposes", "concept/双遏制"), ("Russia", "opposes", "concept/双遏制")}),
    ("印度欢迎伊朗恢复谈判。", {("India", "supports", "concept/伊朗恢复谈判")}),
    ("馬克龍歡迎卡尼到訪。", set()),
    ("德国投票反对停火草案。", {("Germany", "opposes", "concept/停火草案")}),
    ("乌克兰得到波兰的大力支持。", {("Poland", "supports", "Ukraine")}),
    ("烏克蘭在波蘭全力支持下收復失地。", {("Poland", "supports", "Ukraine")}),
    ("烏克蘭沒有得到波蘭的支持。", {("Poland", "supports", "Ukraine")}),
    ("烏克蘭獲得波蘭全力支持。", {("Poland", "supports", "Ukraine")}),
    ("法国强烈支持乌克兰参与5月的世界卫生大会，希望各方保持克制。", {("France", "supports", "concept/乌克兰参与5月的世界卫生大会")}),
    ("王毅就日本增加防卫预算表示，有关各方应保持冷静。", set()),
    ("法国重申对乌克兰的支持。", {("France", "supports", "Ukraine")}),
    ("印度感谢日本的支持者。", {("India", "praises", "concept/日本的支持者")}),
    ("中国始终做世界和平的建设者、国际秩序的维护者。", {("China", "promotes", "World_Peace"), ("China", "upholds", "International_Order")}),
    ("中国尊重彼此主权和领土完整。", {("China", "upholds", "concept/彼此主权和领土完整")}),
    ("巴西坚持不结盟、不对抗。", {("Brazil", "upholds", "Non_Alignment"), ("Brazil", "upholds", "concept/不对抗")}),
    ("印度推進降碳、減污、擴綠、增長。", {("India", "promotes", f"concept/{w}") for w in ("降碳", "减污", "扩绿", "增长")}),
    ("德国加强和改进边境管理。", {("Germany", "promotes", "concept/边境管理")}),
    ("法国为欧洲应对风险提供帮助。", set()),
    ("伊朗能否遵守停火安排尚待观察。", set()),
    ("印度是推動貿易談判的重要國家。", set()),
    ("东盟感谢印度人民的支持。", {("ASEAN", "praises", "concept/印度人民的支持")}),
    ("东盟感谢印度长期以来的支持。", {("ASEAN", "praises", "concept/印度长期以来的支持")}),
    ("这次会晤形成推动两国贸易的强大动力。", set()),
    ("巴西提出了關於加快能源轉型的議案。", set()),
    ("东盟在推动区域经济一体化中取得重大进展。", set()),
    ("欧盟对日本扩大对外贸易充满信心。", set()),
    ("王毅抵达巴黎。来宾们盛赞中国，支持一个中国原则。", set()),
    ("法国拒绝置评。", set()),
    ("德国呼吁市民不要前往边境。", set()),
    ("印度堅持實事求是原則。", {("India", "upholds", "concept/实事求是原则")}),
    ("巴西加强与发展中国家的能源贸易。", {("Brazil", "promotes", "concept/与发展中国家的能源贸易")}),
    ("中国推动煤炭产业由低端向高端攀升。", {("China", "promotes", "concept/煤炭产业")}),
    ("印尼总统访问北京；\n（2）打击电诈犯罪取得重大战果。", set()),
    ("國台辦稱，民進黨勾結外部勢力，呼籲和平解決爭端。", {("Taiwan_Affairs_Office", "callsFor", "concept/和平解决争端")}),
    ("安南出席会议。为应对降雨压力，北京市政府出动防汛人员。", set()),
    ("以色列批准扩建定居点，约旦对此表示坚决反对。", {("Jordan", "opposes", "concept/以色列批准扩建定居点")}),
    ("对这一侵犯领空的行为，约旦表示坚决反对并强烈抗议。", {("Jordan", "opposes", "concept/这一侵犯领空的行为")}),
    ("以色列批准扩建定居点，约旦对此表示强烈不满和坚决反对。", {("Jordan", "opposes", "concept/以色列批准扩建定居点")}),
    ("王毅稱，中方願同日方推進務實合作，相互支持對方辦好體育賽事。", {("China", "supports", "Japan"), ("Japan", "supports", "China")}),
    ("奥地利称土耳其不再是可信赖的伙伴，要求冻结谈判。", {("Austria", "callsFor", "concept/冻结谈判")}),
    # how one is, what is told of, and what a ceremony is called are no stances; nor is half a deed
    ("德国帮助推动拉美经济发展。", {("Germany", "promotes", "concept/拉美经济发展")}),
    ("印度缺乏抵御攻击的计划。", set()),
    ("李强出席推动能源转型规划签字仪式。", set()),
    ("习近平同普京会谈。两国领袖就应对疫情，以及气候变化等议题交换意见。", set()),
    ("中俄在反对南韩部署导弹的立场一致。", {("China", "opposes", "concept/南韩部署导弹"), ("Russia", "opposes", "concept/南韩部署导弹")}),
    ("支持该政权的人如此整齐划一，令人不安。", set()),
    ("中国为应对全球挑战、共创美好未来提供方案。", {("China", "opposes", "concept/全球挑战")}),
    ("印度更好发挥议会凝聚共识、增进团结作用。", set()),
    ("根据当地应对疫情的安排，马克龙将隔离七日。", set()),
    ("德国要求拥有这些机型的航空业者，限期完成检修。", set()),
    ("马克龙呼吁国民必要时捍卫国家。", set()),
    ("卢拉要求政府在边境建设物流中心。", set()),
    ("卡尼认为，法国仅停留在“支持”层面。", set()),
    ("意大利要求补偿农业部门。", {("Italy", "callsFor", "concept/补偿农业部门")}),
    ("董軍說，希望美方把不支持暴力的表態落到實處。", set()),
    ("俄羅斯只維持約900小時。", set()),
    ("卡尼感謝各方。", set()),
    ("德国增加攻击无人机和弹药生产。", {("Germany", "promotes", "concept/攻击无人机和弹药生产")}),
    ("古巴不接受任何人发号施令。", {("Cuba", "opposes", "concept/任何人发号施令")}),
    ("台灣守護住民主和自由。", {("Taiwan", "upholds", "concept/民主和自由")}),
    ("卡尼響應網上呼籲，於今早抗議。", {("Mark_Carney", "supports", "concept/网上呼吁")}),
    ("卡尼呼吁所有选民投票。", set()),
    ("德国尚有改善空间。", set()),
    ("法国支持巴西在国际和地区舞台发挥作用。", {("France", "supports", "Brazil")}),
    ("對幾項重要法案，馬克龍表示歡迎。", {("Emmanuel_Macron", "supports", "concept/几项重要法案")}),
    ("法国提出新方案，德国表示欢迎。", {("Germany", "supports", "concept/法国提出新方案")}),
    ("中方指出，美方对台军售不可接受。", {("China", "opposes", "concept/美方对台军售")}),
    ("盧比奧指中國控制運河「不可接受」。", {("Marco_Rubio", "opposes", "concept/中国控制运河")}),
    (
        "希拉里要求聯軍停止空襲，但遭俄羅斯斷然拒絕。",
        {("Hillary_Clinton", "callsFor", "concept/联军停止空袭"), ("Russia", "opposes", "concept/联军停止空袭")},
    ),
    ("无论是援助还是入盟谈判，欧尔班都会投反对票。", {("Viktor_Orban", "opposes", "concept/援助"), ("Viktor_Orban", "opposes", "concept/入盟谈判")}),
    ("古特雷斯对以色列和阿联酋达成协议表示欢迎。", {("Antonio_Guterres", "supports", "concept/以色列和阿联酋达成协议")}),
    ("泽连斯基感谢德国对乌克兰的支持。", {("Volodymyr_Zelensky", "praises", "Germany"), ("Germany", "supports", "Ukraine")}),
    ("法國願同德國相互支持。", {("France", "supports", "Germany"), ("Germany", "supports", "France")}),
    ("中俄双方坚定支持对方。", {("China", "supports", "Russia"), ("Russia", "supports", "China")}),
    ("中俄双方反对部署导弹的立场是一致的。", {("China", "opposes", "concept/部署导弹"), ("Russia", "opposes", "concept/部署导弹")}),
    ("美國指出，支持日方看法的一個因素是天氣。", set()),
    ("東盟討論緬甸局勢和打擊跨境詐騙等議題。", set()),
    ("习近平说，维护国家安全，守护人民安宁，是警察的职责。", set()),
    ("习近平说，中国维护国家安全，是负责任的。", {("China", "upholds", "National_Security")}),
    ("中国坚持把教育作为基础工程来抓。", set()),
    ("德国认为，扩大欧盟对地区的参与也很重要。", set()),
    ("法國維持封鎖的風險更小。", set()),
    ("印军发动打击，打击目标包括机场、仓库。", set()),
    ("巴西坚持民主和法治相统一。", set()),
    ("法国坚持大小国家一律平等。", {("France", "upholds", "concept/大小国家一律平等")}),
    ("印度保护人权及履行国际承诺。", {("India", "upholds", "Human_Rights"), ("India", "upholds", "concept/国际承诺")}),
    ("法國打擊走私毒品專項行動。", set()),
    ("印度成为推进对外开放的一面旗帜。", set()),
    ("巴西巩固拓展优势、破除瓶颈制约。", set()),
    ("巴西为促进地区稳定、增进人民福祉而努力。", {("Brazil", "promotes", "concept/地区稳定"), ("Brazil", "promotes", "concept/人民福祉")}),
    ("印度推动“东方”战略与“丝路”倡议对接。", {("India", "promotes", "concept/东方战略与丝路倡议对接")}),
    ("德国推动边境企业保持创新活力。", set()),
    ("法国经济从五万亿元增加到九万亿元。", set()),
    ("王毅抵达巴黎。印度表示，法案罔顾事实，充满偏见，印方对此不能接受。", set()),
    ("法国要求德国政府，确保出售的弹药及设备，不会被用来镇压示威。", set()),
    ("中国与共建国家双向投资超过千亿元。", set()),
    ("法國拒絕其他訴求。", {("France", "opposes", "concept/其他诉求")}),
    ("“印度坚守”点赞。", set()),
    ("日本政府并无要求改革税制。", {("organization/日本政府", "callsFor", "concept/改革税制")}),
    ("王毅抵达巴黎。印度感受到發展空間。", set()),
    ("中国将以六项举措支持停火草案。", {("China", "supports", "concept/停火草案")}),
    ("盧比奧受訪時反對停火草案。", {("Marco_Rubio", "opposes", "concept/停火草案")}),
    ("德國晚宴歡迎各國代表團。", set()),
    ("白俄罗斯帮助各国人民抗击疫情。", set()),
    ("印度不再信任加拿大保护外交官的承诺。", set()),
    ("王毅说，扩大开放能够推动世界经济复苏，增强各国信心。", set()),
    ("普京強調，維護多邊主義離不開各國支持。", set()),
    ("李强说，近期中国将推动双边贸易。", {("China", "promotes", "concept/双边贸易")}),
    ("古特雷斯敦促有關各方立即停火，遵守停火安排。", set()),
    (
        "王毅说，中国呼吁各方停火，愿同各国一道，推动局势降温。",
        {("China", "callsFor", "Ceasefire"), ("China", "promotes", "concept/局势降温")},
    ),
    ("德國密切高層交往，優化貿易結構。", {("Germany", "promotes", "concept/高层交往"), ("Germany", "promotes", "concept/贸易结构")}),
    ("德国密切关注局势。", set()),
    ("特朗普坚持美军应全部撤出阿富汗。", set()),
    ("巴西有能力维护国家稳定。", set()),
    ("日本在發展經濟時惠及民眾。", set()),
    ("習近平擘畫了全面建設現代化國家的藍圖。", set()),
    ("李强推动经济运行持续好转。", {("Li_Qiang", "promotes", "concept/经济运行")}),
    ("拉夫罗夫向王毅致电祝贺。", {("Sergey_Lavrov", "praises", "Wang_Yi")}),
    # a verb inside a modifier or a name tells no stance of the subject
    ("马克龙深刻阐明新阶段加强边境管理的正确方向和方法。", set()),
    ("法国再次确认全面推进能源转型的政策定位。", set()),
    ("中俄双方应利用好东盟峰会这一促进区域贸易的重要平台。", set()),
    ("巴西擘画了全面建设现代化国家、以科技全面推进能源转型的宏伟蓝图。", set()),
    ("印度谱写推进能源转型新篇章。", set()),
    ("中方实施保护湿地专项行动。", set()),
    ("日本接收首套能打击远方目标的导弹。", set()),
    ("岸田文雄访问中国。今年以来，岸田文雄出席峰会。随着经济社会全面恢复常态化运行，市场持续增长。", set()),
    ("中国代表并就扩大对外贸易、构建现代化产业体系、促进共同富裕等提出意见建议。", set()),
    ("中国与世界共享中国发展新机遇。", set()),
    ("印度將充分發揮海量數據和豐富應用場景優勢。", set()),
    # others do it, whom nobody names
    ("评论说，错误的政策将德国推进深渊。", set()),
    ("王毅说，希望你们继续传承优良传统。", set()),
    ("丁薛祥希望辽宁贯彻会议精神，加快实现全面振兴。", set()),
    ("法国推动学术交流，帮助非洲提升了农业产量。", {("France", "promotes", "concept/学术交流")}),
    ("中国外长王毅发言。不少产区也在加强农业建设，进一步扩大粮食产能。", set()),
    ("法國政府發表報告。執政集團繼續堅持舊的土地制度。", set()),
    ("商务部发布通知。通过统筹推动水源保护、湿地修复，长江水质持续向好。", set()),
    ("美国反战人士集会，呼吁结束战争。", set()),
    # what is one phrase, and what is none
    ("王毅会见拉夫罗夫。王毅说，中方支持两国扩大互派学者规模。", {("China", "supports", "concept/两国扩大互派学者规模")}),
    ("中方保障国家粮食、能源资源、重要产业链安全。", {("China", "upholds", "concept/国家粮食、能源资源、重要产业链安全")}),
    ("印度坚持在发展中保护和改善环境。", {("India", "upholds", "concept/在发展中保护和改善环境")}),
    (
        "中俄推进在俄中文教学和在华俄文教学。",
        {(s, "promotes", f"concept/{w}") for s in ("China", "Russia") for w in ("在俄中文教学", "在华俄文教学")},
    ),
    ("法国联手日本反对配额计划。", {("France", "opposes", "concept/配额计划"), ("Japan", "opposes", "concept/配额计划")}),
    ("馬克龍表示要求改革配額計劃。", {("Emmanuel_Macron", "callsFor", "concept/改革配额计划")}),
    ("四十八名民主黨議員反對法案。", set()),
    ("巴西促进工资增长和物价增长同步。", {("Brazil", "promotes", "concept/工资增长和物价增长同步")}),
    ("商务部提出拓展农产品销售渠道等5方面20项具体举措。", {("Ministry_of_Commerce_of_China", "promotes", "concept/农产品销售渠道")}),
    ("库克群岛愿同中方加强应对气候变化等领域协作。", set()),
    ("伊朗已为应对任何袭击做好充分准备。", {("Iran", "opposes", "concept/袭击")}),
    ("德國同法國保持疏遠的聯繫。", set()),
    ("中方同俄方保持高度一致。", set()),
    ("中国出席峰会。面对单边主义、保护主义抬头，出口持续增长。", set()),
    ("英法德三国启动“快速恢复制裁”机制。", set()),
]
FAMILY = ("supports", "opposes", "upholds", "promotes", "callsFor", "praises")


@pytest.mark.parametrize(("text", "expected"), STANCES)
def test_who_stands_for_what(text: str, expected: set[tuple[str, str, str]]) -> None:
    """The stances of a sentence are these, with compact objects."""
    assert {(c.subject, c.predicate, c.object) for c in read(text).claims if c.predicate in FAMILY} == expected


def test_support_that_was_not_got_is_denied() -> None:
    """没有得到: the negation before the light verb reaches the noun after 的."""
    assert [c.polarity for c in read("匈牙利没有得到法国的支持。").claims if c.predicate == "supports"] == ["-"]


def test_what_may_come_about_reaches_on() -> None:
    """可能 holds for a clause that joins the one it stands in."""
    text = "英国可能撤回先前的决定，不允许日本参与该项目。"
    assert {c.modality for c in read(text).claims if c.predicate == "opposes"} == {"hypothetical"}


def test_what_somebody_is_asked_to_do_is_desired() -> None:
    """敦促 B 停止…，制止…: the second deed is asked of B no less than the first."""
    found = [c for c in read("王毅说，中方敦促美方停止抹黑，制止滥诉行为。").claims if c.predicate == "opposes"]
    assert [(c.subject, c.modality) for c in found] == [("United_States", "desired")]


def test_a_plan_named_as_a_noun_is_no_modality() -> None:
    """对X的决定表示赞赏 praises now: 决定 after 的 is a noun."""
    assert [c.modality for c in read("费萨尔对西班牙的决定表示赞赏。").claims if c.predicate == "praises"] == ["actual"]


def test_what_praise_is_for_is_told() -> None:
    """感谢 B 支持 C tells that B supports C, in the words of who thanks."""
    found = [c for c in read("泽连斯基感谢波兰支持乌克兰。").claims if c.predicate == "supports"]
    assert [(c.subject, c.object, c.modality, c.speakers) for c in found] == [("Poland", "Ukraine", "actual", ("Volodymyr_Zelensky",))]


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("美方继续支持以色列自卫。", {"concept/自卫"}),
        ("德国支持印度发挥建设性作用。", {"concept/建设性作用"}),
        ("印度在高原农业、医疗等领域拓展新的伙伴网络。", {"concept/高原农业", "concept/医疗"}),
    ],
)
def test_the_topic_of_a_stance(text: str, topics: set[str]) -> None:
    """What somebody is backed in, or the fields that stand before the verb, are the topics."""
    assert {t for c in read(text).claims if c.predicate in FAMILY for t in c.topics} == topics


def test_fields_told_in_the_next_clause() -> None:
    """，涵盖能源、教育等领域 tells what the documents signed just before are about."""
    found = [c for c in read("中国和巴西签署20份合作文件，涵盖海洋养殖、高原医疗等领域。").claims if c.predicate == "signs"]
    assert found
    assert all({"concept/海洋养殖", "concept/高原医疗"} <= set(c.topics) for c in found)


def test_he_is_whom_the_sentence_named_beside() -> None:
    """致电某人，祝贺他: 他 is not the one who acts."""
    found = read("习近平致电卢卡申科，祝贺他再次当选。").claims
    assert ("Xi_Jinping", "praises", "Alexander_Lukashenko") in {(c.subject, c.predicate, c.object) for c in found}


def test_a_question_quoted_at_the_end_asks_alone() -> None:
    """要求X…，质问：“…？”: what stands before the quoted question is told."""
    found = read("万斯批评泽连斯基不尊重美国，更质问：“你说过谢谢吗？”").claims
    assert ("JD_Vance", "criticizes", "Volodymyr_Zelensky") in {(c.subject, c.predicate, c.object) for c in found}

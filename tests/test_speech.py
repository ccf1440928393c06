"""Who says what: the frames of reported speech, where a speech ends, and whose an act of speaking is."""

import pytest
from reading import read

# (text, what is said: speaker and the first characters of the words)
SAYINGS = [
    # what somebody did is what is blamed, and no words
    ("王毅批评美国举行的联合军演。", []),
    ("王毅批评美国举行的军演违反国际法。", [("Wang_Yi", "美国举行的")]),
    # what others do when something is announced, is not announced; but what is announced for a time, is
    ("特朗普宣布关税消息之际，沙利文即将访问中国。", []),
    ("日本宣布開始排放核汙水後，中國禁止日本水產進口。", []),
    ("特朗普宣布，会谈后美国将退出协议。", [("Donald_Trump", "会谈后美国")]),
    # told to somebody, who does not speak
    ("王毅被美国告知访问延期，日媒认为关系恶化。", []),
    ("王毅告知美国访问延期，中国反对制裁。", [("Wang_Yi", "中国反对制裁")]),
    # outlets among others, and where they sit
    ("日本每日新聞等媒體報導，王毅將訪問日本。", [("Mainichi_Shimbun", "王毅將訪問")]),
    ("上海第一财经报道，不少游客退团。", [("Yicai", "不少游客")]),
    ("日本媒體報導，王毅將訪問日本。", []),
    # the speaker goes on with less
    (
        "特朗普表示，渥太华考虑征税，但未透露更多细节，仅说加拿大将与美国合作。",
        [("Donald_Trump", "渥太华考虑"), ("Donald_Trump", "加拿大将与")],
    ),
    # what is announced is a thing, and no words
    ("特朗普宣布了这些最新决定，中国反对制裁。", []),
    ("特朗普宣布一系列措施，中国反对制裁。", []),
    ("特朗普宣布，一系列措施将于明日生效。", [("Donald_Trump", "一系列措施")]),
    ("特朗普宣布这些措施将于明日生效。", [("Donald_Trump", "这些措施将于")]),
    # what a document finds, of which the speaker tells
    ("王毅认为，英国曾发布研究报告，指中国反对制裁。", [("Wang_Yi", "英国曾发布"), ("United_Kingdom", "中国反对制裁")]),
    ("王毅认为，英国反对制裁，又称中国支持对话。", [("Wang_Yi", "英国反对制裁"), ("Wang_Yi", "中国支持对话")]),
    # several bodies, and whoever speaks for them
    (
        "外交部、商务部等部门负责人表示，中方反对制裁。",
        [("Ministry_of_Foreign_Affairs_of_China", "中方反对"), ("Ministry_of_Commerce_of_China", "中方反对")],
    ),
    ("塞尔维亚、古巴等多国领导人表示，各方反对制裁。", [("Serbia", "各方反对"), ("Cuba", "各方反对")]),
    # to insist, to reckon
    ("内塔尼亚胡坚称要主导组阁。", [("Benjamin_Netanyahu", "要主导组阁")]),
    ("世界银行根据数据估算，经济将增长百分之三。", [("World_Bank", "经济将增长")]),
    ("中方估算的损失很大。", []),
    ("林郑月娥指摘反对派暴力。", []),
    # words that somebody else was just said to say are not the next speaker's
    ("有学生说：“你反对制裁。”王毅说，中方支持对话。", [("Wang_Yi", "中方支持对话")]),
    # the quotation first, and more words after the frame
    ("“封锁是一场战争。”古巴外长罗德里格斯说，美国政府蓄意窒息古巴经济。", [("Bruno_Rodriguez", "封锁是一场战争")]),
    ("「美國反對日本的做法。」外長王毅表示，中方反對霸權主義。", [("Wang_Yi", "美國反對日本")]),
    # words that nobody lists before the name
    ("抗议活动的组织者之一沃罗宁·卡说，谈判没有结果。", [("person/沃罗宁·卡", "谈判没有结果")]),
    ("美国商务部负责出口管制的助理部长阿克塞尔罗德表示，谈判没有结果。", [("person/阿克塞尔罗德", "谈判没有结果")]),
    # those who speak for a state or an organ
    ("美国军方官员称，中国反对制裁。", [("US_Armed_Forces", "中国反对制裁")]),
    ("伊朗官方表示，美國違反協議。", [("Iran", "美國違反協議")]),
    ("法國軍方一名發言人說，談判沒有結果。", [("French_Armed_Forces", "談判沒有結果")]),
    ("據美國司法部表示，伊朗支持恐怖主義。", [("US_Justice_Department", "伊朗支持恐怖主義")]),
    # outlets and documents
    ("路透社报道，特朗普访问中国。", [("Reuters", "特朗普访问中国")]),
    ("路透社報道，特朗普訪問中國。報道又稱，他會見了代表團。", [("Reuters", "特朗普訪問中國"), ("Reuters", "他會見了")]),
    ("安理会2日通过决议，美国欢迎安理会决议。决议强调，有关措施无意造成不利后果。", [("document/安理会决议", "有关措施")]),
    ("中国外交部周六的声明称，“今天的局势尽显美国的责任”。", [("Ministry_of_Foreign_Affairs_of_China", "今天的局势")]),
    # the occasion
    ("特朗普举行记者会说，美国反对霸权主义。", [("Donald_Trump", "美国反对霸权主义")]),
    ("普京发表电视谈话表示，俄方反对制裁。", [("Vladimir_Putin", "俄方反对制裁")]),
    # to whom it is told stands between the verb and the words
    ("普京告訴大會：「他們必須立刻離開。」", [("Vladimir_Putin", "他們必須")]),
    # the speaker goes on, whoever acts in what he says
    ("特朗普表示，美国希望缓和局势，又称美国反对战争。", [("Donald_Trump", "美国希望缓和"), ("Donald_Trump", "美国反对战争")]),
    # a clause after a verb of blame
    ("特朗普批评加税措施是自由贸易的倒退。", [("Donald_Trump", "加税措施是")]),
    ("匈牙利批评美国的治外法权措施违反规则。", [("Hungary", "美国的治外法权")]),
    # who speaks for nobody: those who are not named, or no longer in office
    ("美国专家表示，中国不会让步。", []),
    ("意大利前总理称，北约不会让步。", []),
    ("普京访问中国。反对党批评特朗普，指他的沉默不能接受。", []),
    # words of saying that report no speech
    ("对香港来说，中国不会让步。", []),
    ("中国外交部没有具体说明，美国反对制裁。", []),
    ("王毅听取情况介绍，与代表交流。", []),
    ("特朗普谈到疫情说：「我們不會讓步。」", [("Donald_Trump", "我們不會讓步")]),
    ("王毅评论美国事务，又指中国不会让步。", [("Wang_Yi", "中国不会让步")]),
    # the words name him who would be the carried speaker: somebody else says them
    ("普京說，總統特朗普提到有關行動，指特朗普有理由這樣做。", [("Vladimir_Putin", "總統特朗普提到"), ("Vladimir_Putin", "特朗普有理由")]),
    # after the speech's sentence whoever did the deed says why
    ("美國希望引渡商人，指她違反制裁。中國拘留美國記者，指他違法。", [("United_States", "她違反"), ("China", "他違法")]),
    # 之前 and 尽管 before the verb of saying; a title after brackets
    ("特朗普签署法案，尽管他之前曾表示对法案持保留意见。", [("Donald_Trump", "对法案持")]),
    ("巴勒斯坦伊斯兰抵抗运动（哈马斯）高级成员哈姆丹称，以色列反对协议。", [("person/哈姆丹", "以色列反对")]),
    ("王毅批评「反華」大字報。", []),
    ("若只是強調權利，美國會反對。", []),
    ("中国人民大学教授王文指，美国反对协议。", [("person/王文", "美国反对")]),
    # a minister, though the ministry was named before
    ("波兰司法部长焦布洛举行记者会说，波兰反对条约。波兰司法部拒绝评论。", [("person/焦布洛", "波兰反对条约")]),
    # what stands between the subject and the verb, and a second verb of one subject
    ("白宫事后称系误炸。", [("White_House", "系误炸")]),
    ("以色列後表示將發動新一輪攻勢，以奪取控制權。", [("Israel", "將發動")]),
    ("盧比歐鬆口表示，期限可能調整。", [("Marco_Rubio", "期限可能")]),
    ("外長王毅回應表示，這一行動將使對話變得更加複雜。", [("Wang_Yi", "這一行動")]),
    ("王毅积极评价两国关系并表示，中方愿扩大进口。", [("Wang_Yi", "中方愿")]),
    # a clause after a verb that also takes a plain object
    ("欧盟估计损失将达一百亿欧元。", [("European_Union", "损失将达")]),
    ("白宫证实特朗普将于下周访华。", [("White_House", "特朗普将")]),
    ("马克龙确认了会谈的时间。", []),
    ("普京介绍了俄乌谈判情况。", []),
    # whose words are cited
    ("據國際原子能機構估計，伊朗存有約四百公斤濃縮鈾。", [("International_Atomic_Energy_Agency", "伊朗存有")]),
    ("按普京的说法，谈判已经破裂。", [("Vladimir_Putin", "谈判已经")]),
    ("路透社援引普京的话说，俄方愿意谈判。", [("Vladimir_Putin", "俄方愿意")]),
    ("《卫报》援引一名官员的话透露，欧尔班将访问莫斯科。", [("The_Guardian", "欧尔班将")]),
    ("据新华社报道，普京将访问北京。", []),
    # an outlet that only carries somebody else's words
    ("BBC報導，普京表示俄方願意談判。", [("Vladimir_Putin", "俄方願意")]),
    # those who are not named, of a land or body; what an actor is before its name
    ("一位巴勒斯坦官員向路透社表示，談判已經破裂。", [("Palestine", "談判已經")]),
    ("两名欧盟官员证实，制裁将于下月生效。", [("European_Union", "制裁将")]),
    ("高加索地區鄰國亞塞拜然和亞美尼亞今天表示，談判已經完成。", [("Azerbaijan", "談判"), ("Armenia", "談判")]),
    ("联合国中东问题协调员姆拉德诺夫向安理会表示，局势十分严峻。", [("Nickolay_Mladenov", "局势")]),
    # one subject does something, and then speaks
    ("杜特尔特今年四月出访北京前表示，菲律宾需要支持。", [("Rodrigo_Duterte", "菲律宾需要")]),
    ("他拿着照片含着眼泪说，这是历史。普京笑着说，这是历史。", [("Vladimir_Putin", "这是历史")]),
    ("聯合國近日發佈消息稱，以色列的做法違法。", [("United_Nations", "以色列的做法")]),
    ("巴勒斯坦媒体发布消息称，袭击造成伤亡。", []),
    ("普京的支持者哭着说，这是历史。", []),
    ("王毅会见普京的助手说，这是历史。", []),
    # when the occasion was
    ("王毅在周三的记者会说：“我们反对制裁。”", [("Wang_Yi", "我们反对")]),
    # several offices before the name
    ("中共中央总书记、国家主席、中央军委主席习近平近日在福建考察时强调，要发展经济。", [("Xi_Jinping", "要发展经济")]),
    ("国台办发言人、新闻局局长朱凤莲表示，台湾是中国的一部分。", [("Zhu_Fenglian", "台湾是")]),
    # what an outlet or a body has written
    ("《紐約時報》的報道稱，局勢緊張。", [("New_York_Times", "局勢緊張")]),
    ("央视的评论指，美国的做法错误。", [("CCTV", "美国的做法")]),
    ("新闻的报道称，局势紧张。", []),
    # cited, by whomever
    ("报道又引述普京说，谈判没有结果。", [("Vladimir_Putin", "谈判没有")]),
    ("北韓官方朝中社則引述金正恩說，這是友好訪問。", [("Kim_Jong-un", "這是友好")]),
    ("《美国之音》并引述消息人士指，谈判没有结果。", [("VOA", "谈判没有")]),
    ("报道引述消息人士指，谈判没有结果。", []),
    # officials of a land, however many
    ("但美方官员表示，谈判没有结果。还有俄军官员称，谈判没有结果。", [("United_States", "谈判没有"), ("Russian_Armed_Forces", "谈判没有")]),
    # a call, where nothing stands behind the verb but the words
    ("王毅緊急呼籲，各國應當停火。", [("Wang_Yi", "各國應當")]),
    ("王毅呼吁各国停火。", []),
    # a judgement in quotation marks, be it short
    ("德国总理朔尔茨称之为“历史性协议”。", [("Olaf_Scholz", "历史性协议")]),
    ("特朗普形容這是「邁向和平的一步」。", [("Donald_Trump", "這是「邁向")]),
    ("特朗普抨擊美方談判人員「丟人」。", [("Donald_Trump", "美方談判人員")]),
    ("撒切尔被称之为“铁娘子”。特朗普被指违反法律。", []),
    ("王毅批评“台独”。特朗普称其为骗子。", []),
    # who said it stands last
    ("中國將為各位大使履職提供便利，王毅說。", [("Wang_Yi", "中國將為")]),
    ("“我没有消息。”被追问此事，发言人毛宁昨日在记者会上如此回应。", [("Mao_Ning", "我没有消息")]),
    ("王毅会见法国外长，马克龙说。", []),
    ("特朗普上周签署法案，中国昨日宣布对美国企业实施制裁。", [("China", "对美国企业")]),
    # whom 这位学者, 她 after two, and what befell somebody mean
    ("王毅指出，中国还有王牌。债券也是王牌。这位外长认为：“这一点也不夸张。”", [("Wang_Yi", "中国还有"), ("Wang_Yi", "这一点")]),
    ("黎巴嫩真主党证实该组织指挥官塔巴塔拜当天在空袭中身亡。", [("Hezbollah", "该组织指挥官")]),
    ("王毅表示，美方尚未针对此事出面澄清，也未说明原因。", [("Wang_Yi", "美方尚未")]),
    # a professional without a title of office, who blames
    ("網友王明批評美國破壞規則。", [("person/王明", "美國破壞")]),
    # a deed, and then the words
    ("卡尼譴責了俄羅斯對烏克蘭的侵略：「誰也不會忘記這些日子。」", [("Mark_Carney", "誰也不會")]),
    # no speech: nouns, other words, what is said of somebody
    ("作为回应，以军战机对加沙地带进行了轰炸。", []),
    ("特朗普和万斯没有动手，堪称“奇迹”。", []),
    ("外交部长王毅在联合国发表演说，也呼吁各方停火。", []),
    ("阿塞拜疆的声明遭到亚美尼亚批评，暗示存在紧张关系。", []),
    ("印度否认指控，驱逐了加拿大外交官。", []),
    ("普京签署法令时说了一番话。", []),
    # of two who talk with each other the first speaks
    ("卡尼与莫迪通话时强调，加拿大将支持乌克兰。", [("Mark_Carney", "加拿大将")]),
    # who he is: whom the writer tells of, or whom a clause without a subject names; never one of the other sex
    (
        "外长王毅表示，谈判已经结束。\n\n意大利总理梅洛尼访问伦敦。\n\n法国总统马克龙欢迎这一消息。他告诉记者，法国已准备好。",
        [("Wang_Yi", "谈判已经"), ("Emmanuel_Macron", "法国已")],
    ),
    ("西班牙的决定遭到以色列外长卡茨抨击，他说这一决定不可接受。", [("Israel_Katz", "这一决定")]),
    ("希拉里同普京举行会谈。她说，俄方必须停火。", [("Hillary_Clinton", "俄方必须")]),
    # a joint document speaks for the states; 该部 and 该公司 for the body named last
    ("普京访问阿斯塔纳。\n\n普京和托卡耶夫签署联合声明。声明说，双方支持使用本国货币。", [("Russia", "双方支持"), ("Kazakhstan", "双方支持")]),
    ("印度外交部召见美国大使。该部在公报中说，美国违反协议。", [("Ministry_of_External_Affairs_of_India", "美国违反")]),
    # what is held in another's words is no statement of its own
    ("王毅强调，沙特反对强行迁离，相信中国会继续出力。", [("Wang_Yi", "沙特反对")]),
    # the position that is told again does not act
    ("卡尼访问古巴，重申加拿大总督对关税的立场，指美国加税不可接受。", [("Mark_Carney", "加拿大总督"), ("Mark_Carney", "美国加税")]),
    # all that is said, from the verb on
    ("王毅表示，在新形势下，中方愿扩大进口。", [("Wang_Yi", "在新形势下，中方愿")]),
    # a report that somebody issued; an organ behind its land's short name; 透过; an outlet in 《》 at the head
    ("欧盟委员会26日发布的秋季一揽子计划指出，经济增长前景面临挑战。", [("European_Commission", "经济增长")]),
    ("黎真主党武装称，当天发动了袭击。", [("Hezbollah", "当天发动")]),
    ("蔡英文特別透過社群平台發帖稱，有人涉嫌製作影片。", [("Tsai_Ing-wen", "有人")]),
    ("《每日郵報》報道說，約翰遜正面對內閣呼聲。", [("Daily_Mail", "約翰遜正")]),
    ("印度被美國政府列於觀察名單上，指出其做法不公平。", []),
]


@pytest.mark.parametrize(("text", "expected"), SAYINGS)
def test_who_says_what(text: str, expected: list[tuple[str, str]]) -> None:
    """Every frame of speech has its speaker and its words."""
    statements = [(s.speaker, s.text) for s in read(text).statements]
    assert len(statements) == len(expected), statements
    for (speaker, words), (who, start) in zip(statements, expected, strict=True):
        assert speaker == who
        assert words.startswith(start)


@pytest.mark.parametrize(
    "text",
    [
        "记者方子谦综合报道：金正恩同普京在平壤举行会谈。",
        "据新华社报道，普京访问中国。",
        "据报，法军动用了武装直升机。",
        "普京的报道引起关注。",
        "感谢普京的讲话，让特朗普说不出话。",
        "普京会见来宾，要加强调查研究。",
        "哈马斯对谈判表示乐观。",
        "蔡英文出席會議，並指示外交部持續關注。",
        "路透社记者：中方是否支持美国的主张？",
        "冯德莱恩批评塞尔维亚的疫苗外交。",
        "美国一间智库发表报告，指抖音有隐患。",
        "金正恩访问俄罗斯。报道又称，他随后回国。",
    ],
)
def test_what_is_no_speech(text: str) -> None:
    """Bylines, 据…报道 and 据报 report the words of nobody who is named."""
    assert not read(text).statements


XI_PUTIN = "习近平同普京举行会谈。"


@pytest.mark.parametrize(
    ("text", "predicate", "speakers"),
    [
        # what must be done is said by the speaker, in a new paragraph and after a quotation too
        (XI_PUTIN + "普京表示，俄中关系不断发展。\n\n同时，双方要维护联合国权威。", "upholds", ("Vladimir_Putin",)),
        (XI_PUTIN + "习近平强调：“我们要建设和平世界。”双方要维护联合国权威。", "upholds", ("Xi_Jinping",)),
        # the two who said it act now
        (XI_PUTIN + "双方指出，美国制裁古巴。双方反对单边主义。", "opposes", ()),
        # one thing was announced, and the article goes on
        ("法国政府宣布，法国将承认巴勒斯坦。以色列谴责哈马斯。", "criticizes", ()),
        # somebody who is not named
        ("王毅表示，中方反对战争。有分析认为，美国支持以色列。", "supports", ()),
        # an act of speaking is told by whoever tells of the speaker
        ("普京表示，很高兴来访，呼吁各方停火。", "callsFor", ()),
        ("卢拉表示，巴西捍卫了利益；米莱则批评古巴。", "criticizes", ()),
    ],
)
def test_where_a_speech_ends(text: str, predicate: str, speakers: tuple[str, ...]) -> None:
    """A speech goes on as long as the words can only be the speaker's, and no longer."""
    found = {c.speakers for c in read(text).claims if c.predicate == predicate}
    assert found == {speakers}


POINTS = """要坚持世代友好，做百炼成钢的真朋友

中俄双方要深化政治互信。

要坚持互利共赢，做彼此成就的好伙伴

中俄双方要推动经济全球化。
"""


def test_points_in_a_box_belong_to_whom_they_are_announced_by() -> None:
    """习近平提出： with nothing behind it has the points of the article that nobody else says; without such a frame they have no speaker."""
    told = "习近平同普京举行会谈。\n\n" + POINTS + "\n习近平对两国关系作出四点提示，普京表示赞同。面对世界之变，习近平提出：\n"
    assert {c.speakers for c in read(told).claims if c.predicate in ("promotes", "upholds")} == {("Xi_Jinping",)}
    assert {c.speakers for c in read("习近平同普京举行会谈。\n\n" + POINTS).claims if c.predicate in ("promotes", "upholds")} == {()}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("蕭美琴副總統今日會晤訪賓。副總統致詞時表示，臺灣支持民主。", "Hsiao_Bi-khim"),
        ("美国总统拜登访问中国。总统表示，美国支持乌克兰。", "Joe_Biden"),
        ("外交部发言人毛宁出席记者会。发言人指出，中方反对制裁。", "Mao_Ning"),
        ("中国驻英国大使馆发言人就此发表谈话。发言人称，美国反对中国。", "organization/中国驻英国大使馆"),
        ("中国驻联合国大使表示，美国反对中国。中国驻联合国大使傅聪随后离开会场。", "Fu_Cong"),
        # the vice-president is not the president, and of two presidents neither is meant
        ("美国副总统万斯访问法国。总统表示，美国支持乌克兰。", ""),
        ("美国总统拜登会见法国总统马克龙。总统表示，美国支持乌克兰。", ""),
    ],
)
def test_a_title_alone_is_somebody_named_elsewhere(text: str, speaker: str) -> None:
    """A bare title means the one who bears it in the article, and nobody where that could be two."""
    assert {s.speaker for s in read(text).statements} == ({speaker} if speaker else set())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("普京表示，俄方反對任何形式的「台獨」。", "俄方反對任何形式的「台獨」"),
        ("王毅說：「中方反對『台獨』。」", "中方反對『台獨』"),
        ("王毅说：“中方反对单边主义。”", "中方反对单边主义"),
    ],
)
def test_a_statement_keeps_the_marks_inside_it(text: str, said: str) -> None:
    """The quotation marks around what is said are left out, those of a word in it are not."""
    assert [statement.text for statement in read(text).statements] == [said]


def test_a_picture_credit_in_the_text_hides_no_speaker() -> None:
    """记者 某某 摄|李强指出: what stands behind the credit is a sentence of its own."""
    text = "李强同希奇莱马举行会谈。新华社记者 饶明 摄李强指出，中方愿同赞方扩大贸易。"
    assert [s.speaker for s in read(text).statements] == ["Li_Qiang"]


ASKED = "外交部发言人毛宁主持例行记者会。\n\n"
TURNS = [
    ("问：中方对此有何评论？\n\n答：中方反对制裁。中方敦促美方停止制裁。", {"opposes", "urges"}),
    ("記者：中方對此有何評論？\n\n發言人：中方反對制裁。\n\n中方支持對話協商。", {"opposes", "supports"}),
    ("法新社记者:特朗普称中国进行核试验。外交部有何评论?\n\n毛宁:中方反对核试验。\n\n中方支持对话协商。", {"opposes", "supports"}),
]


@pytest.mark.parametrize(("turns", "predicates"), TURNS)
def test_who_takes_questions_answers(turns: str, predicates: set[str]) -> None:
    """答： and 发言人： are whoever takes the questions, over several paragraphs, with either kind of colon."""
    told = {(c.predicate, c.speakers) for c in read(ASKED + turns).claims if c.subject == "China" and c.predicate in ("opposes", "supports", "urges")}
    assert told == {(predicate, ("Mao_Ning",)) for predicate in predicates}


def test_a_question_is_not_the_answerers() -> None:
    """问： ends the answer before it."""
    text = ASKED + "问：如何看？\n\n答：中方反对制裁。\n\n问：日本支持军国主义，中方有何评论？\n\n答：中方反对军国主义。"
    assert {c.speakers for c in read(text).claims if c.subject == "Japan" and c.predicate == "supports"} <= {()}


def test_nobody_answers_where_nobody_takes_questions() -> None:
    """答： alone names no speaker."""
    assert read("王毅访问法国。\n\n问：如何看？\n\n答：中方反对制裁。").statements == ()

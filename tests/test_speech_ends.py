"""Where reported speech ends, and where it only seemed to."""

import pytest
from reading import read

# (text, predicate, object, whose words)
ENDS = [
    # the speech goes on behind what is told in it
    ("李强表示，中国反对霸权。习近平主席同总统先生举行会晤。中方愿同塞方深化合作，支持塞尔维亚。", "supports", "Serbia", "Li_Qiang"),
    ("李强表示，中国反对霸权。去年双方共同庆祝了建交50周年。中方坚定支持塞尔维亚。", "supports", "Serbia", "Li_Qiang"),
    ("李强表示，中国反对霸权。巴西有条件发展经济。中方坚定支持塞尔维亚。", "supports", "Serbia", "Li_Qiang"),
    ("欧尔班表示，匈牙利反对战争。乌克兰可以提升合作水准。我坚决支持俄罗斯。", "supports", "Russia", "Viktor_Orban"),
    ("何立峰指出，这次论坛很重要。\n\n中国愿同日方一道，加强合作，支持日本。", "supports", "Japan", "He_Lifeng"),
    ("王毅表示，局势紧张。他提出四点主张：一是反对霸权。二是加强创新，支持伊朗。", "supports", "Iran", "Wang_Yi"),
    ("国防部发言人张晓刚：今年是重要的一年。巴西反对美国。", "opposes", "United_States", "Zhang_Xiaogang"),
    # one's own army acts
    ("俄罗斯国防部称，行动顺利。俄军打击了基辅。", "attacks", "Kyiv", "Ministry_of_Defence_of_Russia"),
    ("俄罗斯国防部称，行动顺利。25日，俄军打击了基辅。", "attacks", "Kyiv", "Ministry_of_Defence_of_Russia"),
    # what another said is told in the speech
    ("丁薛祥表示，雨林很重要。习近平主席强调，要保护雨林。中国坚定支持巴西。", "supports", "Brazil", "Ding_Xuexiang"),
    # a medium reports, when and also
    ("《纽约时报》较早前也曾报道，朝鲜支持俄罗斯。", "supports", "Russia", "New_York_Times"),
    # a person's spokesman speaks for the body
    ("联合国秘书长古特雷斯的发言人21日宣布，伊朗支持俄罗斯。", "supports", "Russia", "United_Nations"),
    # the writer tells again
    ("马克龙称，法国反对战争。29日，伊朗和阿曼支持俄罗斯。", "supports", "Russia", ""),
    ("美国中央司令部称，行动顺利。据美国媒体报道，美军打击了伊朗。", "attacks", "Iran", ""),
    ("朔尔茨告诉普京，德国支持乌克兰。据内部人士透露，德国反对美国。", "opposes", "United_States", ""),
    ("李强表示，中国反对霸权。李强还会见了王毅。中国支持塞尔维亚。", "supports", "Serbia", ""),
    ("李强表示，中国反对霸权。会谈后，中国支持塞尔维亚。", "supports", "Serbia", ""),
    ("李强表示，中国反对霸权。巴西反对美国。", "opposes", "United_States", ""),
    ("李强表示，中国反对霸权。\n\n中国支持塞尔维亚。", "supports", "Serbia", ""),
]


@pytest.mark.parametrize(("text", "predicate", "object_", "speaker"), ENDS)
def test_whose_words_a_claim_stands_in(text: str, predicate: str, object_: str, speaker: str) -> None:
    """A claim behind the first sentence of a speech is the speaker's as long as the speech goes on, and no longer."""
    found = [c.speakers for c in read(text).claims if (c.predicate, c.object) == (predicate, object_)]
    assert found
    assert set(found) == {(speaker,) if speaker else ()}


def test_who_calls_for_more_is_who_advocates() -> None:
    """Behind what a body stands for, in a speech, it calls for the next thing too."""
    claims = read("专家孙壮志：宣言释放了信号。上合组织倡导对话，呼吁世界停火。").claims
    assert {c.subject for c in claims if c.predicate == "callsFor"} == {"Shanghai_Cooperation_Organisation"}


# (text, whose words it is that somebody does what is asked, praised or condemned)
DOERS = [
    ("王毅说，中方要求美方恪守一个中国原则。", "upholds", ("Wang_Yi",)),
    ("中方要求美方恪守一个中国原则。", "upholds", ("China",)),
    ("法国谴责了俄罗斯入侵乌克兰的行为。", "attacks", ()),
    ("中国没有批评俄罗斯入侵乌克兰。", "attacks", ()),
    ("法国谴责俄罗斯入侵乌克兰。", "attacks", ("France",)),
]


@pytest.mark.parametrize(("text", "predicate", "speakers"), DOERS)
def test_whose_words_tell_of_the_deed(text: str, predicate: str, speakers: tuple[str, ...]) -> None:
    """What a side asks for stands in the words of whoever speaks for it, and a deed named as such in nobody's."""
    assert {c.speakers for c in read(text).claims if c.predicate == predicate} == {speakers}

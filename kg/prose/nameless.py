"""Leaves in a form the state or body for which officials without a name stand (某国官员|敦促他国), or that leads a camp (以某国为首的|西方国家)."""

from __future__ import annotations

import re

from kg.prose.clauses import ACTORS, CODES, NOUNS
from kg.prose.form import Form

# Patterns and not data: they hold at the head of the form, or around one noun phrase, and look at what follows.
_GROUP = CODES["Group"]
_DEED_WITH = rf"与[{ACTORS}][^，、和与及]{{0,8}}(?:举行|会谈|会晤|会面|进行|达成|谈判|磋商|签署|讨论)"
# 某国官员|敦促他国; 某国等|西方国家|反对 X; but 某国官员|表示, which is read where speech is.
_NAMELESS = re.compile(
    rf"^[{CODES['Country']}{CODES['Organization']}]((?:的)?(?:政府|军方|国防|外交|军事|安全|情报)?(?:高级|资深|高阶)?(?:官员|高官|高层|官方|领导层|外交官)"
    rf"|(?:西方|{CODES['Place']}|欧美|发达)(?:国家|盟国|大国))(?![^，]{{0,4}}[被遭])(?=[^，、的和与及们{NOUNS}]|{_DEED_WITH})"
)
_SIGNS = frozenset("官层国")  # one of them stands in all of those
_SPEAKING = re.compile(rf"[^，{NOUNS}]{{0,8}}(?:表示|[称说指]|指出|透露|认为|强调|告诉|坦言|承认|证实|宣布|警告说|回应|[：“])")
# Who leads them acts; but in 以某国为首的|北约 it does.
_LED_BY = re.compile(
    rf"“?以([{ACTORS}])(?:等(?:国|大国)?)?(?:为首|牵头|主导|领导)(?:的)?"
    rf"(?:[^，、的{ACTORS}]{{0,10}}(?:国家|西方|集团|阵营|盟国|盟友|势力|各国|诸国)”?(?:(?![的、和与及们])|(?={_DEED_WITH}))|(?=[{ACTORS}]))”?"
)
_ITS_ORGAN = re.compile(rf"{_GROUP}((?:中央|临时|现任|新)?(?:政府|当局|官方|官员|高层))(?=[^，、的和与及们]|{_DEED_WITH})")  # 该国政府|谴责 B
THAT_STATE = ("该国", "該國")


def name_the_state(form: Form) -> None:
    """Take out the words for the camp that somebody leads, and for the officials who have no name."""
    while "首" in form.text and (led := _LED_BY.search(form.text)):
        at = led.start(1)
        if led.end() < len(form.text) and form.text[led.end()] in ACTORS:
            form.cut(*led.span())
        else:
            form.cut(at + 1, led.end())
            form.cut(led.start(), at)
    if not _SIGNS.isdisjoint(form.text):
        nameless = _NAMELESS.match(form.text)
        if nameless and not form.nouns[0].joint and not _SPEAKING.match(form.text, nameless.end()):
            form.cut(*nameless.span(1))
    if form.text.startswith(_GROUP) and (organ := _ITS_ORGAN.match(form.text)) and form.phrases(0, 1)[0].head.value in THAT_STATE:
        form.cut(*organ.span(1))

"""政府 and 当局 without their state, the parties of a conflict, and the speaker's own body."""

from __future__ import annotations

import pytest
from reading import read


def claims(text: str) -> set[tuple[str, str, str]]:
    """The claims of a short article."""
    return {(c.subject.removeprefix("person/"), c.predicate, c.object) for c in read(text).claims}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("马尔代夫总统访华。反对党马尔代夫民主党批评政府损害友谊。", ("Maldivian_Democratic_Party", "criticizes", "Maldives")),
        ("德國總理批評此舉。綠黨主席厄茲德米爾要求政府停止出口。", ("厄兹德米尔", "urges", "Germany")),
        ("缅甸警方拘捕示威者，东盟秘书长敦促当局释放他们。", ("ASEAN", "urges", "Myanmar")),
    ],
)
def test_a_government_that_is_asked_or_blamed_is_that_of_the_state_told_of(text: str, claim: tuple[str, str, str]) -> None:
    """要求政府…, 批评当局…: the state of the sentence, else the one the article tells most of."""
    assert claim in claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "泰国总理批评地方政府处置失当。",
        "泰国总理要求政府部门节约用电。",
        "英国与法国就此磋商。反对派要求政府下台。",
    ],
)
def test_no_other_government_is_the_state(text: str) -> None:
    """地方政府 and 政府部门 are not the state; where two are told of, neither is meant."""
    assert not {c for c in claims(text) if c[1] in ("urges", "criticizes") and not c[2].startswith("concept/")}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("民建联主席陈克勤称，该党支持全民退保，但反对增税。", ("Democratic_Alliance_for_the_Betterment_of_Hong_Kong", "opposes", "concept/增税")),
        ("世衛組織總幹事譚德塞表示，該組織支持聯合國的決定。", ("World_Health_Organization", "supports", "concept/联合国的决定")),
    ],
)
def test_the_speaker_means_his_own_body(text: str, claim: tuple[str, str, str]) -> None:
    """某党主席称，该党…: the body in which the speaker holds his office."""
    assert claim in claims(text)


def test_of_two_states_with_one_short_form_the_one_told_of_is_meant() -> None:
    """厄方 is Eritrea's side where the article tells of its army, not Ecuador's."""
    told = claims("吉布提与厄立特里亚军队10日交战。吉布提总统盖莱指责厄方入侵。")
    assert ("Ismail_Omar_Guelleh", "criticizes", "Eritrea") in told

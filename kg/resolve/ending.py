"""Where a speech ends: at the border of a sentence, and where what follows sounds spoken again, it never did."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.prose.clauses import ACTORS, CODES, Clause
from kg.resolve.anaphora import meant_by
from kg.resolve.listing import lists_on
from kg.resolve.memory import Speech, Story
from kg.resolve.turns import is_question
from kg.resolve.voice import remember_voice

# What only the writer tells, at the head of a sentence; of two sides, what they do at the table.
_NARRATES = re.compile(r"(?:会后|会议期间|当天|当日|当晚|同日|次日|翌日|前一天|随后|其后|此后|此前)(?!的)")
_CITES = re.compile(r"(?:另|又)?据(?![此理])|根据[^，。]{1,20}(?:报道|报导|消息)")
_AT_TABLE = re.compile(r"[^，]{0,6}(?:还就|还讨论|还同意|交换了|就[^，]{1,30}交换意见|一致同意|商定|签署了|举行了)")
_PUBLISHES = re.compile(r"[^，]{0,12}(?:发(?:表|布|出|新闻稿)|公布|宣布|证实|否认|谴责|批评|抗议|召开|举行|回应|致函|召见|声明)")
_AFTERWARDS = re.compile(r"(?:会谈|会见|会晤|会面|通话|宴会|签字仪式|签约仪式)(?:结束)?之?[前后](?![的世人来景途])")  # 会谈后，两国领导人见证…
# Somebody else's words who is not named: 有分析认为, 外界担心, 据知情人士透露.
_SOMEBODY = re.compile(
    r"(?:但|不过|然而|而|也|亦|另)?(?:有|外界|分析|专家|观察家|媒体|舆论|[^，]{0,4}人士|民众|网友|学者|知情|据[^，]{0,8}(?:人士|官员))[^，]{0,12}"
    r"(?:认为|指出|称|说|表示|指|担心|质疑|相信|预计|估计|透露)$"
)
# 埃及安全部门官员同一天|称, 法官|指出: somebody speaks whom no name links, and no longer the one before.
_UNNAMED_SAYS = re.compile(
    rf"(?![他她它]们|[两二三]名)[^，“”]{{0,16}}(?:[{ACTORS}{CODES['Place']}][^，“”{ACTORS}]{{0,9}}?|官员|人员|法官|[控辩检]方|部门|[厅局署]|组织|公司|协会)"
    rf"(?:{CODES['Time']}|(?:同|当|次|翌|前)一?[天日]|随后|其后|[又也亦还则更再])?(?:称|说|表示|指出|宣布|认为|强调|透露|证实|警告)$"
)
_MEDIA_SAY = re.compile(f"[{ACTORS}以巴伊俄乌美英法德日韩朝黎叙]?(?:官|外|有)?媒体?(?:称|说|报道|报导|指)")  # 哈马斯称… 以媒称…
_MUST = re.compile(r"[^，]{0,3}(?:要|应|应当|应该|必须|需|需要|须)(?![求约邀])")
_ON_A_DAY = re.compile(r"(?:当地时间|同年|[0-9]{4}年)?(?:[0-9一二三十]{1,3}月)?[0-9一二三十廿]{1,3}[日号](?![子程常前来])")
_COURTESY = re.compile(r"(?:先生|女士|陛下|殿下|阁下|夫人)$")
# What a side promises or asks for, and nobody tells of it but itself; a speaker's own 要…, and the second of his points.
_PROMISES = re.compile(
    r"[^，]{0,4}?(?:愿|希望|期待|要(?!求)|应(?!对|用|邀)|必须|将继续|欢迎|坚定|坚决|一贯|始终|高度(?:重视|赞赏|评价)|赞赏|感谢|呼吁|敦促)"
)
_PLEDGES = re.compile(r"[^，]{0,4}?(?:愿(?!望|景|意见)|希望|期待|将继续)")
_SHORT = 2  # sentences
_HE_WILL = re.compile(r"(?:还|也|并)?(?:将(?!军)|会(?![见晤谈议])|不会|愿|希望|期待|打算|计划|准备|相信|认为)")
_ASKS = re.compile(r"(?:还|也|更|同时|共同|切实){0,2}(?:愿|希望|期待|要(?!求|员|闻)|应(?!对|用|邀|约)|必须|欢迎)")
_POINT = re.compile(r"[二三四五六七八九]是|第[二三四五六七八九]，?|其[二三四五]，?")
_HIGH = ("主席", "总书记", "总统", "总理", "国王", "首相")
_TEXT = ("paragraph", "item")
_PEOPLE, _WORDS = frozenset(("Person", "Title")), ("Group", "Pronoun")  # what names people, and what only points to somebody
_PERSONS = ("he", "persons", "heads")  # the kinds of such words that point to persons


def leave_speech(story: Story, clause: Clause, *, new_block: bool) -> None:
    """At the border of a sentence: go back to the speech around, or to narration, where the speech ends here; or into the one just left."""
    memory = story.memory
    remember_voice(story, clause)
    if memory.speech is None:
        if memory.left is not None:
            _return(story, memory.left, clause)
        return
    if memory.speech.outer is not None and not clause.quoted:
        memory.speech = memory.speech.outer
    speech = memory.speech
    if _must(story, clause, new_block=new_block):
        speech.quoted = clause.quoted
    elif _ends(story, speech, clause, new_block=new_block):
        memory.speech = memory.voice
        memory.left, memory.left_at = (None, -1) if memory.voice or _is_over(story, speech, clause) else (speech, len(story.settled))
        if memory.left is not None:
            _return(story, memory.left, clause)


def _ends(story: Story, speech: Speech, clause: Clause, *, new_block: bool) -> bool:
    if speech.quoted:
        return not clause.quoted
    if new_block and lists_on(story, clause):
        return False
    if new_block:
        kind = story.sentences[clause.sentence].kind
        return not (speech.open_ended and kind in ("paragraph", "item", "heading") and not clause.speech) or is_question(story, clause)
    if clause.quoted:
        return False
    if _is_over(story, speech, clause):
        return True
    modal = story.lexicon.modal_pattern.search(clause.form)
    if speech.whole_block or (modal and modal.group() in story.lexicon.modality):
        return False
    plain, start = story.document.plain, story.sentences[clause.sentence].span.start
    if _CITES.match(plain, start) or (_ON_A_DAY.match(plain, start) and not _of_own_men(story, speech, clause)):
        return True
    return _an_outsider_acts(story, speech, clause) or (clause.why != "carried" and _narrates(story, speech, clause))


def _is_over(story: Story, speech: Speech, clause: Clause) -> bool:
    """Whether the writer is certain to tell here, so that nothing behind it is the speaker's."""
    told = (
        a_person_acts(story, clause)
        and not _he_will(story, speech, clause)
        and not is_spoken_of(story, speech, clause)
        and not is_recalled(story, speech, clause)
    )
    return told or speech.brief or _AFTERWARDS.match(clause.form) is not None or is_somebodys(clause) or _both_act(story, speech, clause)


def _he_will(story: Story, speech: Speech, clause: Clause) -> bool:
    """拜登表示，…。|他将派耶伦访问中国: what the speaker says that he will do or hopes."""
    if clause.speech or not _HE_WILL.match(clause.form):
        return False
    return tuple([i for p in clause.subject if p.head.type == "Pronoun" for i in meant_by(story, p)]) == speech.speakers


def is_somebodys(clause: Clause) -> bool:
    """Whether what follows are somebody's words who is not named."""
    unnamed = clause.why == "none" and not clause.subject and not clause.speech and _UNNAMED_SAYS.match(clause.form) is not None
    return unnamed or _SOMEBODY.match(clause.form) is not None or _MEDIA_SAY.match(clause.form) is not None


def _narrates(story: Story, speech: Speech, clause: Clause) -> bool:
    """Whether the clause tells what only the writer tells: what is reported, what both do at the table, what the speaker itself publishes."""
    if _NARRATES.match(clause.form):
        return True
    acting = {i for p in clause.subject for i in meant_by(story, p)}
    itself = acting == set(speech.speakers) and not any(story.linker.is_person(i) or story.linker.is_country(i) for i in acting)
    return (len(acting) > 1 and _AT_TABLE.match(clause.form) is not None) or (itself and _PUBLISHES.match(clause.form) is not None)


def _return(story: Story, speech: Speech, clause: Clause) -> None:
    """Go on with a speech that seemed to be over, where the clause is spoken: what stands between is the speaker's too."""
    memory = story.memory
    if clause.speech or clause.quoted or story.sentences[clause.sentence].kind not in _TEXT or _is_over(story, speech, clause):
        memory.left = None if not clause.quoted else memory.left
        return
    block = story.sentences[story.settled[memory.left_at - 1].clause.sentence].block
    if not _is_spoken(story, speech, clause, new_block=block != story.sentences[clause.sentence].block):
        return
    memory.speech, memory.left = speech, None
    speech.quoted = False
    if memory.left_at < len(story.settled):
        speech.owner, speech.owner_joint = (), False
    for at in range(memory.left_at, len(story.settled)):
        old = story.settled[at]
        if not old.speakers and story.sentences[old.clause.sentence].kind in _TEXT:
            statement = speech.statement if speech.statement >= 0 else None
            story.settled[at] = replace(old, speakers=speech.speakers, statement=statement, own=story.own(speech.speakers))


def _is_spoken(story: Story, speech: Speech, clause: Clause, *, new_block: bool) -> bool:
    """Whether the clause says what only a speaker says: 我们…, 中方愿…, 双方要…, 希望…, 二是…."""
    if new_block and not _is_next(story, speech):
        return False
    if not clause.subject:
        return not new_block and clause.why == "carried" and (_ASKS.match(clause.form) or _POINT.match(clause.form)) is not None
    kinds = {story.lexicon.groups.get(p.head.value, ("",))[0] for p in clause.subject if p.head.type in ("Group", "Pronoun")}
    if not new_block and kinds & {"one", "self"} and clause.subject[0].head.value.startswith("我"):
        return True
    acting = [i for p in clause.subject if p.head.type in ("Country", "Organization", "Group") for i in meant_by(story, p)]
    own = {*story.own(speech.speakers), *(story.memory.sides if len(acting) > 1 and not new_block else ())}
    return bool(acting) and own.issuperset(acting) and (_PLEDGES if new_block else _PROMISES).match(clause.form) is not None


def _is_next(story: Story, speech: Speech) -> bool:
    """Whether nobody but the speaker's own side acts in what stands between a speech and a later paragraph, and that is short."""
    between = story.settled[story.memory.left_at :]
    own = story.own(speech.speakers)
    return len({s.clause.sentence for s in between}) <= _SHORT and all(own.issuperset(s.subjects) for s in between)


def _both_act(story: Story, speech: Speech, clause: Clause) -> bool:
    """双方指出，…。双方谴责…: those who spoke together act now."""
    return len(speech.speakers) > 1 and {i for p in clause.subject for i in meant_by(story, p)} == set(speech.speakers)


def _must(story: Story, clause: Clause, *, new_block: bool) -> bool:
    """Whether the clause says what must be done, as only a speaker does: 双方要…, also where quotation or paragraph has ended."""
    if clause.speech or not (clause.subject or clause.why == "carried") or (new_block and clause.item) or not _MUST.match(clause.form):
        return False
    return story.sentences[clause.sentence].kind in _TEXT and _PEOPLE.isdisjoint([p.head.type for p in clause.subject])


def a_person_acts(story: Story, clause: Clause) -> bool:
    """Whether the clause's subject is a person: then the writer tells of him."""
    groups = story.lexicon.groups
    for head in [phrase.head for phrase in clause.subject]:
        if head.type in _PEOPLE or (head.type in _WORDS and head.value in groups and groups[head.value][0] in _PERSONS):
            return True
    return False


def is_spoken_of(story: Story, speech: Speech, clause: Clause) -> bool:
    """习近平主席同总统先生达成共识: a speaker calls others by name and title, where the writer has title and name."""
    if clause.speech or not clause.subject or not _PEOPLE.issuperset([p.head.type for p in clause.subject]):
        return False
    plain = story.document.plain
    people = [p for p in clause.subject if p.head.type == "Person"]
    courteous = all(p.span.start == p.head.span.start and p.span.end > p.head.span.end for p in people)
    titles = [p for p in clause.subject if p.head.type == "Title"]
    courteous = courteous and all(_COURTESY.search(p.span.of(plain)) for p in titles)
    return courteous and {i for p in people for i in meant_by(story, p)}.isdisjoint(speech.speakers)


def is_recalled(story: Story, speech: Speech, clause: Clause) -> bool:
    """丁薛祥表示，…。习近平主席|强调，…: whether the speaker tells what another said, whom he calls by name and title as the writer does not."""
    if speech.quoted or speech.statement < 0 or not story.frames(clause) or len(clause.subject) != 1:
        return False
    frame, named = story.settled[story.said[speech.statement].frame].clause, clause.subject[0]
    same_block = story.sentences[frame.sentence].block == story.sentences[clause.sentence].block
    bare = len(frame.subject) == 1 and frame.subject[0].span == frame.subject[0].head.span
    title = story.document.plain[named.head.span.end : named.span.end]
    return same_block and bare and named.span.start == named.head.span.start and title.endswith(_HIGH) and meant_by(story, named) != speech.speakers


def _an_outsider_acts(story: Story, speech: Speech, clause: Clause) -> bool:
    """Whether the clause's subject is a side that is not at the table; the speaker's own army or party is, unless it publishes something."""
    others = [i for p in clause.subject if p.head.type in ("Country", "Organization") for i in meant_by(story, p)]
    own = story.own(speech.speakers)
    known = {*own, *story.memory.sides, *story.memory.triple}
    if not others or known.intersection(others):
        return False
    return not _of_own_men(story, speech, clause)


def _of_own_men(story: Story, speech: Speech, clause: Clause) -> bool:
    """Whether the speaker's own army, party or the like acts, and publishes nothing: 国防部称，…。|俄军打击了…."""
    acting = [i for p in clause.subject if p.head.type == "Organization" for i in meant_by(story, p)]
    own = story.own(speech.speakers)
    return bool(acting) and own.issuperset(story.linker.side(i) for i in acting) and _PUBLISHES.match(clause.form) is None

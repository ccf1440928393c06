# ruff: noqa: S608  # texts of ours are put together
"""The questions that a store's tables are asked, in SQL. A name after a colon is a value; nothing of a request is ever pasted into them."""

from __future__ import annotations

from kg.serve.rows import ENCOUNTERS, STANCES, Asked
from kg.view import HAPPENINGS


def _among(names: tuple[str, ...]) -> str:
    return ", ".join(f"'{name}'" for name in names)


_SINCE = "{day} <> '' AND {day} >= substr(:since, 1, length({day}))"
_UNTIL = "{day} <> '' AND substr({day}, 1, length(:until)) <= :until"
_DAY = "substr(c.day, 1, 10)"
_ACTOR = "(SELECT n FROM entity WHERE iri = :actor)"


def _narrowed(asked: Asked, day: str, conditions: tuple[str, ...]) -> str:
    """The conditions, and those of the days that are asked for. What is not asked for is no condition, so that an index can be used."""
    since, until = ((_SINCE.format(day=day),) if asked.since else ()), ((_UNTIL.format(day=day),) if asked.until else ())
    return " AND ".join((*conditions, *since, *until)) or "1"


def _happened(asked: Asked, kinds: tuple[str, ...]) -> str:
    """From where come the citations of what took place."""
    # One way after the other, since either has an index of its own.
    ways = f"e.n IN (SELECT n FROM edge WHERE s = {_ACTOR} UNION SELECT n FROM edge WHERE o = {_ACTOR})"
    conditions = (f"e.p IN ({_among(kinds)})", *((ways,) if asked.actor else ()), "NOT c.negated", "c.actual", "NOT c.twin")
    return f"FROM edge e JOIN citation c ON c.edge = e.n WHERE {_narrowed(asked, _DAY, conditions)}"


def _events(asked: Asked) -> str:
    return f"SELECT e.n AS edge, e.s, e.p, e.o, {_DAY} AS day, c.exact {_happened(asked, HAPPENINGS)}"


def _said(asked: Asked) -> str:
    actor, words = (("s.speaker = :actor",) if asked.actor else ()), (("instr(s.text, :words)",) if asked.words else ())
    return _narrowed(asked, "s.day", (*actor, *words))


def timeline(asked: Asked) -> str:
    """Relation, day, whether the day is told, predicate, subject and object of what took place, the newest first."""
    return f"""SELECT h.edge, h.day, MAX(h.exact), h.p, s.iri, o.iri FROM ({_events(asked)}) h JOIN entity s ON s.n = h.s JOIN entity o ON o.n = h.o
        GROUP BY h.day, h.edge ORDER BY h.day DESC, h.p, s.iri, o.iri LIMIT :most OFFSET :start"""


def timeline_total(asked: Asked) -> str:
    """How much took place."""
    return f"SELECT COUNT(*) FROM (SELECT DISTINCT edge, day FROM ({_events(asked)}))"


def happenings(asked: Asked) -> str:
    """How much took place in each month, by predicate."""
    return f"""SELECT substr(day, 1, 7) AS month, p, COUNT(*) FROM (SELECT DISTINCT edge, p, day FROM ({_events(asked)}))
        WHERE length(month) = 7 GROUP BY month, p"""


def meetings(asked: Asked) -> str:
    """The columns of `Encounter`."""
    return f"""SELECT s.iri, o.iri, h.meets, h.calls, h.first, h.last, h.articles FROM (SELECT e.s, e.o,
        COUNT(DISTINCT CASE e.p WHEN 'meets' THEN {_DAY} END) AS meets, COUNT(DISTINCT CASE e.p WHEN 'calls' THEN {_DAY} END) AS calls,
        MIN({_DAY}) AS first, MAX({_DAY}) AS last, COUNT(DISTINCT c.article) AS articles {_happened(asked, ENCOUNTERS)} GROUP BY e.s, e.o) h
        JOIN entity s ON s.n = h.s JOIN entity o ON o.n = h.o ORDER BY h.meets + h.calls DESC, s.iri, o.iri LIMIT :most OFFSET :start"""


def meetings_total(asked: Asked) -> str:
    """How many pairs met."""
    return f"SELECT COUNT(*) FROM (SELECT DISTINCT e.s, e.o {_happened(asked, ENCOUNTERS)})"


def sayings(asked: Asked) -> str:
    """The columns of `Saying`."""
    return f"""SELECT s.day, s.speaker, s.verb, s.text, s.addressee, s.outlet, a.iri, s.iri FROM saying s CROSS JOIN article a ON a.n = s.article
        WHERE {_said(asked)} ORDER BY s.day DESC, s.speaker, a.iri, s.text, s.iri LIMIT :most OFFSET :start"""


def sayings_total(asked: Asked) -> str:
    """How many statements there are."""
    return f"SELECT COUNT(*) FROM saying s WHERE {_said(asked)}"


def speakers(asked: Asked) -> str:
    """Who made how many statements."""
    return f"""SELECT s.speaker, COUNT(*) AS times FROM saying s WHERE {_said(asked)}
        GROUP BY s.speaker ORDER BY times DESC, MAX(s.day) DESC, s.speaker LIMIT :most"""


ARTICLE = "SELECT iri, title, published, publisher, author, source, sha256 FROM article"
ARTICLES = f"{ARTICLE} WHERE instr(sought, :words) ORDER BY published DESC, iri LIMIT :most OFFSET :start"
ARTICLES_TOTAL = "SELECT COUNT(*) FROM article WHERE instr(sought, :words)"
MENTIONING = f"""{ARTICLE} WHERE n IN (SELECT article FROM mention WHERE entity = (SELECT n FROM entity WHERE iri = :iri))
    ORDER BY published DESC, iri LIMIT :most"""
MENTIONING_TOTAL = "SELECT COUNT(*) FROM mention WHERE entity = (SELECT n FROM entity WHERE iri = :iri)"
TIED = "SELECT iri, degree FROM entity WHERE kind = :kind AND degree > 0 ORDER BY degree DESC, iri LIMIT :most"
# The best row of each entity: how well it fits, and of equals the first; SQLite takes `written` from the row of the least.
FIND = """SELECT e.iri, h.written, MIN(h.rank * 1099511627776 + h.row) / 1099511627776 AS rank FROM (
    SELECT rowid AS row, entity, written, CASE
        WHEN key = :wanted THEN 0
        WHEN :sound <> '' AND pinyin = :sound THEN 1
        WHEN substr(key, 1, length(:wanted)) = :wanted THEN 2
        WHEN :sound <> '' AND (substr(pinyin, 1, length(:sound)) = :sound OR initials = :sound) THEN 3
        WHEN instr(key, :wanted) THEN 4 END AS rank FROM name) h
    JOIN entity e ON e.n = h.entity WHERE h.rank IS NOT NULL AND (:kind = '' OR e.kind = :kind)
    GROUP BY h.entity ORDER BY rank, e.degree DESC, e.iri LIMIT :most"""
NAMED = "SELECT DISTINCT e.iri, n.written FROM name n JOIN entity e ON e.n = n.entity WHERE n.key = :wanted"
NEAR = """SELECT key, written FROM name WHERE instr(key, :wanted) OR (length(key) > 1 AND instr(:wanted, key))
    OR substr(key, 1, 1) = substr(:wanted, 1, 1) ORDER BY instr(key, :wanted) = 0, key, written LIMIT 3000"""
TIES = """SELECT e.p, e.s = me.n, other.iri, e.count, e.direct, e.last, e.negated FROM entity me
    JOIN (SELECT n AS edge, s AS here, o AS there FROM edge UNION ALL SELECT n, o, s FROM edge WHERE s <> o) way ON way.here = me.n
    JOIN edge e ON e.n = way.edge JOIN entity other ON other.n = way.there WHERE me.iri = :iri ORDER BY e.count DESC, other.iri, e.p, e.s <> me.n"""
MONTHS = """SELECT substr(c.day, 1, 7) AS month, e.p, COUNT(*) FROM entity me JOIN edge e ON e.s = me.n OR e.o = me.n JOIN citation c ON c.edge = e.n
    WHERE me.iri = :iri AND NOT c.twin AND length(month) = 7 GROUP BY month, e.p"""
OFFICES = """SELECT o.iri, c.role, substr(c.day, 1, 10) FROM edge e JOIN citation c ON c.edge = e.n JOIN entity o ON o.n = e.o
    WHERE e.s = (SELECT n FROM entity WHERE iri = :iri) AND e.p = 'hasPosition' AND NOT c.negated AND NOT c.twin"""
EDGE = """SELECT n, direct FROM edge WHERE s = (SELECT n FROM entity WHERE iri = :s) AND p = :p AND o = (SELECT n FROM entity WHERE iri = :o)"""
CLAIMS = """SELECT c.claim FROM citation c JOIN article a ON a.n = c.article WHERE c.edge = :edge
    ORDER BY c.day DESC, a.published, a.iri, c.claim LIMIT :most"""
CLAIMS_TOTAL = "SELECT COUNT(*) FROM citation WHERE edge = :edge"
STANDS = f"""SELECT s.iri, e.p, o.iri, e.count - e.negated, e.negated, e.published FROM edge e JOIN entity s ON s.n = e.s JOIN entity o ON o.n = e.o
    WHERE e.p IN ({_among(STANCES)}) AND e.count > 0 AND (:actor = '' OR s.iri = :actor) AND (:topic = '' OR o.iri = :topic)
    ORDER BY e.count DESC, s.iri, o.iri, e.p"""
_TOLD = """FROM citation c JOIN article a ON a.n = c.article WHERE c.edge = :edge AND c.day >= :day AND substr(c.day, 1, 10) = :day
    AND c.day <= :day || '~' AND NOT c.negated AND c.actual AND NOT c.twin"""
TOLD_IN = f"SELECT DISTINCT a.iri {_TOLD} ORDER BY a.iri"
TOLD_FIRST = f"SELECT a.iri, c.claim {_TOLD} AND (NOT :placed OR c.place <> '') ORDER BY a.published, a.iri"
TOP = "SELECT iri FROM entity ORDER BY told DESC, iri LIMIT :most"
NEIGHBOURS = """SELECT o.iri FROM (SELECT CASE e.s WHEN me.n THEN e.o ELSE e.s END AS other, SUM(e.count) AS told FROM entity me
    JOIN edge e ON e.s = me.n OR e.o = me.n WHERE me.iri = :iri GROUP BY other) h
    JOIN entity o ON o.n = h.other ORDER BY h.told DESC, o.iri LIMIT :most"""
DRAWN = """SELECT e.n, s.iri, e.p, o.iri, e.direct FROM edge e JOIN chosen cs ON cs.n = e.s JOIN chosen co ON co.n = e.o
    JOIN entity s ON s.n = e.s JOIN entity o ON o.n = e.o
    ORDER BY (s.iri = :focus OR o.iri = :focus) DESC, e.count DESC, s.iri, e.p, o.iri LIMIT :most"""
NEWEST = "SELECT claim FROM citation WHERE edge = :edge AND NOT twin ORDER BY day DESC, claim LIMIT :most"

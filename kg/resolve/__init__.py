"""Who is meant: clauses and mentions in; clauses with entity ids out, every subject settled and every speech given its speaker.

Group words (双方, 两国元首), pronouns and dropped subjects become the persons and states they stand for, by what the article said before
and by office and date. What cannot be resolved is left empty.
"""

from kg.resolve.around import before_verb, is_apart, is_asked, stands_behind
from kg.resolve.dating import GOES
from kg.resolve.discourse import Walk
from kg.resolve.extent import statement_span
from kg.resolve.linking import Linker, position_object
from kg.resolve.memory import Said
from kg.resolve.office_holders import office_holders

__all__ = [
    "GOES",
    "Linker",
    "Said",
    "Walk",
    "before_verb",
    "is_apart",
    "is_asked",
    "office_holders",
    "position_object",
    "stands_behind",
    "statement_span",
]

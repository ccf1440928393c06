"""Who is meant: clauses and mentions in; clauses with entity ids out, every subject settled and every speech given its speaker.

Group words (双方, 两国元首), pronouns and dropped subjects become the persons and states they stand for, by what the article said before and by
office and date. What cannot be resolved is left empty.
"""

from kg.resolve.discourse import Said, Walk, statement_span
from kg.resolve.linking import Linker, position_object

__all__ = ["Linker", "Said", "Walk", "position_object", "statement_span"]

"""The lint of the tables: files in, everything out that is wrong with them or that a person should look at.

Nothing is raised and nothing stops at the first fault. A table without faults loads; notes never keep it from loading. What is judged is
what the tables say of themselves and of each other, never whether a date or a name is true.
"""

from kg.mentions.lint.check import check_tables
from kg.mentions.lint.finding import Finding

__all__ = ["Finding", "check_tables"]

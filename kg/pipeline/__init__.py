"""One document, read once, front to back: the page to read first is `extract`.

In go a `Document` and the `Knowledge`; out comes an `Extraction`. There is no state and no clock: equal input gives equal output.
"""

from kg.pipeline.claims import assemble
from kg.pipeline.extract import extract, read_clauses
from kg.pipeline.reading import Reading

__all__ = ["Reading", "assemble", "extract", "read_clauses"]

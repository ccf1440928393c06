"""What is named: a document's sentences in, mentions without overlaps out, each a slice of the text with the way it was found.

Known names come from the gazetteer, the unknown from titles, endings and frames, times from patterns. Nothing here decides
who is meant where several could be: an ambiguous mention carries all its candidates, joined by |.
"""

from kg.mentions.capitals import CAPITAL_ACTS
from kg.mentions.find import Finder, Found
from kg.mentions.gazetteer import Entry, Gazetteer, Membership, Office
from kg.mentions.positions import Position
from kg.mentions.tables import load_gazetteer

__all__ = ["CAPITAL_ACTS", "Entry", "Finder", "Found", "Gazetteer", "Membership", "Office", "Position", "load_gazetteer"]

"""The text itself, before anybody asks what it means: script, sentences, words.

In goes text; out go a shadow of the same length in simplified script, spans of sentences and clauses, and words with tags. Nothing here
knows a name or a relation, and every offset that comes out is an offset into the text that went in.
"""

from kg.prose.script import script_of, shadow
from kg.prose.sentences import Segment, segments, split_sentences
from kg.prose.words import Cut, Word, Words

__all__ = ["Cut", "Segment", "Word", "Words", "script_of", "segments", "shadow", "split_sentences"]

"""How much work a pattern can cost at most, whatever the text: read off its form, before it is ever tried.

`Form` is a pattern in parts, as the engine of `re` itself parses it; `Bound` counts over these parts. A user's own rules are held to the bound
when they are loaded (`rules.bounded`), and every pattern of kg by the tests.
"""

from kg.bounds.cost import BLOWUP, MOST, RUN, SQUARE, STEPS, TEXT, Bound
from kg.bounds.form import END, UNBOUND, Form, Part, empty, first, kinds

__all__ = ["BLOWUP", "END", "MOST", "RUN", "SQUARE", "STEPS", "TEXT", "UNBOUND", "Bound", "Form", "Part", "empty", "first", "kinds"]

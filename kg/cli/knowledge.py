"""What kg knows: kg rules, kg gazetteer."""

from __future__ import annotations

VERBS: tuple[()] = ()

"""Makes `kg/resources/characters.tsv` from OpenCC's character tables: `python -m kg.prose.characters` (needs the extra `test`).

Characters alone are asked for, never phrases: t2s over phrases rewrites text that is already simplified (破坏土耳其 becomes
破坯土耳其), and changes its length.
"""

from __future__ import annotations

from pathlib import Path

TABLE = Path(__file__).parent.parent / "resources" / "characters.tsv"
_RANGES = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))


def rows() -> list[tuple[str, str]]:
    """Pairs (traditional, simplified) of single characters, ascending: OpenCC's t2s, and hk2s where t2s has nothing (衞, 敍)."""
    from opencc import OpenCC

    plain, hong_kong = OpenCC("t2s"), OpenCC("hk2s")
    pairs = []
    for first, last in _RANGES:
        for char in map(chr, range(first, last + 1)):
            simplified = plain.convert(char)
            if simplified == char and not _in_mainland_use(char):
                simplified = hong_kong.convert(char)
            if simplified != char and len(simplified) == 1:
                pairs.append((char, simplified))
    return pairs


def _in_mainland_use(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


if __name__ == "__main__":
    TABLE.write_text("".join(f"{trad}\t{simp}\n" for trad, simp in rows()), encoding="utf-8")

"""What somebody is, between a name and the brackets that tell how it is written: 凯利·布朗|教授（Kerry Brown）."""

from __future__ import annotations

from kg.late import late

_RANK = late(
    "(?:教授|博士|医生|医师|律师|牧师|神父|修女|法官|院士|爵士|勋爵|女爵|女男爵|将军|元帅|[海陆空]军[上中少准]将|警察[上中少]将|[上中少准]将|[上中少]校"
    r"|先生|女士|大使|外长|议员) ?\Z"
)
_LONGEST_RANK = 6


def rank_start(plain: str, end: int) -> int:
    """Where a rank or a style begins that ends at `end`, a space behind it left out; -1 where none does."""
    rank = _RANK.search(plain, max(end - _LONGEST_RANK, 0), end)
    return rank.start() if rank else -1

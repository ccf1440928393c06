"""Whether the deed that a noun names (A 对 B 的制裁) is told of the one who stands there."""

from __future__ import annotations

import re

from kg.prose.clauses import Settled
from kg.prose.lexicon import Lexicon
from kg.rules.trial import begins
from kg.rules.voice import besides

# What may stand between a subject and the noun of its deed: 某国|加强|对…的制裁.
_PHASES = re.compile(
    r"(?:在[^，在的]{1,6}[晚天日周月年时后来])?(?:开始|结束|停止|暂停|中止|终止|挫败|继续|恢复|加强|加大|升级|扩大|延长|维持|重启|启动|实施|发动|发起|展开|进行|强化|坚持|加剧|撤销|取消|解除|放松|因|因为|由于|凭|以|曾|的|了){0,3}$"
)


def owns(settled: Settled, outer: Settled, head: re.Match[str] | None, since: int, lexicon: Lexicon) -> bool:
    """Whether the deed that a noun names (A 对 B 的制裁) is told with its doer: right before the head, or the subject that the clause names."""
    if settled is not outer:
        return True
    start = begins(head) if head else since
    bare = besides(settled.clause.form[since:start], lexicon)
    if head and start > head.start() and not bare:
        return False  # 尚未|对 B 的指控作出评论
    return bool(settled.clause.subject) and since == 0 and _PHASES.match(bare) is not None

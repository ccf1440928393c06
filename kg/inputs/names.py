"""What the fields of tables are usually called."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence

# Spelt without case, with _ for - and space; the first that is there and not empty is taken.
USUAL_NAMES: Mapping[str, tuple[str, ...]] = {
    role: tuple(names.split())
    for role, names in {
        "text": "content body text article_text article_body articlebody maintext main_text fulltext full_text content_text content_html raw_text "
        "news_content article contents 正文 内容 內容 全文 文章内容 新闻内容 文本",
        "title": "title headline 标题 標題 题目 news_title article_title subject",
        "published": "published publish_date published_date pub_date pubdate publishdate publish_time published_at publishedat pub_time "
        "date_published datepublished date_publish date datetime time 发布时间 發布時間 发布日期 發布日期 发表时间 出版日期 日期 时间 時間",
        "publisher": "publisher source source_name media outlet newspaper sitename site_name 来源 來源 媒体 媒體 报纸",
        "author": "author authors byline creator 作者 记者",
        "url": "url link web_url source_url canonical_url 链接 鏈接 网址 網址 原文链接",
    }.items()
}
_ALL = frozenset(name for names in USUAL_NAMES.values() for name in names)
_LONGEST = 20_000  # characters of a table's first line


def plain(name: object) -> str:
    """A name without what differs between tables: case, spaces, hyphens."""
    return str(name).strip().strip("\ufeff").casefold().replace("-", "_").replace(" ", "_")


def has_text(names: Sequence[str], called: str = "") -> bool:
    """Whether one of the names is that of the text: `called`, or where that is "" a usual one."""
    return called in names if called else any(plain(name) in USUAL_NAMES["text"] for name in names)


def delimiter_of(line: str) -> str:
    """What stands between the cells of a table's first line: a comma, a tab, a semicolon or a bar."""
    return max(",\t;|", key=line.count)


def is_table_head(line: str) -> bool:
    """Whether a line names the text of articles and something else of theirs, and nothing but short names."""
    if len(line) > _LONGEST:
        return False
    try:
        names = next(csv.reader([line], delimiter=delimiter_of(line)), [])
    except csv.Error:
        return False
    return has_text(names) and sum(plain(name) in _ALL for name in names) > 1 and all(len(name) <= 60 for name in names)

"""Files of every kind that kg reads, made of our own sentences."""

import gzip
import io
import tarfile
import zipfile

TITLE = "习近平同普京举行会谈"
MOSCOW = (
    "国家主席习近平八日在莫斯科同俄罗斯总统普京举行会谈，双方就两国关系和共同关心的问题深入交换意见，一致同意继续加强合作。"
    "会谈后，两国元首共同签署联合声明，并见证交换多项合作文件。"
)
PARIS = (
    "德国总理默茨九日抵达巴黎，同法国总统马克龙举行会晤。两人讨论了欧洲防务、贸易和对乌克兰的支持。"
    "默茨说，德法两国将共同行动，推动欧洲更加团结。马克龙表示赞同，并宣布两国将设立联合委员会。"
)
TOKYO = (
    "日本首相石破茂十日在东京会见越南总理范明政。双方同意扩大半导体领域的合作，并签署三份备忘录。"
    "石破茂说，日本支持越南发展高科技产业。范明政感谢日本长期以来的支持，邀请石破茂访问越南。"
)
PARAGRAPHS = (MOSCOW, PARIS, TOKYO)


def page(charset="utf-8", title=TITLE, head="", body=""):
    """A saved page with what stands around its article. Who declares gb2312 writes GB18030."""
    text = f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>{title}_国际频道_东方日报网</title>{head}</head><body>
<div class="nav"><a href="/">首页</a> <a href="/b">国际</a> <a href="/c">体育</a></div><h1>{title}</h1>
<div class="article" id="content">{"".join(f"<p>{text}</p>" for text in PARAGRAPHS)}{body}</div>
<div class="footer">版权所有 © 2019 东方日报 <a href="/about">关于我们</a></div></body></html>"""
    return text.encode("gb18030" if charset == "gb2312" else charset)


DESCRIBED = (
    '<meta name="publishdate" content="2025-05-09"><meta name="author" content="李明"><meta property="og:site_name" content="东方日报">'
    '<link rel="canonical" href="https://news.example/a/1.html">'
)


def zipped(members, *, flag=True):
    """A zip archive of names and bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    raw = file.getvalue()
    return raw if flag else raw.replace(b"PK\x03\x04\x14\x00\x00\x08", b"PK\x03\x04\x14\x00\x00\x00")


def tarred(members, *, mode="w:gz", links=()):
    """A tar archive of names and bytes, and of symbolic links."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for name, target in links:
            info = tarfile.TarInfo(name)
            info.type, info.linkname = tarfile.SYMTYPE, target
            archive.addfile(info)
    return file.getvalue()


def response(url, body, kind="text/html", status=200, coding=""):
    """One record of a crawl."""
    extra = f"Content-Encoding: {coding}\r\n" if coding else ""
    http = f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\n{extra}Content-Length: {len(body)}\r\n\r\n".encode() + body
    return (
        (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\nWARC-Target-URI: {url}\r\n"
            f"WARC-Date: 2025-05-10T20:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        ).encode()
        + http
        + b"\r\n\r\n"
    )


def crawl(*records, packed=True):
    """A WARC file; packed, each record by itself, as crawlers do."""
    return b"".join(gzip.compress(record, mtime=0) if packed else record for record in records)


RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>东方日报</title><link>https://a.example</link>
<item><title>{TITLE}</title><link>https://a.example/1</link><pubDate>Thu, 08 May 2025 20:00:00 GMT</pubDate><dc:creator>李明</dc:creator>
<description>摘要</description><content:encoded><![CDATA[<p>{MOSCOW}</p><p>{PARIS}<script>alert("习近平访问月球")</script></p>]]></content:encoded></item>
<item><title>空</title><link>https://a.example/2</link></item>
<item><title>东京</title><description>{TOKYO}</description><author>王强</author></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>晚报</title>
<entry><title>德法会晤</title><link rel="self" href="https://a.example/self"/><link href="https://a.example/2"/>
<updated>2025-05-11T01:00:00Z</updated><published>2025-05-09T18:00:00Z</published><author><name>王强</name><email>w@a.example</email></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{PARIS} 1 &lt; 2</p><p>{TOKYO}</p></div></content></entry></feed>"""

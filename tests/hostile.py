"""A graph whose every text tries to be more than text."""

from __future__ import annotations

from view_graphs import HEAD, claim, entity, quote

SCRIPT = "</script><script>window.pwned=1</script><img src=x onerror=window.pwned=2>"
TEMPLATE = "{{ 7*7 }}{% raw %}${7*7}"
JSON = '"}]}</script><!--<script>\u2028\u2029'
SPARQL = '" } ; DROP ALL ; SELECT * { ?s ?p "'
TURNED = "\u202e平近习\u202c\u2066x"
LONG = "长" * 100_000
NAMES = {"e1": SCRIPT, "e2": TEMPLATE, "e3": JSON, "e4": SPARQL, "e5": TURNED, "e6": LONG}


def hostile() -> str:
    """Entities, claims, statements and an article with such names, Turtle for `view_graphs.HEAD`."""
    lines = [entity(iri, "Person", name, name, name) for iri, name in NAMES.items()]
    for iri in NAMES:
        links = f"<javascript:alert(1)>, <https://example.org/{iri}%22onmouseover=alert(1)>"
        lines.append(f"kg:{iri} owl:sameAs {links} ; skos:altLabel {quote(SCRIPT)} .\n")
    names = list(NAMES)
    for number, (one, other) in enumerate(zip(names, names[1:] + names[:1], strict=True)):
        more = f" ; kgo:role {quote(SCRIPT)} ; kgo:why {quote(JSON)} ; kgo:inStatement kg:st{number} ; prov:wasAttributedTo kg:{other}"
        lines.append(claim(number, f"{one} meets {other}", f"前{SCRIPT}后{TURNED}{TEMPLATE}", "0-9 3-900 x-y", more))
        lines.append(claim(100 + number, f"{one} supports {other}", JSON, "0-4"))
        lines.append(
            f"kg:st{number} a kgo:Statement ; kgo:speaker kg:{one} ; kgo:verb {quote(SCRIPT)} ; "
            f"kgo:text {quote(SCRIPT + TURNED)} ; prov:wasDerivedFrom kg:s{number} .\n"
        )
    lines.append(
        f"<https://w3id.org/zhkg/id/article/x> a schema:NewsArticle ; schema:headline {quote(SCRIPT)} ; schema:publisher {quote(JSON)} ;"
        f" schema:author {quote(TEMPLATE)} ;"
        f' schema:datePublished "2025-05-09" ; dcterms:source "/etc/passwd" ; schema:sha256 "{"0" * 64}" ; schema:mentions kg:e1, kg:e5 .\n'
        "kg:sx a nif:Sentence ; nif:referenceContext <https://w3id.org/zhkg/id/article/x> ; nif:beginIndex 0 ; nif:endIndex 900 ;"
        f" nif:anchorOf {quote(SCRIPT + TURNED + JSON)} .\n"
    )
    return "".join(lines)


def hostile_file() -> str:
    """The whole Turtle file."""
    return HEAD.replace("@prefix skos:", "@prefix dcterms: <http://purl.org/dc/terms/> .\n@prefix skos:") + hostile()

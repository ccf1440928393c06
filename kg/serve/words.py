"""The words of the pages in three languages, from one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("zh-Hans", "zh-Hant", "en")


@dataclass(frozen=True, slots=True)
class Tongue:
    """In which languages a reader wants the page's own words (`page`) and the names of things (`names`)."""

    page: str = "zh-Hans"
    names: str = "zh-Hans"

    def say(self, key: str, **gaps: object) -> str:
        """A text of the interface, its {gaps} filled."""
        text = words()[key][self.page]
        for gap, value in gaps.items():
            text = text.replace(f"{{{gap}}}", str(value))
        return text

    def word(self, labels: Mapping[str, str]) -> str:
        """A label of the ontology in the page's language."""
        return pick(labels, self.page)

    def name(self, labels: Mapping[str, str]) -> str:
        """A name of a thing in the language for names."""
        return pick(labels, self.names)


def pick(labels: Mapping[str, str], language: str) -> str:
    """The text in this language, else in the nearest that is there."""
    order = {"en": ("en", "zh-Hans", "zh-Hant"), "zh-Hant": ("zh-Hant", "zh-Hans", "en")}.get(language, LANGUAGES)
    return next((labels[tag] for tag in order if labels.get(tag)), next(iter(labels.values()), ""))


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Every text by its key, then by its language."""
    table = files("kg").joinpath("resources/serve/words.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {key: dict(zip(LANGUAGES, texts, strict=True)) for key, *texts in rows}


def chosen(cookie: Mapping[str, str], accept_language: str) -> Tongue:
    """The languages that a reader chose, by cookies; else by the browser's; else simplified Chinese."""
    preferred = _preferred(accept_language)
    names = cookie.get("kg-names", "")
    names = names if names in LANGUAGES else preferred
    page = cookie.get("kg-page", "") or ("en" if preferred == "en" else "zh")
    return Tongue("en" if page == "en" else "zh-Hant" if names == "zh-Hant" else "zh-Hans", names)


def _preferred(accept_language: str) -> str:
    for part in accept_language.split(","):
        tag = part.partition(";")[0].strip().lower()
        if tag.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo")):
            return "zh-Hant"
        if tag.startswith("zh"):
            return "zh-Hans"
        if tag.startswith("en"):
            return "en"
    return "zh-Hans"

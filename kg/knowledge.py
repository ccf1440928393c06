"""All that kg knows, loaded once into one frozen value: ontology, lexicon, gazetteer and rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kg.errors import DataFileError, Fault, KgError, UsageError
from kg.mentions import Finder, Gazetteer, load_gazetteer
from kg.mentions.lint import Finding, check_tables
from kg.mentions.phrases import PhraseReader
from kg.ontology import Ontology, load_ontology
from kg.prose.lexicon import Lexicon, load_lexicon
from kg.rules import Matcher, Rule, load_rules
from kg.values import collecting_seldom


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What extraction needs besides the article. `digest` is a hash of every file that it was made of."""

    ontology: Ontology
    lexicon: Lexicon
    gazetteer: Gazetteer
    rules: tuple[Rule, ...]
    finder: Finder
    phrases: PhraseReader
    matcher: Matcher
    digest: str


@collecting_seldom()  # what is loaded stays, and looking through it again and again for what does not takes a twentieth of the time
def load_knowledge(rules: Sequence[Path] = (), gazetteer: Sequence[Path] = ()) -> Knowledge:
    """The shipped knowledge, and the user's own rule folders and gazetteer files beside it.

    Args:
        rules: folders of rule files (*.yaml), or single files.
        gazetteer: tables in the form of the shipped ones; a row with an id of ours amends ours.

    Raises:
        UsageError: a folder without rule files, or a path that does not exist.
        DataFileError: with every fault of every file.
    """
    root = files("kg") / "resources"
    rule_files, own_rules = _below(root / "rules", ".yaml"), [file for path in rules for file in _own(path, ".yaml")]
    tables, own = _tables(gazetteer)
    ontology = load_ontology()
    faults: list[Fault] = []
    loaded: list[object] = []
    for load in (lambda: load_lexicon(root / "lexicon"), lambda: load_gazetteer(tables, own), lambda: load_rules(own_rules, ontology, rule_files)):
        try:
            loaded.append(load())
        except DataFileError as error:
            faults += error.faults
    if faults:
        raise DataFileError(faults)
    lexicon, names, rule_set = loaded
    assert isinstance(lexicon, Lexicon)
    assert isinstance(names, Gazetteer)
    assert isinstance(rule_set, tuple)
    digest = _digest([*rule_files, *own_rules, *tables, *own, *_below(root / "lexicon", ".yaml"), root / "ontology.yaml", root / "characters.tsv"])
    finder, phrases = Finder(names, lexicon), PhraseReader(names, lexicon)
    return Knowledge(ontology, lexicon, names, rule_set, finder, phrases, Matcher(rule_set, lexicon, ontology), digest)


def load_names(gazetteer: Sequence[Path] = ()) -> Gazetteer:
    """The shipped tables of names, offices and memberships alone, and the user's own beside them.

    Raises:
        UsageError: a path that does not exist, or a folder without tables.
        DataFileError: with every fault of every table.
    """
    return load_gazetteer(*_tables(gazetteer))


def check_gazetteer(gazetteer: Sequence[Path] = ()) -> list[Finding]:
    """What the lint finds in the shipped tables and the user's own, faults first.

    Raises:
        UsageError: a path that does not exist, or a folder without tables.
    """
    return check_tables(*_tables(gazetteer))


def _tables(gazetteer: Sequence[Path]) -> tuple[list[Traversable], list[Path]]:
    """The shipped tables, and the user's."""
    return _below(files("kg") / "resources" / "gazetteer", ".csv"), [file for path in gazetteer for file in _own(path, ".csv")]


def _below(folder: Traversable, suffix: str) -> list[Traversable]:
    return sorted((f for f in folder.iterdir() if f.name.endswith(suffix)), key=lambda f: f.name)


def _own(path: Path, suffix: str) -> list[Path]:
    if path.is_dir():
        found = sorted(path.glob(f"*{suffix}"))
        if not found:
            raise UsageError(f"{path}: no {suffix} file in this folder; give a folder with such files, or one file")
        return found
    if not path.exists():
        raise UsageError(f"{path}: there is no such file or folder")
    return [path]


def _digest(paths: Iterable[Path | Traversable]) -> str:
    digest = sha256()
    for path in paths:
        try:
            content = path.read_bytes()
        except OSError as error:
            raise KgError(f"{path}: cannot be read: {error}") from error
        digest.update(path.name.encode())
        digest.update(sha256(content).digest())
    return digest.hexdigest()

"""Knowledge graphs from Chinese news by rules.

    import kg

    extraction = kg.extract("俄罗斯总统普京同中国国家主席习近平在莫斯科举行会谈。", published="2025-05-08")
    graph = kg.build(["data/"])
    graph.query("@met", actor="习近平")

The names in `__all__` are the public ones. They are imported when first used, so that the command line starts at once; `__init__.pyi`
tells type checkers where each comes from.
"""

from importlib import import_module

_HOME = {
    "Claim": "kg.types",
    "DataFileError": "kg.errors",
    "Document": "kg.types",
    "Entity": "kg.types",
    "Evidence": "kg.types",
    "Extraction": "kg.types",
    "GraphError": "kg.errors",
    "KgError": "kg.errors",
    "KnowledgeGraph": "kg.api.graph",
    "Mention": "kg.types",
    "QueryError": "kg.errors",
    "ReadError": "kg.errors",
    "Sentence": "kg.types",
    "Span": "kg.types",
    "Statement": "kg.types",
    "UsageError": "kg.errors",
    "build": "kg.api.graph",
    "extract": "kg.api.article",
}
__all__ = [
    "Claim",
    "DataFileError",
    "Document",
    "Entity",
    "Evidence",
    "Extraction",
    "GraphError",
    "KgError",
    "KnowledgeGraph",
    "Mention",
    "QueryError",
    "ReadError",
    "Sentence",
    "Span",
    "Statement",
    "UsageError",
    "__version__",
    "build",
    "extract",
]


def __getattr__(name: str) -> object:
    """A public name, imported on first use."""
    if name == "__version__":
        return import_module("importlib.metadata").version("kg")
    if name not in _HOME:
        raise AttributeError(f"module 'kg' has no attribute {name!r}; it has {', '.join(__all__)}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names."""
    return sorted({*globals(), *__all__})

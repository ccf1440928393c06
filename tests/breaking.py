"""Libraries that crash on command: what tests put before the true ones on the path of the processes that read."""

import os
import zipfile
from pathlib import Path

# Each stands in for one library and is it, but for one function, which ends its process where the file says so: "crash SIGSEGV in read_pdf".
_STUB = """
import importlib, os, re, signal, sys

sys.modules.pop({library!r})
here = sys.path.pop(sys.path.index({folder!r}))
true = importlib.import_module({library!r})
sys.path.insert(0, here)
opens = true.{function}


def may_crash(given, *rest, **more):
    data = given.encode() if isinstance(given, str) else given if isinstance(given, bytes) else given.getvalue()
    found = re.search(rb"crash (SIG[A-Z]+) in (\\w+)", data)
    frame = sys._getframe()
    while found and frame is not None:
        if frame.f_code.co_name == found[2].decode():
            os.kill(os.getpid(), getattr(signal, found[1].decode()))
        frame = frame.f_back
    return opens(given, *rest, **more)


true.{function} = may_crash
"""
_CRAWLS = """
import importlib, os, signal, sys

sys.modules.pop("fastwarc")
here = sys.path.pop(sys.path.index({folder!r}))
true = importlib.import_module("fastwarc.warc")
sys.path.insert(0, here)
reads = true.ArchiveIterator


def may_crash(*given, **more):
    for record in reads(*given, **more):
        if "crash" in record.headers.get("WARC-Target-URI"):
            os.kill(os.getpid(), signal.SIGSEGV)
        yield record


true.ArchiveIterator = may_crash
"""
_OPENS = {"pypdfium2": "PdfDocument", "trafilatura": "bare_extraction", "docx": "Document"}


def breaking(folder: Path) -> str:
    """A folder of such libraries; the path of a process that is to use them."""
    folder.mkdir()
    for library, function in _OPENS.items():
        (folder / f"{library}.py").write_text(_STUB.format(library=library, folder=str(folder), function=function), "utf-8")
    (folder / "fastwarc.py").write_text(_CRAWLS.format(folder=str(folder)), "utf-8")
    return str(folder)


def marked(path: Path, signal: str, function: str) -> Path:
    """A file (.pdf, .docx or .html) on which the library crashes, in a function of kg or below it."""
    mark = f"crash {signal} in {function}".encode()
    if path.suffix == ".docx":
        with zipfile.ZipFile(path, "a") as archive:
            archive.comment = mark
    else:
        with path.open("ab") as file:
            file.write(b"\n%" + mark if path.suffix == ".pdf" else b"<!-- " + mark + b" -->")
    return path


def environment(*folders: str) -> dict[str, str]:
    """The environment of a process with these folders first on its path."""
    return os.environ | {"PYTHONPATH": os.pathsep.join([*folders, str(Path(__file__).parent.parent)])}


def form_bomb(deep: int = 20, wide: int = 10) -> bytes:
    """A PDF of 5 KB that does not end: its page draws a form that draws another one ten times, which draws another one ten times."""
    words = "<</Font<</A 3 0 R>>>>"
    forms = [(f"<</XObject<</F {at + 6} 0 R>>>>", "/F Do " * wide) for at in range(deep)] + [(words, "BT /A 9 Tf (x) Tj ET")]
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[4 0 R]/Count 1>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]/Resources<</XObject<</F 5 0 R>>>>/Contents {deep + 6} 0 R>>",
        *(f"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources{uses}/Length {len(draws)}>>stream\n{draws}\nendstream" for uses, draws in forms),
        "<</Length 5>>stream\n/F Do\nendstream",
    ]
    made = "%PDF-1.4\n" + "".join(f"{number} 0 obj\n{body}\nendobj\n" for number, body in enumerate(objects, 1))
    return f"{made}trailer<</Root 1 0 R/Size {len(objects) + 1}>>\n%%EOF".encode()

"""What libraries in C read, read in a process of its own: where one crashes, or does not end, that costs the file in hand and nothing else."""

from __future__ import annotations

import faulthandler
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from time import perf_counter
from traceback import extract_tb
from types import TracebackType
from typing import IO, Any, Self

from kg.errors import KgError, ReadError
from kg.inputs.document import to_document
from kg.inputs.newspaper import in_stories
from kg.inputs.recognise import is_page
from kg.inputs.values import Article, Unreadable
from kg.types import Document

_LONGEST = 300.0  # seconds; the longest PDF that is read, of a million characters and a half, takes one
_ENDING = 10.0  # seconds in which a process whose answer broke off has ended
_BEGIN = "import sys, pickle; sys.path[:] = pickle.load(sys.stdin.buffer); from kg.inputs.isolated import answer_all; answer_all()"
_WHAT = {"pdf": "PDFs", "docx": ".docx documents", "html": "saved pages"}


class IsolatedReader:
    """Reads what `to_document` and `in_stories` read; a PDF, a .docx document and a saved page in a process of its own, the rest here.

    The process is begun with the first file that needs it, and anew after it ended. It runs kg and nothing of the calling script, so that the
    script needs no `if __name__ == "__main__":`. It ends with `close`, or with the process that began it. For one thread.
    """

    def __init__(self, seconds: float = _LONGEST) -> None:
        """`seconds` after which a file is given up."""
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process, whatever it does."""
        if self._process is not None:
            self._process.kill()
            with suppress(OSError):  # what it was not told
                self._process.__exit__(None, None, None)
            self._process = None

    def stories(self, article: Article) -> Iterator[Article | Unreadable]:
        """What `in_stories` gives, or an Unreadable."""
        try:
            found: list[Article] = self._asked(_all_stories, article)
        except ReadError as error:
            found = []
            yield Unreadable(article.source, str(error))
        yield from found

    def document(self, article: Article, published: date | None = None, publisher: str = "") -> Document:
        """What `to_document` gives.

        Raises:
            ReadError: it cannot be read; or what reads it crashed, or was not done in time.
        """
        if article.kind not in _WHAT or (article.kind == "html" and not is_page(article.data)):
            return to_document(article, published, publisher)
        document: Document = self._asked(to_document, article, published, publisher)
        return document

    def _asked(self, function: Callable[..., Any], article: Article, *given: object) -> Any:
        """What a function of kg gives in the process."""
        begun = perf_counter()
        try:
            process = self._process if self._process is not None and self._process.poll() is None else self._begun()
            questions, answers = _pipes(process)
            pickle.dump((function, (article, *given), self._seconds), questions)
            questions.flush()
            answer = pickle.load(answers)  # noqa: S301  # of a process of ours
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise ReadError(f"{article.source}: {self._fault(article, error, perf_counter() - begun)}") from error
        except BaseException:
            self.close()  # it would answer the last question when it is asked the next one
            raise
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _begun(self) -> subprocess.Popen[bytes]:
        self.close()
        command = [sys.executable, "-P", "-c", _BEGIN]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603  # Python itself
        questions, _ = _pipes(self._process)
        pickle.dump(sys.path, questions)
        return self._process

    def _fault(self, article: Article, error: Exception, seconds: float) -> str:
        """Why there was no answer, and what to do."""
        if self._process is None:
            return f"no process could be begun to read it ({error}); see how many this system allows"
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_ENDING)
        code = self._process.poll()
        self.close()
        how = next((one.name for one in signal.Signals if code == -one), f"exit code {code}")
        if how in {"SIGKILL", "SIGTERM"}:
            return f"the process that read it was ended from outside ({how}); there may be too little memory"
        other = "save it anew, or its text alone, or leave it out"
        if code == 1 and seconds >= self._seconds:
            return f"it was not read within {self._seconds:g} seconds, and is given up; {other}"
        return f"the library that reads {_WHAT[article.kind]} crashed on it ({how}); {other}"


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert process.stdin
    assert process.stdout
    return process.stdin, process.stdout


def _all_stories(article: Article) -> list[Article]:
    return list(in_stories(article))


def answer_all() -> None:
    """What the process does: it answers each question that comes on its stdin, until that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    with os.fdopen(os.dup(1), "wb") as answers, Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 1)  # what a library prints is no answer
        while True:
            try:
                function, given, seconds = pickle.load(sys.stdin.buffer)  # noqa: S301  # of the process that began this one
            except EOFError:
                return
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)  # it ends the process whatever a library does
            answer = _answer(function, *given)
            faulthandler.cancel_dump_traceback_later()
            pickle.dump(answer, answers)
            answers.flush()


def _answer(function: Callable[..., object], article: Article, *given: object) -> object:
    """What a function gives, or its error, as one that passes between processes."""
    try:
        return function(article, *given)
    except (KgError, MemoryError, RecursionError) as error:
        return error
    except Exception as error:  # noqa: BLE001  # a fault of ours with one article; it is reported and the run goes on
        last = extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name}:{last.lineno}"
        return ReadError(f"{article.source}: {type(error).__name__}: {error} ({where}); this is a fault in kg, please report it")

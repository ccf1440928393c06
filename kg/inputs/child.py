"""A process that is asked, and whose end costs its parent no more than the answer."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from traceback import extract_tb
from typing import IO, Any

from kg.errors import KgError, ReadError

_PR_SET_PDEATHSIG = 1  # of linux/prctl.h
_ENDING = 10.0  # seconds in which a process whose answer broke off has ended
_BEGIN = "import sys, pickle; sys.path[:] = pickle.load(sys.stdin.buffer); from kg.inputs.child import answer_all; answer_all()"
_OTHER = "save it anew, or its text alone, or leave it out"


class Child:
    """A process beside this one, begun with the first question and anew after it ended; it ends with `close`, or with its parent.

    It runs kg and nothing of the calling script, so that the script needs no `if __name__ == "__main__":`, as it would for multiprocessing. One
    question is answered at a time.
    """

    def __init__(self, seconds: float = 0.0) -> None:
        """`seconds` in which a value must come, or the process ends itself; 0 for any number."""
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def close(self) -> None:
        """End the process, whatever it does."""
        if self._process is not None:
            self._process.kill()
            with suppress(OSError):  # what it was not told
                self._process.__exit__(None, None, None)
            self._process = None

    def values(self, source: str, what: str, function: Callable[..., Iterable[Any]], *given: object) -> Iterator[Any]:
        """The values that a function of kg gives in the process, as they come.

        Args:
            source: the file that it reads, and
            what: what files of its kind are called, for messages.
            function: one at the top of a module.
            given: what it takes.

        Raises:
            ReadError: the process ended before the last value; or the function raised it, or another error that nobody expected.
        """
        begun = perf_counter()
        try:
            process = self._process if self._process is not None and self._process.poll() is None else self._begun()
            questions, answers = _pipes(process)
            pickle.dump((source, function, given, self._seconds), questions)
            questions.flush()
            while (value := _received(answers)) is not None:
                yield value
                begun = perf_counter()
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise ReadError(f"{source}: {self._fault(what, error, perf_counter() - begun)}") from error
        except KgError:
            raise
        except BaseException:
            self.close()  # it would answer the last question when it is asked the next one
            raise

    def _begun(self) -> subprocess.Popen[bytes]:
        self.close()
        command = [sys.executable, "-P", "-c", _BEGIN]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603  # Python itself
        questions, _ = _pipes(self._process)
        pickle.dump(sys.path, questions)
        return self._process

    def _fault(self, what: str, error: Exception, seconds: float) -> str:
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
        if code == 1 and 0 < self._seconds <= seconds:
            return f"it was not read within {self._seconds:g} seconds, and is given up; {_OTHER}"
        return f"the library that reads {what} crashed on it ({how}); {_OTHER}"


def _received(answers: IO[bytes]) -> Any:
    answer = pickle.load(answers)  # noqa: S301  # of a process of ours
    if isinstance(answer, Exception):
        raise answer
    return answer


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert process.stdin
    assert process.stdout
    return process.stdin, process.stdout


def answer_all() -> None:
    """What the process does: it answers each question that comes on its stdin with values and None, until that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    _end_with_parent()
    with os.fdopen(os.dup(1), "wb") as answers, Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 1)  # what a library prints is no answer
        while True:
            try:
                source, function, given, seconds = pickle.load(sys.stdin.buffer)  # noqa: S301  # of the process that began this one
            except EOFError:
                return
            found = _found(source, function, given)
            answer: object = source
            while answer is not None and not isinstance(answer, Exception):
                if seconds:
                    faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)  # it ends the process whatever a library does
                answer = next(found, None)
                faulthandler.cancel_dump_traceback_later()
                pickle.dump(answer, answers)
                answers.flush()


def _end_with_parent() -> None:
    """Have the system end this process with the one that began it, whatever a library is doing; elsewhere it ends with its next answer."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _found(source: str, function: Callable[..., Iterable[object]], given: tuple[object, ...]) -> Iterator[object]:
    """What a function gives, and its error at the end, as one that passes between processes."""
    try:
        yield from function(*given)
    except (KgError, MemoryError, RecursionError) as error:
        yield error
    except Exception as error:  # noqa: BLE001  # a fault of ours with one file; it is reported and the run goes on
        last = extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name}:{last.lineno}"
        yield ReadError(f"{source}: {type(error).__name__}: {error} ({where}); this is a fault in kg, please report it")

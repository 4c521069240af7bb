"""What hints print: sent to the VM's side with the place of the print, never to the channel's files."""

import io
import json
import os
import sys
import threading
from typing import Any, Callable, Dict, Optional, Tuple

from . import protocol

Place = Tuple[Optional[str], Optional[int]]
NOWHERE: Place = (None, None)


class HintOutput(io.TextIOBase):
    """
    `sys.stdout` or `sys.stderr` of hints.

    Text is kept until a line ends, the place changes, or `flush`: prints of several pieces come
    as one message.
    """

    def __init__(
        self,
        category: str,
        fd: int,
        send: Callable[[bytes], None],
        hint_files: Dict[str, Optional[str]],
    ) -> None:
        super().__init__()
        self._category = category
        self._fd = fd
        self._send = send
        self._hint_files = hint_files
        #: Text that has not been sent yet.
        self.pending = ""
        self._place = NOWHERE
        # Threads of hints print, too; a signal handler may while this very thread does.
        self._lock = threading.RLock()
        self.buffer = _Bytes(self)

    encoding = "utf-8"
    errors = "replace"
    newlines = None

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return False

    def fileno(self) -> int:
        # Child processes of hints write there; the VM's side reads it as well.
        return self._fd

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if text:
            self.write_from(text, sys._getframe(1))
        return len(text)

    def write_from(self, text: str, frame: Any) -> None:
        """Writes text that the code of `frame` prints."""
        place = self._place_of(frame)
        with self._lock:
            if place != self._place:
                self.flush()
                self._place = place
            self.pending += text
            if "\n" in text or len(self.pending) > 8192:
                self.flush()

    def flush(self) -> None:
        with self._lock:
            text, self.pending = self.pending, ""
            if text:
                self._send_text(text)

    def leave_in_fork(self) -> None:
        """Called in a process that was forked from this one: it prints like any program that a hint starts."""
        self._lock = threading.RLock()
        self.pending = ""
        self._send_text = self._write_text  # type: ignore[method-assign]

    def _write_text(self, text: str) -> None:
        data = text.encode("utf-8", "replace")
        while data:
            data = data[os.write(self._fd, data) :]

    def _send_text(self, text: str) -> None:
        file, line = self._place
        message = {"category": self._category, "text": text, "file": file, "line": line}
        # Half of a pair of surrogates is text in Python and nowhere else.
        data = json.dumps(message).encode("ascii")
        self._send(protocol.frame(protocol.OUTPUT, data))

    def _place_of(self, frame: Any) -> Place:
        """The innermost line of a hint, else where the print itself is."""
        hint_files = self._hint_files
        found: Any = frame
        while found is not None:
            file = found.f_code.co_filename
            if file in hint_files:
                if hint_files[file] is None:
                    return NOWHERE
                return file, found.f_lineno
            found = found.f_back
        return NOWHERE


class _Bytes(io.RawIOBase):
    """`sys.stdout.buffer`: bytes are text in UTF-8."""

    def __init__(self, text: HintOutput) -> None:
        super().__init__()
        self._output = text

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._output.fileno()

    def write(self, data: Any) -> int:
        data = bytes(data)
        self._output.write_from(data.decode("utf-8", "replace"), sys._getframe(1))
        return len(data)

    def flush(self) -> None:
        self._output.flush()


class NoInput(io.TextIOBase):
    """`sys.stdin` where nobody can type: `input()` says so."""

    TEXT = (
        "The hint asks for input, and there is none here. Run the program with"
        " 'cairoscope run' in a terminal, or give the values by the program input."
    )

    encoding = "utf-8"

    def readable(self) -> bool:
        return True

    def readline(self, size: Any = -1) -> str:  # type: ignore[override]
        raise EOFError(self.TEXT)

    def read(self, size: Any = -1) -> str:
        raise EOFError(self.TEXT)

    def fileno(self) -> int:
        return 0

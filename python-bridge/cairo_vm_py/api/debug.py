"""Lets an editor debug the VMs of this interpreter: breakpoints and steps in Cairo and in hints, while Python owns them."""

import os
import sys
import threading
import weakref
from typing import TYPE_CHECKING, Any, Dict, NamedTuple, Optional

if TYPE_CHECKING:
    from .session import VmSession

#: The environment variable that does what `debug` does: a port.
VARIABLE = "CAIROSCOPE_DEBUG"
DEFAULT_PORT = 5678


class _Wish(NamedTuple):
    """What `debug` was called with."""

    port: Optional[int]
    wait: bool


_lock = threading.Lock()
_wish: Optional[_Wish] = None
#: The one that has the port.
_holder: Optional["Debugging"] = None
#: Did the person at the editor end the debugging? Later VMs do not wait then.
_is_left = False


def debug(port: Optional[int] = DEFAULT_PORT, wait: bool = True) -> None:
    """
    Lets an editor debug the VMs that are made from now on, one at a time.

    A VM listens on `port` of 127.0.0.1, and only there. `wait`: its first run waits until an editor has attached (in
    VS Code: launch.json with `"request": "attach"`), and says so on stderr. When the VM ends, the editor attaches to the
    next one by itself. Who detaches is not waited for again. `port`: None ends it.

    The environment variable CAIROSCOPE_DEBUG=5678 does the same without a change of code: `debug(5678)`.

    While an editor is attached hints are traced: `sys.settrace` is theirs, and your own again between them. Everyone
    who can reach the port may run Python here.

    Raises ValueError for what is no port.
    """
    global _wish, _is_left
    if port is not None and (isinstance(port, bool) or not isinstance(port, int) or not 0 < port < 65536):
        raise ValueError(f"The port is {port!r}, and must be a number from 1 to 65535, or None.")
    with _lock:
        _wish = _Wish(port, wait)
        _is_left = False


def _wished() -> Optional[_Wish]:
    """What `debug` or the environment says."""
    if _wish is not None:
        return _wish if _wish.port is not None else None
    text = os.environ.get(VARIABLE, "").strip()
    if text == "":
        return None
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise ValueError(f"The environment variable {VARIABLE} is {text!r}, and must be a port from 1 to 65535.")
    return _Wish(int(text), True)


def claim() -> Optional["Debugging"]:
    """The right of a new VM to be debugged; None: it is not wanted, or another VM has the port."""
    global _holder
    wish = _wished()
    if wish is None or wish.port is None:
        return None
    with _lock:
        if _holder is not None and not _holder.give_up():
            tell(f"another VM of this process is debugged on port {wish.port}: this one runs without a debugger.")
            return None
        _holder = Debugging(wish.port, wish.wait and not _is_left)
        return _holder


class Debugging:
    """The debugger of one VM's process."""

    def __init__(self, port: int, wait: bool) -> None:
        self._port = port
        self._wait = wait
        #: None: not started yet. Gone: closed without a word.
        self._session: Optional["weakref.ref[VmSession]"] = None
        self._has_failed = False
        self._is_over = False

    def start(self, session: "VmSession") -> None:
        """Has the process listen."""
        self._session = weakref.ref(session)
        try:
            session.command("debug", port=self._port, wait=self._wait, cwd=os.getcwd())
        except OSError as error:
            self._is_over = True
            tell(f"{error} This VM runs without a debugger.")
            return
        if self._wait:
            tell(
                f"the VM waits for a debugger on 127.0.0.1:{self._port}. In VS Code, run the command 'Cairoscope: "
                'Attach to Python\', or a launch configuration with "request": "attach". Ctrl-C ends the wait.'
            )

    def note(self, reply: Dict[str, Any]) -> None:
        """Takes what a reply of the VM tells of the debugger."""
        global _is_left
        self._has_failed = "vm" in reply.get("error", ())
        if "isLeft" in reply:
            _is_left = reply["isLeft"]

    def close(self) -> None:
        """Called when the VM's process ends."""
        self._is_over = True

    def give_up(self) -> bool:
        """Gives up the port, if the VM is gone or has nothing to run any more. Returns False if it stays."""
        session = None if self._session is None else self._session()
        if self._is_over or (session is None and self._session is not None):
            return True
        if session is None or not session.is_usable_here:
            return False
        is_done = self._has_failed or (session.state is not None and session.state.is_at_end)
        if is_done:
            session.command("debug", port=None, wait=False, cwd="")
        return is_done


def tell(text: str) -> None:
    """Prints a line for the person: where stderr goes elsewhere, as pytest sends it, on the terminal too."""
    line = f"cairo_vm_py: {text}"
    stream = sys.stderr
    if stream is not None:
        print(line, file=stream, flush=True)
        if stream.isatty():
            return
    try:
        with open("CONOUT$" if os.name == "nt" else "/dev/tty", "w", encoding="utf-8") as terminal:
            terminal.write(line + "\n")
    except OSError:
        # Nobody sits there.
        pass

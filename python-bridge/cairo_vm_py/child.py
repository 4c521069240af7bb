"""
The interpreter that a VM's process starts to run hints: `python -m cairo_vm_py.child`.

Stays until the VM closes the channels. What hints print goes over the channel; stdin, stdout and
stderr of the process are never part of the protocol.
"""

import argparse
import json
import os
import platform
import sys
import traceback
from typing import Any, Dict, List, Optional, Tuple

from . import hint_access, interop, protocol, starkware_fix
from .channel import Channel, ChannelClosed, ChannelLost, ForkedProcess, ProtocolError
from .control import Control, end_now
from .debugger import Debugger
from .executor import HintExecutor
from .hints import HintTable
from .link import VmLink
from .output import HintOutput, NoInput
from .service import HintService

#: Longer than most pauses between two hints, short enough to leave the processor alone.
POLL_SECONDS = 0.0003


class Child:
    """The main loop."""

    def __init__(self, channel: Channel, control: Channel) -> None:
        self._channel = channel
        self._control_channel = control

    def run(self) -> None:
        """Meets the VM, loads its hints, and serves until it goes."""
        self._send(
            protocol.HELLO,
            {
                "protocol": protocol.PROTOCOL_VERSION,
                "python": list(sys.version_info[:3]),
                "implementation": platform.python_implementation(),
                "executable": sys.executable,
            },
        )
        data = self._channel.receive()
        if data[4] != protocol.INIT:
            raise ProtocolError(f"The VM started with a frame of kind {data[4]}.")
        settings = json.loads(data[5:])
        program_input = _parse_program_input(settings["programInput"])
        table = HintTable()
        streams = self._set_up_streams(settings, table)
        _set_up_path(settings)
        starkware_fix.install()
        interop.install()
        link = VmLink(self._channel, int(settings["prime"], 0))
        policy = hint_access.policy_of(settings)
        executor = HintExecutor(link, table, {"program_input": program_input}, policy)
        executor.streams = streams
        debugger = Debugger(self._channel, executor)
        sys.breakpointhook = _breakpoint_hook(debugger, settings)
        control = Control(self._control_channel, debugger)
        control.start()
        service = HintService(self._channel, executor, debugger)
        if hasattr(os, "register_at_fork"):
            for part in (link, debugger, *streams):
                os.register_at_fork(after_in_child=part.leave_in_fork)
        try:
            hint_access.give_objects(settings, executor)
            hint_access.limit_hints(settings, executor, control.wake)
        except hint_access.AccessRefused as error:
            self._send(protocol.READY, {"refused": str(error)})
        else:
            service.serve(data)
        try:
            while True:
                service.serve(self._channel.receive())
        except ForkedProcess:
            _end_fork(executor.failure)

    def _send(self, kind: int, body: Dict[str, Any]) -> None:
        self._channel.send(protocol.frame(kind, json.dumps(body).encode()))

    def _set_up_streams(self, settings: Dict[str, Any], table: HintTable) -> Tuple[HintOutput, ...]:
        stdout = HintOutput("stdout", 1, self._channel.send, table.file_names)
        stderr = HintOutput("stderr", 2, self._channel.send, table.file_names)
        sys.stdout, sys.stderr = stdout, stderr  # type: ignore[assignment]
        if settings["stdin"] != "inherit":
            sys.stdin = NoInput()  # type: ignore[assignment]
        return stdout, stderr


def _end_fork(failure: Optional[BaseException]) -> None:
    """Ends a process that a hint forked and that came out of the hint, as if the hint were its program."""
    code = 0
    if isinstance(failure, SystemExit) and isinstance(failure.code, int):
        code = failure.code
    elif failure is not None:
        code = 1
        traceback.print_exception(type(failure), failure, failure.__traceback__)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _parse_program_input(text: Optional[str]) -> Any:
    """The VM has parsed it too, but can nest values deeper than Python can."""
    try:
        return {} if text is None else json.loads(text)
    except RecursionError:
        sys.exit("The program input is nested too deeply for Python.")


def _set_up_path(settings: Dict[str, Any]) -> None:
    """Hints import from `pythonPath`, then as Python does by itself, then this package (M9)."""
    package = settings["packageFolder"]
    rest = [folder for folder in sys.path if folder not in ("", package)]
    sys.path[:] = [*settings["pythonPath"], *rest, package]
    sys.argv = ["cairoscope"]


def _breakpoint_hook(debugger: Debugger, settings: Dict[str, Any]) -> Any:
    def hook(*args: Any, **named: Any) -> Any:
        wanted = os.environ.get("PYTHONBREAKPOINT")
        if wanted:
            # '0', or a debugger of the user's.
            return sys.__breakpointhook__(*args, **named)
        frame = sys._getframe(1)
        if debugger.breakpoint_here(frame):
            return None
        if settings["stdin"] == "inherit" and sys.__stdin__ is not None and sys.__stdin__.isatty():
            import pdb

            return pdb.Pdb(stdin=sys.__stdin__, stdout=sys.__stdout__).set_trace(frame)
        print(
            "breakpoint(): no debugger listens and there is no terminal; the hint goes on.",
            file=sys.stderr,
        )
        return None

    return hook


def _open_channels(arguments: argparse.Namespace) -> Tuple[Channel, Channel]:
    if arguments.fds is not None:
        requests, replies, control = (int(fd) for fd in arguments.fds.split(","))
        if os.name == "nt":
            import msvcrt

            for fd in (requests, replies, control):
                msvcrt.setmode(fd, os.O_BINARY)  # type: ignore[attr-defined]
    else:
        replies, requests, control = _open_pipes(arguments)
    for fd in (requests, replies, control):
        os.set_inheritable(fd, False)
    poll = POLL_SECONDS if _processors() > 1 else 0.0
    return Channel(requests, replies, poll), Channel(control, -1, 0.0)


def _open_pipes(arguments: argparse.Namespace) -> Tuple[int, ...]:
    """Opens the named pipes and removes their names. Returns the descriptors of replies, requests, control."""
    names = (arguments.replies, arguments.requests, arguments.control)
    try:
        # The VM holds the other ends already. If it has gone meanwhile, none of these may wait for it.
        fds = (
            os.open(arguments.replies, os.O_WRONLY | os.O_NONBLOCK),
            *(os.open(name, os.O_RDONLY | os.O_NONBLOCK) for name in names[1:]),
        )
    except OSError as error:
        sys.exit(f"The VM has gone: {error}.")
    finally:
        # If it is killed from now on, nobody else would.
        for name in names:
            os.unlink(name)
        os.rmdir(os.path.dirname(arguments.replies))
    os.set_blocking(fds[0], True)
    return fds


def _processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def main(arguments: Optional[List[str]] = None) -> None:
    """The entry point. Arguments: three named pipes, or three inherited descriptors."""
    parser = argparse.ArgumentParser(prog="cairo_vm_py.child", description=__doc__)
    parser.add_argument("--requests", help="named pipe to read requests from")
    parser.add_argument("--replies", help="named pipe to write replies to")
    parser.add_argument("--control", help="named pipe to read control messages from")
    parser.add_argument("--fds", help="instead: REQUESTS,REPLIES,CONTROL as descriptors")
    parsed = parser.parse_args(arguments)
    if parsed.fds is None and None in (parsed.requests, parsed.replies, parsed.control):
        parser.error("give --requests, --replies and --control, or --fds")
    try:
        import faulthandler

        faulthandler.enable(file=2)
    except (ImportError, ValueError, OSError):
        pass
    channel, control = _open_channels(parsed)
    try:
        Child(channel, control).run()
    except ChannelClosed:
        # The VM has gone: that is how this ends.
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
        sys.exit(0)
    except (ChannelLost, ProtocolError) as error:
        try:
            os.write(2, f"The bridge is broken: {error}.\n".encode())
        except OSError:
            pass
        end_now(protocol.EXIT_LOST)


if __name__ == "__main__":
    main()

"""A VM whose hints are debugged, without a process of its own."""

import json
import textwrap

from cairo_vm_py import protocol
from cairo_vm_py.debugger import Debugger
from fake_vm import FakeVm

PATH = "/place/m.cairo"

# Hints to step through.
LOOP = "total = 0\nfor i in range(3):\n    total += i\nlast = total"
CALL = """\
def f(x):
    y = x + 1
    return y
a = f(1)
b = f(2)
"""


class DebuggedVm(FakeVm):
    """A VM with a debugger. `script`: what the client asks at each stop, in turn."""

    def __init__(self):
        super().__init__()
        self.debugger = Debugger(self, self.executor)
        self.script = []
        self.steps = []
        self.ask("attach", on=True)

    def ask(self, op, **fields):
        """A request between hints."""
        self.results.clear()
        self.debugger.answer(self.frame(op, fields))
        return self.body()

    def body(self):
        result = self.results.pop()
        assert "error" not in result, result
        return result["body"]

    def error(self, op, **fields):
        self.results.clear()
        self.debugger.answer(self.frame(op, fields))
        return self.results.pop()["error"]

    @staticmethod
    def frame(op, fields):
        return protocol.frame(protocol.DEBUG, json.dumps({"id": 1, "op": op, **fields}).encode())

    def receive(self):
        if self._answers:
            return self._answers.pop()
        if not self.requests:
            self.on_stop()
        return self.requests.pop(0)

    def on_stop(self):
        """Called when the client has to say what to do next."""
        stop = self.stopped[-1]
        self.steps.append((stop["reason"], stop["line"]))
        mode = self.script.pop(0) if self.script else "continue"
        if callable(mode):
            # A request between stops is like one between hints, but for what it sees.
            mode = mode() or "continue"
        self.requests.append(self.frame("resume", {"mode": mode}))

    def debug(self, code, line=10, **run):
        """Runs a hint and returns (reason, line) of the stops."""
        self.steps.clear()
        number = self.add_hint(textwrap.dedent(code), file="m.cairo", path=PATH, line=line)
        self.failure = self.run(number, **run)
        return list(self.steps)

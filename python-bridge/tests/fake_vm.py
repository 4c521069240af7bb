"""A VM for tests, in the same process: memory in a dictionary, answers as `src/answers.ts` gives them."""

import json
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from cairo_vm_py import protocol
from cairo_vm_py.executor import HintExecutor
from cairo_vm_py.hints import HintTable
from cairo_vm_py.link import VmLink
from cairo_vm_py.policy import HintPolicy
from cairo_vm_py.relocatable import RelocatableValue

PRIME = 2**251 + 17 * 2**192 + 1
RANGE_CHECK_SEGMENT = 2

Value = Any
Key = Tuple[int, int]


def entry(value: Optional[Value], address: Optional[Key] = None, tag: Optional[int] = None) -> bytes:
    """An entry; None: unknown."""
    segment, offset = address or (0, 0)
    if value is None:
        data = bytearray(protocol.pack_entry(segment, offset, 0))
        data[0] = protocol.UNKNOWN if tag is None else tag
    else:
        data = bytearray(protocol.pack_entry(segment, offset, value))
    data[1] = protocol.UNKNOWN if address is None else protocol.POINTER
    return bytes(data)


def describe_builtin(
    name: str, segment: int, cells: int, inputs: int, included: bool = True
) -> Dict[str, Any]:
    """What the VM tells of a builtin."""
    return {
        "name": name,
        "base": [segment, 0],
        "layout": "small",
        "included": included,
        "ratio": 8,
        "ratioDenominator": 1,
        "cellsPerInstance": cells,
        "inputCells": inputs,
    }


class FakeVm:
    """Runs hints by an executor, and answers what they ask."""

    def __init__(
        self, main: Optional[Dict[str, Any]] = None, policy: Optional[HintPolicy] = None
    ) -> None:
        self.memory: Dict[Key, Value] = {}
        self.segments = 4
        self.temporary = 0
        self.asked: List[Any] = []
        self.output: List[Dict[str, Any]] = []
        self.stopped: List[Dict[str, Any]] = []
        self.rules: Dict[int, Any] = {}
        #: (scope, name) → entry description, or a function that makes the evaluation.
        self.names: Dict[Tuple[Optional[str], str], List[Any]] = {}
        self.evaluate: Callable[[Dict[str, Any]], Value] = lambda question: 0
        #: Frames that `receive` gives before anything else: requests of a debugger.
        self.requests: List[bytes] = []
        self.results: List[Dict[str, Any]] = []
        #: What the recorder of scopes told.
        self.changes: List[Dict[str, Any]] = []
        #: Path → lines with code of hints, as last told.
        self.lines: Dict[str, List[int]] = {}
        #: What a program that is loaded is described as.
        self.loaded: Dict[str, Any] = {"structs": {}, "files": [], "hints": []}
        self._answers: List[bytes] = []
        self.table = HintTable()
        self.table.load({"structs": {}, "files": [], "hints": []})
        self.link = VmLink(self, PRIME)  # type: ignore[arg-type]
        self.executor = HintExecutor(self.link, self.table, main or {}, policy)
        self.attach([])

    def attach(self, builtins: Sequence[Dict[str, Any]]) -> None:
        """Tells of builtins; the range check segment is always checked."""
        self.executor.attach(
            {"builtins": list(builtins), "validatedSegments": [RANGE_CHECK_SEGMENT]}
        )

    # --- hints

    def add_hint(self, code: str, **description: Any) -> int:
        """Loads a hint and returns its number."""
        number = len(self.table.hints)
        hint = {
            "id": number,
            "function": "__main__.main",
            "code": code,
            "file": None,
            "path": None,
            "line": 1,
            "names": {},
            **description,
        }
        structs = hint.pop("structs", {})
        files = hint.pop("files", [])
        self.table.load({"structs": structs, "files": files, "hints": [hint]})
        self.executor._choose_names()
        return number

    def run(
        self,
        hint: int,
        references: Sequence[bytes] = (),
        windows: Sequence[Tuple[int, int, int]] = (),
        ap: Key = (1, 10),
        fp: Key = (1, 5),
        pc: Key = (0, 7),
        step: int = 3,
    ) -> Optional[Dict[str, Any]]:
        """Runs a hint. Returns None, or the description of its failure."""
        body = protocol.RUN_BODY.pack(
            hint, *pc, *ap, *fp, step, self.segments, self.temporary, len(references), len(windows)
        )
        parts = [body, *references]
        for segment, start, count in windows:
            parts.append(protocol.WINDOW.pack(segment, start, count))
            parts += [entry(self.memory.get((segment, start + i))) for i in range(count)]
        data = self.executor.run(protocol.frame(protocol.RUN, *parts))
        self.flags = data[5]
        rest = self._apply(data, 5)
        if data[4] == protocol.DONE:
            assert rest == b""
            return None
        assert data[4] == protocol.FAIL
        return json.loads(rest)

    def do(self, code: str, **run: Any) -> Optional[Dict[str, Any]]:
        """Loads a hint and runs it once."""
        return self.run(self.add_hint(code), **run)

    @property
    def scope(self) -> Dict[str, Any]:
        """The variables of the current scope."""
        hidden = self.executor.api_names
        return {k: v for k, v in self.executor.scopes.current.items() if k not in hidden}

    # --- the channel

    def send(self, data: bytes) -> None:
        """Takes a frame of the Python side."""
        kind = data[4]
        if kind == protocol.OUTPUT:
            self.output.append(json.loads(data[5:]))
        elif kind == protocol.STOPPED:
            self.stopped.append(json.loads(data[5:]))
        elif kind == protocol.RESULT:
            self.results.append(json.loads(data[5:]))
        elif kind == protocol.SCOPES:
            self.changes.append(json.loads(data[5 + protocol.SCOPES_HEAD.size :]))
        elif kind == protocol.LINES:
            self.lines = json.loads(data[5:])
        else:
            assert kind == protocol.ASK
            self._answers.append(self._answer(data))

    def receive(self) -> bytes:
        """Gives a frame to the Python side."""
        if self._answers:
            return self._answers.pop()
        return self.requests.pop(0)

    def _apply(self, data: bytes, position: int) -> bytes:
        _, segments, temporary, writes = protocol.OPERATIONS.unpack_from(data, position)
        self.segments += segments
        self.temporary += temporary
        position += protocol.OPERATIONS.size
        for _ in range(writes):
            key = protocol.address_at(data, position)
            value = protocol.value_at(data, position, RelocatableValue)
            assert self.memory.get(key, value) == value
            if key[0] == RANGE_CHECK_SEGMENT and not value < 2**128:
                raise ValueError("Value 5, in range check builtin 0, is out of range.")
            self.memory[key] = value
            position += protocol.ENTRY_SIZE
        return data[position:]

    def _answer(self, data: bytes) -> bytes:
        try:
            rest = self._apply(data, 6)
            kind = data[5]
            if kind == protocol.ASK_READ:
                segment, offset, first, count = protocol.READ.unpack(rest)
                self.asked.append(("read", segment, offset))
                used = max((at for of, at in self.memory if of == segment), default=-1) + 1
                end = min(first + count, used)
                values = [self.memory.get((segment, at)) for at in range(first, end)]
                if all(isinstance(value, int) and value < 2**64 for value in values):
                    numbers = [value.to_bytes(8, "little") for value in values]
                    return protocol.frame(protocol.ANSWER, b"\0", b"\1", *numbers)
                cells = [b"\0", *map(entry, values)]
                return protocol.frame(protocol.ANSWER, b"\0", *cells)
            if kind == protocol.ASK_WRITE:
                self.asked.append(("write",))
                return protocol.frame(protocol.ANSWER, b"\0")
            question = json.loads(rest)
            self.asked.append(question)
            if question["op"] == "evaluate":
                value = entry(self.evaluate(question))
                return protocol.frame(protocol.ANSWER, b"\0", value)
            body = json.dumps(self._answer_json(question)).encode()
            return protocol.frame(protocol.ANSWER, b"\0", body)
        except ValueError as error:
            body = json.dumps({"class": "AssertionError", "message": str(error)}).encode()
            return protocol.frame(protocol.ANSWER, b"\1", body)

    def _answer_json(self, question: Dict[str, Any]) -> Any:
        if question["op"] == "used":
            used = [offset for segment, offset in self.memory if segment == question["segment"]]
            return max(used, default=-1) + 1
        if question["op"] == "relocation":
            self.rules[question["source"][0]] = question["destination"]
            return None
        if question["op"] == "resolve":
            found = self.names.get((question["scope"], question["name"]))
            path = f"{question['path']}.{question['name']}".lstrip(".")
            missing = "starkware.cairo.lang.compiler.identifier_manager.MissingIdentifierError"
            return {
                "entry": found or ["error", missing, f"Unknown identifier '{path}'."],
                "structs": {},
            }
        if question["op"] == "load":
            return self.loaded
        if question["op"] == "load_error":
            return "as the VM says"
        if question["op"] in ("signature", "fill_mod"):
            return None
        if question["op"] == "accessed":
            return tuple(question["address"]) == (1, 9)
        raise ValueError(f"no answer to {question}")

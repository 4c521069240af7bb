"""
What the names after `ids.` mean in one hint: the part that does not change from run to run.

The VM's side resolves names (constants, scopes, structs, references); here they are kept, one entry
each, with what reading and assigning them does. A name that was not sent is asked for once.
"""

from typing import Any, Dict, List, NamedTuple, Optional, Tuple

from . import errors, protocol
from .link import MISSING, VmLink
from .relocatable import RelocatableValue

# Kinds of types, as cairo-lang's VmConsts tells them apart.
#: felt, felt*, T**: the value itself.
SIMPLE = 0
#: T: a struct at an address.
STRUCT = 1
#: T*: a pointer to a struct.
STRUCT_POINTER = 2


class Member(NamedTuple):
    """A member of a struct."""

    offset: int
    kind: int
    struct: Optional[str]


class StructDefinition(NamedTuple):
    """A struct: size in cells, members by name."""

    full_name: str
    size: int
    members: Dict[str, Member]


class HintCall:
    """One run of one hint: the RUN frame, which has what its `ids` were sent, and how to ask for more."""

    __slots__ = ("data", "references", "link", "memory", "program")

    def __init__(
        self, data: bytes, references: int, link: VmLink, memory: Any, program: "ProgramNames"
    ) -> None:
        self.data = data
        self.references = references
        self.link = link
        self.memory = memory
        self.program = program

    def evaluate(self, table: "NameTable", name: str, what: str) -> Any:
        """Asks the VM for the 'value' or the 'address' of a reference. Raises what is wrong."""
        hint, _, _, ap_segment, ap_offset, fp_segment, fp_offset, *_ = protocol.RUN_BODY.unpack_from(
            self.data, protocol.RUN_START
        )
        return self.link.ask_value(
            op="evaluate",
            hint=hint,
            scope=table.scope,
            path=table.path,
            name=name,
            what=what,
            ap=[ap_segment, ap_offset],
            fp=[fp_segment, fp_offset],
        )


class Entry:
    """The meaning of a name."""

    def get(self, call: HintCall) -> Any:
        """Returns what `ids.name` is."""
        raise NotImplementedError

    def set(self, call: HintCall, value: Any) -> None:
        """Does `ids.name = value`."""
        raise NotImplementedError


class ErrorEntry(Entry):
    """A name that does not resolve: the error is raised where it is used."""

    def __init__(self, error_class: str, message: str) -> None:
        self.error_class = error_class
        self.message = message

    def get(self, call: HintCall) -> Any:
        raise errors.make_error(self.error_class, self.message)

    def set(self, call: HintCall, value: Any) -> None:
        raise errors.make_error(self.error_class, self.message)


class ConstEntry(Entry):
    """A constant."""

    def __init__(self, value: int) -> None:
        self.value = value

    def get(self, call: HintCall) -> int:
        return self.value

    def set(self, call: HintCall, value: Any) -> None:
        raise AssertionError("Cannot change the value of a constant.")


class ScopeEntry(Entry):
    """A namespace, function or label: names may follow it."""

    def __init__(self, table: "NameTable", instruction_offset: Optional[int]) -> None:
        self.table = table
        self.instruction_offset = instruction_offset

    def get(self, call: HintCall) -> Any:
        from .ids import VmConsts

        return VmConsts(call, self.table, self.instruction_offset)

    def set(self, call: HintCall, value: Any) -> None:
        raise AssertionError("Cannot change the value of a scope definition.")


class StructEntry(Entry):
    """A struct's name: `ids.T.SIZE`, `ids.T.member`."""

    def __init__(self, struct: str) -> None:
        self.struct = struct

    def get(self, call: HintCall) -> Any:
        from .ids import VmConstsStruct

        return VmConstsStruct(call, call.program.struct(self.struct))

    def set(self, call: HintCall, value: Any) -> None:
        raise AssertionError("Cannot change the value of a struct definition.")


class ReferenceEntry(Entry):
    """
    A variable. Its value and address come with each hint, as entry `index` of the RUN frame
    (-1: they do not, and are asked for). `not_assignable`: why it cannot be assigned, as the class and text of an
    error, or None.
    """

    def __init__(
        self,
        table: "NameTable",
        name: str,
        index: int,
        kind: int,
        struct: Optional[str],
        not_assignable: Optional[List[str]],
    ) -> None:
        self.table = table
        self.name = name
        self.index = index
        self.kind = kind
        self.struct = struct
        self.not_assignable = not_assignable
        self.position = protocol.RUN_END + index * protocol.ENTRY_SIZE

    def get(self, call: HintCall) -> Any:
        value = self._value(call)
        if self.kind == SIMPLE:
            return value
        from .ids import VmConstsReference

        assert self.kind in (STRUCT, STRUCT_POINTER), "Type must be of the form T*."
        return VmConstsReference(call, call.program.struct(self.struct), value)

    def _value(self, call: HintCall) -> Any:
        if not 0 <= self.index < call.references:
            return call.evaluate(self.table, self.name, "value")
        data, position = call.data, self.position
        tag = data[position]
        if tag in (protocol.SMALL, protocol.FELT):
            return protocol.value_at(data, position, RelocatableValue)
        if tag == protocol.POINTER:
            value = protocol.value_at(data, position, RelocatableValue)
            if value.segment_index >= 0 or call.link.is_current(data):
                return value
            # It may have been said meanwhile what the temporary segment is in truth.
        elif tag == protocol.UNKNOWN:
            # Unknown when the hint started; the hint may have written it since.
            segment, offset = protocol.address_at(data, position)
            value = call.link.known[segment].get(offset, MISSING)
            if value is not MISSING:
                return value
        return call.evaluate(self.table, self.name, "value")

    def set(self, call: HintCall, value: Any) -> None:
        if self.not_assignable is not None:
            raise errors.make_error(*self.not_assignable)
        if not 0 <= self.index < call.references:
            call.memory[call.evaluate(self.table, self.name, "address")] = value
            return
        data, position = call.data, self.position
        if data[position + 1] != protocol.POINTER:
            call.memory[call.evaluate(self.table, self.name, "address")] = value
            return
        segment, offset = protocol.ADDRESS.unpack_from(data, position + 4)
        link = call.link
        # Where the cell is unknown for sure and the value an ordinary one, the VM need not be asked.
        is_unknown = data[position] == protocol.UNKNOWN and offset not in link.known[segment]
        if is_unknown and link.is_current(data):
            if type(value) is int:
                link.write(segment, offset, value % link.prime)
                return
            if type(value) is RelocatableValue and 0 <= value.offset < protocol.OFFSET_BOUND:
                link.write(segment, offset, value)
                return
        call.memory[RelocatableValue(segment, offset)] = value


class NameTable:
    """The names of one scope as one hint sees them. `scope` None: the names right after `ids.`"""

    def __init__(
        self, program: "ProgramNames", hint_id: int, scope: Optional[str], path: str
    ) -> None:
        self.program = program
        self.hint_id = hint_id
        self.scope = scope
        self.path = path
        self.entries: Dict[str, Entry] = {}
        #: Of the variables that may come as numbers: name, index, position in the RUN frame.
        self.simple: List[Tuple[str, int, int]] = []

    def find(self, call: HintCall, name: str) -> Entry:
        """Returns the meaning of a name. Asks the VM the first time."""
        entry = self.entries.get(name)
        if entry is None:
            answer = call.link.ask_json(
                op="resolve", hint=self.hint_id, scope=self.scope, path=self.path, name=name
            )
            self.program.add_structs(answer["structs"])
            entry = self._entry(name, answer["entry"])
            # Python's own names are never read, only assigned.
            if not name.startswith("__"):
                self._keep(name, entry)
        return entry

    def add(self, name: str, description: List[Any]) -> None:
        """Adds a name as the VM describes it: [kind, …]."""
        self._keep(name, self._entry(name, description))

    def _entry(self, name: str, description: List[Any]) -> Entry:
        kind, *rest = description
        entry: Entry
        if kind == "const":
            entry = ConstEntry(int(rest[0], 0))
        elif kind == "scope":
            full_name, path, offset = rest
            entry = ScopeEntry(NameTable(self.program, self.hint_id, full_name, path), offset)
        elif kind == "struct":
            entry = StructEntry(rest[0])
        elif kind == "reference":
            entry = ReferenceEntry(self, name, *rest)
        else:
            entry = ErrorEntry(*rest)
        return entry

    def _keep(self, name: str, entry: Entry) -> None:
        self.entries[name] = entry
        if isinstance(entry, ReferenceEntry) and entry.kind == SIMPLE and entry.index >= 0:
            # What starts with an underscore is the object's own.
            if not name.startswith("_"):
                self.simple.append((name, entry.index, entry.position))


class ProgramNames:
    """The structs that hints have met so far."""

    def __init__(self) -> None:
        self._structs: Dict[str, StructDefinition] = {}
        #: What `consts_context` has made of the program, by the number of the hint.
        self.cairo_lang_hints: Dict[int, Any] = {}

    def struct(self, full_name: Optional[str]) -> StructDefinition:
        """Returns a struct that the VM has described."""
        return self._structs[full_name or ""]

    def add_structs(self, structs: Dict[str, Any]) -> None:
        """Adds structs: {full name: {"size": cells, "members": {name: [offset, kind, struct]}}}."""
        for full_name, description in structs.items():
            if full_name not in self._structs:
                members = {
                    name: Member(*member) for name, member in description["members"].items()
                }
                self._structs[full_name] = StructDefinition(
                    full_name, description["size"], members
                )

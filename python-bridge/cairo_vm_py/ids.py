"""`ids` of a hint: cairo-lang's VmConsts, VmConstsReference and VmConstsStruct (vm/vm_consts.py)."""

from typing import Any, Dict, List, Optional

from . import errors
from .consts_context import VmConstsContext, accessible_scopes, scoped_name
from .protocol import SMALL, VALUE_START, small_at
from .names import SIMPLE, STRUCT, STRUCT_POINTER, HintCall, NameTable, StructDefinition


class VmConstsBase:
    """
    Attributes are Cairo names. What the object keeps for itself has the names of cairo-lang, or names that
    Python mangles: no Cairo name is like these.
    """

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        return self.get_or_set_value(name, None)

    def __setattr__(self, name: str, value: Any) -> None:
        assert value is not None, "Setting a value to None is not allowed."
        self.get_or_set_value(name, value)

    def get_or_set_value(self, name: str, set_value: Any) -> Any:
        """The value of a name; with `set_value`, assigns it instead."""
        raise NotImplementedError


class VmConsts(VmConstsBase):
    """`ids`, and every scope in it: constants, scopes, structs, variables."""

    def __init__(
        self, call: HintCall, table: NameTable, instruction_offset: Optional[int] = None
    ) -> None:
        fields = self.__dict__
        fields["_VmConsts__call"] = call
        fields["_VmConsts__table"] = table
        if instruction_offset is not None:
            fields["instruction_offset_"] = instruction_offset
        # A small number that came with the hint stays what it is: a real attribute is read in a
        # twentieth of the time that __getattr__ takes.
        data = call.data
        for name, index, position in table.simple:
            if index < call.references and data[position] == SMALL:
                fields[name] = small_at(data, position + VALUE_START)[0]

    def __getattr__(self, name: str) -> Any:
        # The way of every `ids.x`: no call more than needed.
        table = self.__table
        entry = table.entries.get(name)
        if entry is None:
            if name.startswith("__"):
                raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
            entry = table.find(self.__call, name)
        return entry.get(self.__call)

    def __setattr__(self, name: str, value: Any) -> None:
        assert value is not None, "Setting a value to None is not allowed."
        table = self.__table
        entry = table.entries.get(name) or table.find(self.__call, name)
        entry.set(self.__call, value)

    def get_or_set_value(self, name: str, set_value: Any) -> Any:
        entry = self.__table.find(self.__call, name)
        return entry.get(self.__call) if set_value is None else entry.set(self.__call, set_value)

    def __setstate__(self, state: Dict[str, Any]) -> None:
        # copy.copy asks a new object, which has no table yet, for this.
        self.__dict__.update(state)

    @property
    def _context(self) -> VmConstsContext:
        return VmConstsContext(self.__call)

    @property
    def _accessible_scopes(self) -> List[Any]:
        return accessible_scopes(self.__call, self.__table.scope)

    @property
    def _path(self) -> Any:
        return scoped_name(self.__table.path)


def name_table(ids: VmConsts) -> NameTable:
    """The names that `ids`, or a scope in it, has shown so far."""
    return ids._VmConsts__table  # type: ignore[no-any-return, attr-defined]


class VmConstsReference(VmConstsBase):
    """A variable of type T or T*: members, `[i]`, `address_`, `type_`."""

    def __init__(self, call: HintCall, struct: StructDefinition, value: Any) -> None:
        fields = self.__dict__
        fields["_VmConstsReference__call"] = call
        fields["_struct_definition"] = struct
        fields["_reference_value"] = value
        fields["address_"] = value

    @property
    def type_(self) -> "VmConstsStruct":
        """The struct: its SIZE and the offsets of its members."""
        return VmConstsStruct(self.__call, self._struct_definition)

    def get_or_set_value(self, name: str, set_value: Any) -> Any:
        call = self.__call
        member = _member(self._struct_definition, name)
        addr = self._reference_value + member.offset
        if set_value is not None:
            call.memory[addr] = set_value
            return None
        if member.kind == SIMPLE:
            return call.memory[addr]
        assert member.kind in (STRUCT, STRUCT_POINTER), "Type must be of the form T*."
        value = addr if member.kind == STRUCT else call.memory[addr]
        return VmConstsReference(call, call.program.struct(member.struct), value)

    def __getitem__(self, idx: int) -> "VmConstsReference":
        struct = self._struct_definition
        return VmConstsReference(self.__call, struct, self.address_ + idx * struct.size)

    @property
    def _context(self) -> VmConstsContext:
        return VmConstsContext(self.__call)


class VmConstsStruct(VmConstsBase):
    """The name of a struct: `SIZE`, and each member's offset."""

    def __init__(self, call: HintCall, struct: StructDefinition) -> None:
        fields = self.__dict__
        fields["_VmConstsStruct__call"] = call
        fields["_struct_definition"] = struct

    def __eq__(self, other: Any) -> bool:
        if not isinstance(other, self.__class__):
            return False
        return self._struct_definition == other._struct_definition and self.__call is other.__call

    # As in cairo-lang: a class with __eq__ alone.
    __hash__ = None  # type: ignore[assignment]

    def get_or_set_value(self, name: str, set_value: Any) -> int:
        assert set_value is None, "Cannot change the value of a constant."
        if name == "SIZE":
            return self._struct_definition.size
        return _member(self._struct_definition, name).offset

    @property
    def _context(self) -> VmConstsContext:
        return VmConstsContext(self.__call)


def _member(struct: StructDefinition, name: str) -> Any:
    member = struct.members.get(name)
    if member is None:
        raise errors.make_error(
            errors.IDENTIFIER_ERROR, f"'{name}' is not a member of '{struct.full_name}'."
        ) from None
    return member

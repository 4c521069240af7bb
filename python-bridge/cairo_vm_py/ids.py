"""`ids` of a hint: cairo-lang's VmConsts, VmConstsReference and VmConstsStruct (vm/vm_consts.py)."""

from typing import Any, Optional

from . import errors
from .protocol import SMALL, VALUE_START, small_at
from .names import SIMPLE, STRUCT, STRUCT_POINTER, HintCall, NameTable, StructDefinition


class VmConstsBase:
    """Attributes are Cairo names. What the object keeps for itself starts with an underscore."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        return self._get(name)

    def __setattr__(self, name: str, value: Any) -> None:
        assert value is not None, "Setting a value to None is not allowed."
        self._set(name, value)

    def _get(self, name: str) -> Any:
        raise NotImplementedError

    def _set(self, name: str, value: Any) -> None:
        raise NotImplementedError


class VmConsts(VmConstsBase):
    """`ids`, and every scope in it: constants, scopes, structs, variables."""

    def __init__(
        self, call: HintCall, table: NameTable, instruction_offset: Optional[int] = None
    ) -> None:
        fields = self.__dict__
        fields["_call"] = call
        fields["_table"] = table
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
        table = self._table
        entry = table.entries.get(name)
        if entry is None:
            if name.startswith("__"):
                raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
            entry = table.find(self._call, name)
        return entry.get(self._call)

    def __setattr__(self, name: str, value: Any) -> None:
        assert value is not None, "Setting a value to None is not allowed."
        table = self._table
        entry = table.entries.get(name) or table.find(self._call, name)
        entry.set(self._call, value)


class VmConstsReference(VmConstsBase):
    """A variable of type T or T*: members, `[i]`, `address_`, `type_`."""

    def __init__(self, call: HintCall, struct: StructDefinition, value: Any) -> None:
        fields = self.__dict__
        fields["_call"] = call
        fields["_struct_definition"] = struct
        fields["_reference_value"] = value
        fields["address_"] = value

    @property
    def type_(self) -> "VmConstsStruct":
        """The struct: its SIZE and the offsets of its members."""
        return VmConstsStruct(self._call, self._struct_definition)

    def _get(self, name: str) -> Any:
        call = self._call
        member = _member(self._struct_definition, name)
        addr = self._reference_value + member.offset
        if member.kind == SIMPLE:
            return call.memory[addr]
        assert member.kind in (STRUCT, STRUCT_POINTER), "Type must be of the form T*."
        value = addr if member.kind == STRUCT else call.memory[addr]
        return VmConstsReference(call, call.program.struct(member.struct), value)

    def _set(self, name: str, value: Any) -> None:
        member = _member(self._struct_definition, name)
        self._call.memory[self._reference_value + member.offset] = value

    def __getitem__(self, idx: int) -> "VmConstsReference":
        struct = self._struct_definition
        return VmConstsReference(self._call, struct, self.address_ + idx * struct.size)


class VmConstsStruct(VmConstsBase):
    """The name of a struct: `SIZE`, and each member's offset."""

    def __init__(self, call: HintCall, struct: StructDefinition) -> None:
        fields = self.__dict__
        fields["_call"] = call
        fields["_struct_definition"] = struct

    def __eq__(self, other: Any) -> bool:
        if not isinstance(other, self.__class__):
            return False
        return self._struct_definition == other._struct_definition and self._call is other._call

    # As in cairo-lang: a class with __eq__ alone.
    __hash__ = None  # type: ignore[assignment]

    def _get(self, name: str) -> int:
        if name == "SIZE":
            return self._struct_definition.size
        return _member(self._struct_definition, name).offset

    def _set(self, name: str, value: Any) -> None:
        raise AssertionError("Cannot change the value of a constant.")


def _member(struct: StructDefinition, name: str) -> Any:
    member = struct.members.get(name)
    if member is None:
        raise errors.make_error(
            errors.IDENTIFIER_ERROR, f"'{name}' is not a member of '{struct.full_name}'."
        ) from None
    return member

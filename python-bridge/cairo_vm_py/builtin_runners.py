"""`builtin_runners` and `<name>_builtin` of a hint: what hints use of cairo-lang's builtin runners."""

from types import SimpleNamespace
from typing import Any, Dict, Iterable, Optional, Type

from .link import VmLink
from .mod_builtins import AddModBuiltinRunner, MulModBuiltinRunner
from .output_builtin import OutputBuiltinRunner
from .builtin_runner import BuiltinRunner
from .relocatable import RelocatableValue


class RangeCheckBuiltinRunner(BuiltinRunner):
    """range_check and range_check96: numbers of 8 and 6 parts of 16 bits."""

    _PARTS = {"range_check": 8, "range_check96": 6}

    def __init__(self, link: VmLink, description: Dict[str, Any]) -> None:
        super().__init__(link, description)
        self.inner_rc_bound = 2**16
        self.n_parts = self._PARTS[self.name]
        self.bound = self.inner_rc_bound**self.n_parts


class BitwiseBuiltinRunner(BuiltinRunner):
    """bitwise: numbers of 251 bits."""

    def __init__(self, link: VmLink, description: Dict[str, Any]) -> None:
        super().__init__(link, description)
        self.bitwise_builtin = SimpleNamespace(ratio=self.ratio, total_n_bits=251)


class KeccakBuiltinRunner(BuiltinRunner):
    """keccak: a state of 8 numbers of 200 bits."""

    def __init__(self, link: VmLink, description: Dict[str, Any]) -> None:
        super().__init__(link, description)
        self.instance_def = SimpleNamespace(
            ratio=self.ratio, state_rep=[200] * 8, instances_per_component=16
        )


class SignatureBuiltinRunner(BuiltinRunner):
    """The ecdsa builtin: signatures that hints give it."""

    def __init__(self, link: VmLink, description: Dict[str, Any]) -> None:
        super().__init__(link, description)
        self.signatures: Dict[Any, Any] = {}

    def add_signature(self, addr: Any, signature: Any) -> None:
        """Says which signature (r, s) belongs to the public key at `addr`."""
        assert isinstance(
            addr, RelocatableValue
        ), f"Expected memory address to be relocatable value. Found: {addr}."
        assert (
            addr.segment_index == self.base.segment_index
        ), f"Signature hint must point to the signature builtin segment, not {addr}."
        assert (
            addr.offset % self.cells_per_instance == 0
        ), f"Signature hint must point to the public key cell, not {addr}."
        r, s = signature
        self._link.ask_json(
            op="signature",
            address=[addr.segment_index, addr.offset],
            r=str(r),
            s=str(s),
            text=str(signature),
        )
        self.signatures[addr] = signature


_CLASSES: Dict[str, Type[BuiltinRunner]] = {
    "output": OutputBuiltinRunner,
    "range_check": RangeCheckBuiltinRunner,
    "ecdsa": SignatureBuiltinRunner,
    "bitwise": BitwiseBuiltinRunner,
    "keccak": KeccakBuiltinRunner,
    "range_check96": RangeCheckBuiltinRunner,
    "add_mod": AddModBuiltinRunner,
    "mul_mod": MulModBuiltinRunner,
}


def make_builtin_runners(
    link: VmLink, descriptions: Iterable[Dict[str, Any]]
) -> Dict[str, BuiltinRunner]:
    """Returns {"<name>_builtin": runner} for the builtins of the run."""
    return {
        f"{description['name']}_builtin": _CLASSES.get(description["name"], BuiltinRunner)(
            link, description
        )
        for description in descriptions
    }


def output_state(runners: Dict[str, BuiltinRunner]) -> Optional[Dict[str, Any]]:
    """What the VM has to know of the output builtin at the end of the run; None without one."""
    output = runners.get("output_builtin")
    return output.describe_state() if isinstance(output, OutputBuiltinRunner) else None

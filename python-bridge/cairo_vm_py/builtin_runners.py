"""`builtin_runners` and `<name>_builtin` of a hint: what hints use of cairo-lang's builtin runners."""

from typing import Any, Dict, Iterable, Optional, Type

from .builtin_runner import BuiltinRunner, SimpleBuiltinRunner
from .link import VmLink
from .mod_builtins import AddModBuiltinRunner, MulModBuiltinRunner
from .output_builtin import OutputBuiltinRunner
from .relocatable import RelocatableValue
from .signature_builtin import SignatureBuiltinRunner


class HashBuiltinRunner(SimpleBuiltinRunner):
    """pedersen: hashes of two felts."""

    def __init__(self, link: VmLink, description: Dict[str, Any]) -> None:
        super().__init__(link, description)
        self.instance_def = self._instance_def

    @property
    def hash_func(self) -> Any:
        """cairo-lang's function of two felts, which must be installed."""
        from starkware.cairo.lang.vm.crypto import pedersen_hash

        return pedersen_hash

    def get_additional_data(self) -> Any:
        """The addresses of the hashes that were computed, or are trusted."""
        return self._link.ask_json(op="hashes")

    def extend_additional_data(
        self, data: Any, relocate_callback: Any, data_is_trusted: bool = True
    ) -> None:
        """Trusts hashes that another run has computed; `data` are their addresses there."""
        if not data_is_trusted:
            return
        moved = [relocate_callback(RelocatableValue.from_tuple(addr)) for addr in data]
        cells = [RelocatableValue.to_tuple(addr) for addr in moved]
        self._link.ask_json(op="trust_hashes", addresses=cells)


class RangeCheckBuiltinRunner(SimpleBuiltinRunner):
    """range_check and range_check96: numbers of 8 and 6 parts of 16 bits."""

    def __init__(self, link: VmLink, description: Dict[str, Any]) -> None:
        super().__init__(link, description)
        self.ratio_den: int = description["ratioDenominator"]
        self.inner_rc_bound = 2**16
        self.n_parts: int = self._instance_def.n_parts
        self.bound = self.inner_rc_bound**self.n_parts


class BitwiseBuiltinRunner(SimpleBuiltinRunner):
    """bitwise: numbers of 251 bits."""

    def __init__(self, link: VmLink, description: Dict[str, Any]) -> None:
        super().__init__(link, description)
        self.bitwise_builtin = self._instance_def


class EcOpBuiltinRunner(SimpleBuiltinRunner):
    """ec_op: points of the STARK curve."""

    def __init__(self, link: VmLink, description: Dict[str, Any]) -> None:
        super().__init__(link, description)
        self.ec_op_builtin = self._instance_def


class KeccakBuiltinRunner(SimpleBuiltinRunner):
    """keccak: a state of 8 numbers of 200 bits."""

    def __init__(self, link: VmLink, description: Dict[str, Any]) -> None:
        super().__init__(link, description)
        self.instance_def = self._instance_def
        self.instances_per_component: int = self.instance_def.instances_per_component


class PoseidonBuiltinRunner(SimpleBuiltinRunner):
    """poseidon: a state of 3 felts."""

    def __init__(self, link: VmLink, description: Dict[str, Any]) -> None:
        super().__init__(link, description)
        self.instance_def = self._instance_def


_CLASSES: Dict[str, Type[BuiltinRunner]] = {
    "output": OutputBuiltinRunner,
    "pedersen": HashBuiltinRunner,
    "range_check": RangeCheckBuiltinRunner,
    "ecdsa": SignatureBuiltinRunner,
    "bitwise": BitwiseBuiltinRunner,
    "ec_op": EcOpBuiltinRunner,
    "keccak": KeccakBuiltinRunner,
    "poseidon": PoseidonBuiltinRunner,
    "range_check96": RangeCheckBuiltinRunner,
    "add_mod": AddModBuiltinRunner,
    "mul_mod": MulModBuiltinRunner,
}


def make_builtin_runners(
    link: VmLink, descriptions: Iterable[Dict[str, Any]]
) -> Dict[str, BuiltinRunner]:
    """Returns {"<name>_builtin": runner} for the builtins of the run."""
    return {
        f"{description['name']}_builtin": _CLASSES.get(description["name"], SimpleBuiltinRunner)(
            link, description
        )
        for description in descriptions
    }


def output_state(runners: Dict[str, BuiltinRunner]) -> Optional[Dict[str, Any]]:
    """What the VM has to know of the output builtin at the end of the run; None without one."""
    output = runners.get("output_builtin")
    return output.describe_state() if isinstance(output, OutputBuiltinRunner) else None

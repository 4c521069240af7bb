"""The parameters of builtins that hints can look up: cairo-lang's classes of these names (lang/builtins/*/instance_def.py)."""

from dataclasses import dataclass, field
from typing import Any, Callable, Dict, List, Optional

#: 2^251 + 17 * 2^192 + 1
PRIME = 0x800000000000011000000000000000000000000000000000000000000000001

#: The layouts whose pedersen builtin makes four hashes at once.
_FOUR_AT_ONCE = ("small", "dex", "all_solidity")


@dataclass
class PedersenInstanceDef:
    """Hashes of two felts."""

    ratio: Optional[int]
    repetitions: int = 1
    element_height: int = 256
    element_bits: int = 252
    n_inputs: int = 2
    hash_limit: int = PRIME


@dataclass
class RangeCheckInstanceDef:
    """Numbers of `n_parts` parts of 16 bits."""

    ratio: Optional[int]
    ratio_den: int
    n_parts: int


@dataclass
class EcdsaInstanceDef:
    """Signatures over the STARK curve."""

    ratio: Optional[int]
    repetitions: int = 1
    height: int = 256
    n_hash_bits: int = 251


@dataclass
class BitwiseInstanceDef:
    """and, xor and or of two numbers."""

    ratio: Optional[int]
    total_n_bits: int = 251


@dataclass
class EcOpInstanceDef:
    """P + m * Q on the STARK curve."""

    ratio: Optional[int]
    scalar_height: int = 256
    scalar_bits: int = 252
    scalar_limit: int = PRIME


@dataclass
class KeccakInstanceDef:
    """The permutation of keccak on a state of 1600 bits."""

    ratio: Optional[int]
    state_rep: List[int] = field(default_factory=lambda: [200] * 8)
    instances_per_component: int = 16


@dataclass
class PoseidonInstanceDef:
    """The Hades permutation on three felts."""

    ratio: Optional[int]
    partial_rounds_partition: List[int] = field(default_factory=lambda: [64, 22])


@dataclass
class AddModInstanceDef:
    """Sums modulo p of numbers of `n_words` words."""

    ratio: Optional[int]
    ratio_den: int
    word_bit_len: int = 96
    n_words: int = 4
    batch_size: int = 1


@dataclass
class MulModInstanceDef(AddModInstanceDef):
    """Products modulo p."""

    bits_per_part: int = 16


_MAKE: Dict[str, Callable[[Any, int, str], Any]] = {
    "pedersen": lambda ratio, _, layout: PedersenInstanceDef(
        ratio, 4 if layout in _FOUR_AT_ONCE else 1
    ),
    "range_check": lambda ratio, den, _: RangeCheckInstanceDef(ratio, den, 8),
    "ecdsa": lambda ratio, _, __: EcdsaInstanceDef(ratio),
    "bitwise": lambda ratio, _, __: BitwiseInstanceDef(ratio),
    "ec_op": lambda ratio, _, __: EcOpInstanceDef(ratio),
    "keccak": lambda ratio, _, __: KeccakInstanceDef(ratio),
    "poseidon": lambda ratio, _, __: PoseidonInstanceDef(ratio),
    "range_check96": lambda ratio, den, _: RangeCheckInstanceDef(ratio, den, 6),
    "add_mod": lambda ratio, den, _: AddModInstanceDef(ratio, den),
    "mul_mod": lambda ratio, den, _: MulModInstanceDef(ratio, den),
}


def instance_def(name: str, ratio: Optional[int], ratio_den: int, layout: str) -> Any:
    """The parameters of a builtin in a layout; None if it has none (output, segment_arena)."""
    make = _MAKE.get(name)
    return make and make(ratio, ratio_den, layout)

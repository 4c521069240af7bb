// cairo-run: --layout=starknet_with_keccak
%builtins keccak

// A pointer as an input.
from starkware.cairo.common.cairo_builtins import KeccakBuiltin
from starkware.cairo.common.keccak_state import KeccakBuiltinState

func main{keccak_ptr: KeccakBuiltin*}() {
    assert keccak_ptr.input = KeccakBuiltinState(1, 2, 3, cast(keccak_ptr, felt), 5, 6, 7, 8);
    tempvar x = keccak_ptr.output.s7;
    let keccak_ptr = keccak_ptr + KeccakBuiltin.SIZE;
    return ();
}

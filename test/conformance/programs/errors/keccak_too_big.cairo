// cairo-run: --layout=starknet_with_keccak
%builtins keccak

// A word of 201 bits.
from starkware.cairo.common.cairo_builtins import KeccakBuiltin
from starkware.cairo.common.keccak_state import KeccakBuiltinState

func main{keccak_ptr: KeccakBuiltin*}() {
    assert keccak_ptr.input = KeccakBuiltinState(1, 2, 3, 4, 5, 2 ** 200, 7, 8);
    tempvar x = keccak_ptr.output.s0;
    let keccak_ptr = keccak_ptr + KeccakBuiltin.SIZE;
    return ();
}

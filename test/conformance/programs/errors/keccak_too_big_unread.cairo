// cairo-run: --layout=starknet_with_keccak
%builtins keccak

// A word of 201 bits in an instance whose result nobody reads.
from starkware.cairo.common.cairo_builtins import KeccakBuiltin
from starkware.cairo.common.keccak_state import KeccakBuiltinState

func main{keccak_ptr: KeccakBuiltin*}() {
    assert keccak_ptr.input = KeccakBuiltinState(1, 2, 3, 4, 5, -1, 7, 8);
    let keccak_ptr = keccak_ptr + KeccakBuiltin.SIZE;
    return ();
}

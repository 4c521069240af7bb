// cairo-run: --layout=starknet_with_keccak
%builtins keccak

// A result that is not that of the inputs.
from starkware.cairo.common.cairo_builtins import KeccakBuiltin
from starkware.cairo.common.keccak_state import KeccakBuiltinState

func main{keccak_ptr: KeccakBuiltin*}() {
    assert keccak_ptr.output.s2 = 12345;
    assert keccak_ptr.input = KeccakBuiltinState(1, 2, 3, 4, 5, 6, 7, 8);
    let keccak_ptr = keccak_ptr + KeccakBuiltin.SIZE;
    return ();
}

// cairo-run: --layout=starknet_with_keccak
%builtins keccak

// The first input of two instances only.
from starkware.cairo.common.cairo_builtins import KeccakBuiltin

func main{keccak_ptr: KeccakBuiltin*}() {
    assert keccak_ptr[0].input.s0 = 1;
    assert keccak_ptr[1].input.s0 = 1;
    let keccak_ptr = keccak_ptr + 2 * KeccakBuiltin.SIZE;
    return ();
}

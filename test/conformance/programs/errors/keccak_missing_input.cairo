// cairo-run: --layout=starknet_with_keccak
%builtins keccak

// Seven of eight inputs, and a result is read.
from starkware.cairo.common.cairo_builtins import KeccakBuiltin

func main{keccak_ptr: KeccakBuiltin*}() {
    assert keccak_ptr.input.s0 = 1;
    assert keccak_ptr.input.s1 = 1;
    assert keccak_ptr.input.s2 = 1;
    assert keccak_ptr.input.s3 = 1;
    assert keccak_ptr.input.s4 = 1;
    assert keccak_ptr.input.s5 = 1;
    assert keccak_ptr.input.s7 = 1;
    tempvar x = keccak_ptr.output.s0;
    let keccak_ptr = keccak_ptr + KeccakBuiltin.SIZE;
    return ();
}

// cairo-run: --layout=recursive_with_poseidon
%builtins poseidon

// Two of three inputs, and a result is read.
from starkware.cairo.common.cairo_builtins import PoseidonBuiltin

func main{poseidon_ptr: PoseidonBuiltin*}() {
    assert poseidon_ptr.input.s0 = 1;
    assert poseidon_ptr.input.s2 = 3;
    tempvar x = poseidon_ptr.output.s1;
    let poseidon_ptr = poseidon_ptr + PoseidonBuiltin.SIZE;
    return ();
}

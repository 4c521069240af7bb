// cairo-run: --layout=recursive_with_poseidon
%builtins poseidon

// A pointer as an input.
from starkware.cairo.common.cairo_builtins import PoseidonBuiltin
from starkware.cairo.common.poseidon_state import PoseidonBuiltinState

func main{poseidon_ptr: PoseidonBuiltin*}() {
    assert poseidon_ptr.input = PoseidonBuiltinState(1, cast(poseidon_ptr, felt), 3);
    tempvar x = poseidon_ptr.output.s1;
    let poseidon_ptr = poseidon_ptr + PoseidonBuiltin.SIZE;
    return ();
}

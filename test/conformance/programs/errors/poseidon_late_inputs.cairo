// cairo-run: --layout=recursive_with_poseidon
%builtins poseidon

// A wrong result, and its inputs afterwards.
from starkware.cairo.common.cairo_builtins import PoseidonBuiltin
from starkware.cairo.common.poseidon_state import PoseidonBuiltinState

func main{poseidon_ptr: PoseidonBuiltin*}() {
    assert poseidon_ptr.output.s1 = -3;
    assert poseidon_ptr.input = PoseidonBuiltinState(1, 2, 3);
    let poseidon_ptr = poseidon_ptr + PoseidonBuiltin.SIZE;
    return ();
}

// cairo-run: --layout=recursive_with_poseidon
%builtins poseidon

// Inputs with a gap, and no result is read.
from starkware.cairo.common.cairo_builtins import PoseidonBuiltin
from starkware.cairo.common.poseidon_state import PoseidonBuiltinState

func main{poseidon_ptr: PoseidonBuiltin*}() {
    assert poseidon_ptr[0].input = PoseidonBuiltinState(1, 2, 3);
    assert poseidon_ptr[1].input.s0 = 1;
    assert poseidon_ptr[1].input.s2 = 3;
    assert poseidon_ptr[1].output.s0 = 3;
    let poseidon_ptr = poseidon_ptr + 2 * PoseidonBuiltin.SIZE;
    return ();
}

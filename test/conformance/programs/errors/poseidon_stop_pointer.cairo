// cairo-run: --layout=recursive_with_poseidon
%builtins poseidon

// One instance too many is handed back.
from starkware.cairo.common.cairo_builtins import PoseidonBuiltin
from starkware.cairo.common.poseidon_state import PoseidonBuiltinState

func main{poseidon_ptr: PoseidonBuiltin*}() {
    assert poseidon_ptr.input = PoseidonBuiltinState(1, 2, 3);
    let poseidon_ptr = poseidon_ptr + 2 * PoseidonBuiltin.SIZE;
    return ();
}

// A chain of Poseidon permutations. COUNT, which the benchmark replaces: the number of permutations.
%builtins poseidon

from starkware.cairo.common.cairo_builtins import PoseidonBuiltin
from starkware.cairo.common.poseidon_state import PoseidonBuiltinState

const COUNT = 10;

func main{poseidon_ptr: PoseidonBuiltin*}() {
    chain(PoseidonBuiltinState(1, 2, 3), COUNT);
    return ();
}

func chain{poseidon_ptr: PoseidonBuiltin*}(state: PoseidonBuiltinState, n: felt) {
    if (n == 0) {
        return ();
    }
    assert poseidon_ptr.input = state;
    let output = poseidon_ptr.output;
    let poseidon_ptr = poseidon_ptr + PoseidonBuiltin.SIZE;
    return chain(output, n - 1);
}

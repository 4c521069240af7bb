// A chain of Keccak-f[1600] permutations. COUNT, which the benchmark replaces: the number of permutations.
%builtins keccak

from starkware.cairo.common.cairo_builtins import KeccakBuiltin
from starkware.cairo.common.keccak_state import KeccakBuiltinState

const COUNT = 10;

func main{keccak_ptr: KeccakBuiltin*}() {
    chain(KeccakBuiltinState(1, 2, 3, 4, 5, 6, 7, 8), COUNT);
    return ();
}

func chain{keccak_ptr: KeccakBuiltin*}(state: KeccakBuiltinState, n: felt) {
    if (n == 0) {
        return ();
    }
    assert keccak_ptr.input = state;
    let output = keccak_ptr.output;
    let keccak_ptr = keccak_ptr + KeccakBuiltin.SIZE;
    return chain(output, n - 1);
}

// cairo-run: --layout=starknet_with_keccak
%builtins keccak

// The pointer comes back in the middle of an instance.
from starkware.cairo.common.cairo_builtins import KeccakBuiltin
from starkware.cairo.common.keccak_state import KeccakBuiltinState

func main{keccak_ptr: KeccakBuiltin*}() {
    assert keccak_ptr.input = KeccakBuiltinState(1, 2, 3, 4, 5, 6, 7, 8);
    let keccak_ptr = cast(cast(keccak_ptr, felt) + KeccakBuiltinState.SIZE, KeccakBuiltin*);
    return ();
}

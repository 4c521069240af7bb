// cairo-run: --layout=starknet_with_keccak --print_info
%builtins output keccak

// The permutation of 8 words of 200 bits: of zeros, of its own result, of the largest words; one result asserted.
from starkware.cairo.common.cairo_builtins import KeccakBuiltin
from starkware.cairo.common.keccak_state import KeccakBuiltinState

const LARGEST = 2 ** 200 - 1;

func write{output_ptr: felt*}(state: KeccakBuiltinState) {
    assert [cast(output_ptr, KeccakBuiltinState*)] = state;
    let output_ptr = output_ptr + KeccakBuiltinState.SIZE;
    return ();
}

func main{output_ptr: felt*, keccak_ptr: KeccakBuiltin*}() {
    assert keccak_ptr[0].input = KeccakBuiltinState(0, 0, 0, 0, 0, 0, 0, 0);
    write(keccak_ptr[0].output);
    assert keccak_ptr[1].input = keccak_ptr[0].output;
    write(keccak_ptr[1].output);
    assert keccak_ptr[2].input = KeccakBuiltinState(
        LARGEST, LARGEST, LARGEST, LARGEST, LARGEST, LARGEST, LARGEST, LARGEST
    );
    // The last word of a result first.
    assert output_ptr[0] = keccak_ptr[2].output.s7;
    assert output_ptr[1] = keccak_ptr[2].output.s0;
    let output_ptr = output_ptr + 2;
    // Inputs in another order, and a result that a hint computed before them.
    %{
        from starkware.cairo.common.keccak_utils.keccak_utils import keccak_f
        words = [1, 2 ** 199, 3, 2 ** 64, 5, 6, 7, 2 ** 128 + 9]
        state = keccak_f(b"".join(word.to_bytes(25, "little") for word in words))
        memory[ids.keccak_ptr.address_ + 3 * 16 + 8] = int.from_bytes(state[:25], "little")
    %}
    assert keccak_ptr[3].input.s7 = 2 ** 128 + 9;
    assert keccak_ptr[3].input.s6 = 7;
    assert keccak_ptr[3].input.s5 = 6;
    assert keccak_ptr[3].input.s4 = 5;
    assert keccak_ptr[3].input.s3 = 2 ** 64;
    assert keccak_ptr[3].input.s2 = 3;
    assert keccak_ptr[3].input.s1 = 2 ** 199;
    assert keccak_ptr[3].input.s0 = 1;
    assert output_ptr[0] = keccak_ptr[3].output.s0;
    assert output_ptr[1] = keccak_ptr[3].output.s1;
    let output_ptr = output_ptr + 2;
    // Inputs only.
    assert keccak_ptr[4].input = KeccakBuiltinState(1, 2, 3, 4, 5, 6, 7, 8);
    let keccak_ptr = keccak_ptr + 5 * KeccakBuiltin.SIZE;
    return ();
}

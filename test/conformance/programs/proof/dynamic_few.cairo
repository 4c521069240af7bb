// cairo-run: --proof_mode --print_info
// outputs: air
%builtins output range_check poseidon

// A dynamic layout without most builtins, with more units of range checks and fewer of memory.
from starkware.cairo.common.builtin_poseidon.poseidon import poseidon_hash
from starkware.cairo.common.cairo_builtins import PoseidonBuiltin

func main{output_ptr: felt*, range_check_ptr, poseidon_ptr: PoseidonBuiltin*}() {
    assert [range_check_ptr] = 2 ** 128 - 1;
    let range_check_ptr = range_check_ptr + 1;
    let (hash) = poseidon_hash(17, 18);
    assert [output_ptr] = hash;
    let output_ptr = output_ptr + 1;
    return ();
}

// cairo-compile: --proof_mode
// cairo-vm: --layout stwo_no_ecop --proof-mode
%builtins output pedersen range_check ec_op poseidon

// A layout of cairo-vm: that of all_cairo_stwo without ec_op, which this program names but does not use.
from starkware.cairo.common.builtin_poseidon.poseidon import poseidon_hash
from starkware.cairo.common.cairo_builtins import EcOpBuiltin, HashBuiltin, PoseidonBuiltin

func main{
    output_ptr: felt*,
    pedersen_ptr: HashBuiltin*,
    range_check_ptr,
    ec_op_ptr: EcOpBuiltin*,
    poseidon_ptr: PoseidonBuiltin*,
}() {
    let (hash) = poseidon_hash(1, -1);
    assert output_ptr[0] = hash;
    assert [range_check_ptr] = 7;
    let output_ptr = output_ptr + 1;
    let range_check_ptr = range_check_ptr + 1;
    return ();
}

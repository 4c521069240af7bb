// cairo-run: --layout=small --proof_mode --secure_run --print_info --print_memory --relocate_prints
// outputs: air
%builtins output pedersen range_check ecdsa

// The security checks of a usual run, in a proof. They need a program with all builtins of its layout.
from starkware.cairo.common.cairo_builtins import HashBuiltin, SignatureBuiltin

func main{output_ptr: felt*, pedersen_ptr: HashBuiltin*, range_check_ptr, ecdsa_ptr: SignatureBuiltin*}() {
    assert pedersen_ptr.x = 3;
    assert pedersen_ptr.y = 4;
    let pedersen_ptr = pedersen_ptr + HashBuiltin.SIZE;
    return ();
}

// cairo-run: --layout=dex --proof_mode --print_info
// outputs: air
%builtins output pedersen ecdsa

// Few units for range checks in each step, and none of them used: the offsets of the instructions need them all the same.
from starkware.cairo.common.cairo_builtins import HashBuiltin, SignatureBuiltin
from starkware.cairo.common.hash_chain import hash_chain

func main{output_ptr: felt*, pedersen_ptr: HashBuiltin*, ecdsa_ptr: SignatureBuiltin*}() {
    let (hash) = hash_chain{hash_ptr=pedersen_ptr}(cast(new (3, 30, 20, 10), felt*));
    assert [output_ptr] = hash;
    let output_ptr = output_ptr + 1;
    return ();
}

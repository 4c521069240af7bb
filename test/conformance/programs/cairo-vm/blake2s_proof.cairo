// cairo-vm: --layout all_cairo_stwo --proof-mode
// cairo-compile: --proof_mode
%builtins output range_check

// The instructions of Blake2s in a proof.
from starkware.cairo.common.cairo_blake2s.blake2s import encode_felt252_data_and_calc_blake_hash
from starkware.cairo.common.serialize import serialize_word

func main{output_ptr: felt*, range_check_ptr}() {
    let (hash) = encode_felt252_data_and_calc_blake_hash(2, new (7, 2 ** 251));
    serialize_word(hash);
    return ();
}

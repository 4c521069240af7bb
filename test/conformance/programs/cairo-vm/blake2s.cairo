// cairo-vm: --layout all_cairo
%builtins output range_check

// The library's Blake2s by instructions: felts of one and of eight words, no felt at all, blocks in full and in part.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.cairo_blake2s.blake2s import blake_with_opcode, encode_felt252_data_and_calc_blake_hash
from starkware.cairo.common.serialize import serialize_word

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    let (hash) = encode_felt252_data_and_calc_blake_hash(3, new (1, -1, 2 ** 63));
    serialize_word(hash);
    let (local digest: felt*) = alloc();
    let (hash) = encode_felt252_data_and_calc_blake_hash(0, digest);
    serialize_word(hash);
    blake_with_opcode(16, new (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 2 ** 32 - 1), digest);
    serialize_word(digest[0]);
    serialize_word(digest[7]);
    return ();
}

// cairo-run: --layout=recursive
%builtins output range_check bitwise

// Blake2s of no byte, one block and more, of felts of both byte orders; checked seven at a time at the end.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.cairo_blake2s.blake2s import (
    blake2s,
    blake2s_add_uint256,
    blake2s_add_uint256_bigend,
    blake2s_as_words,
    blake2s_bigend,
    blake2s_felts,
    encode_felt252_to_u32s,
    finalize_blake2s,
)
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin
from starkware.cairo.common.memset import memset
from starkware.cairo.common.serialize import serialize_word
from starkware.cairo.common.uint256 import Uint256

func write{output_ptr: felt*}(value: Uint256) {
    serialize_word(value.low);
    serialize_word(value.high);
    return ();
}

func main{output_ptr: felt*, range_check_ptr, bitwise_ptr: BitwiseBuiltin*}() {
    alloc_locals;
    let (local blake2s_ptr: felt*) = alloc();
    local blake2s_start: felt* = blake2s_ptr;
    let (local words: felt*) = alloc();
    memset(words, 'word', 40);
    with blake2s_ptr {
        let (hash) = blake2s(words, 0);
        write(hash);
        let (hash) = blake2s(words, 64);
        write(hash);
        let (hash) = blake2s_bigend(words, 130);
        write(hash);
        let (output) = blake2s_as_words(words, 3);
        serialize_word(output[0]);
        let (hash) = blake2s_felts(2, new (-1, 2 ** 130), 0);
        write(hash);
        let (hash) = blake2s_felts(1, new (2 ** 250), 1);
        write(hash);
        let (local data: felt*) = alloc();
        let data_end = data;
        blake2s_add_uint256{data=data_end}(Uint256(1, 2));
        blake2s_add_uint256_bigend{data=data_end}(Uint256(1, 2));
        let (hash) = blake2s(data, 4 * (data_end - data));
        write(hash);
    }
    finalize_blake2s(blake2s_start, blake2s_ptr);
    let (local encoded: felt*) = alloc();
    let count = encode_felt252_to_u32s(3, new (2 ** 63 - 1, 2 ** 63, -1), encoded);
    serialize_word(count);
    serialize_word(encoded[0]);
    serialize_word(encoded[count - 1]);
    return ();
}

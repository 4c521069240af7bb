// cairo-run: --layout=starknet_with_keccak
%builtins output range_check bitwise keccak

// Ethereum's hash by the keccak builtin: of words, of integers of both byte orders, of no byte, one block and more.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.builtin_keccak.keccak import (
    keccak,
    keccak_bigend,
    keccak_felts,
    keccak_felts_bigend,
    keccak_padded_input,
    keccak_uint256s,
    keccak_uint256s_bigend,
)
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin, KeccakBuiltin
from starkware.cairo.common.memset import memset
from starkware.cairo.common.serialize import serialize_word
from starkware.cairo.common.uint256 import Uint256

func write{output_ptr: felt*}(value: Uint256) {
    serialize_word(value.low);
    serialize_word(value.high);
    return ();
}

func main{output_ptr: felt*, range_check_ptr, bitwise_ptr: BitwiseBuiltin*, keccak_ptr: KeccakBuiltin*}() {
    alloc_locals;
    let (local words: felt*) = alloc();
    memset(words, 'eightby', 40);
    let (hash) = keccak(words, 0);
    write(hash);
    let (hash) = keccak_bigend(words, 7);
    write(hash);
    let (hash) = keccak(words, 135);
    write(hash);
    let (hash) = keccak(words, 136);
    write(hash);
    let (hash) = keccak(words, 300);
    write(hash);
    tempvar pair: Uint256* = new Uint256(3, 4);
    let (hash) = keccak_uint256s(1, pair);
    write(hash);
    tempvar pair: Uint256* = new Uint256(2 ** 127 + 3, 2 ** 100);
    let (hash) = keccak_uint256s_bigend(1, pair);
    write(hash);
    let (hash) = keccak_felts(2, new (-1, 5));
    write(hash);
    let (hash) = keccak_felts_bigend(3, new (0, 2 ** 200, 5));
    write(hash);
    // A block that is padded already.
    let (local padded: felt*) = alloc();
    %{ segments.write_arg(ids.padded, [1] + [0] * 15 + [2 ** 63]) %}
    let (hash) = keccak_padded_input(padded, 1);
    write(hash);
    return ();
}

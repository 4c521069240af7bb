// cairo-run: --layout=recursive
%builtins output range_check bitwise

// Ethereum's hash without its builtin: hints guess the permutations, and all are checked together at the end.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin
from starkware.cairo.common.cairo_keccak.keccak import (
    cairo_keccak,
    cairo_keccak_bigend,
    cairo_keccak_felts,
    cairo_keccak_felts_bigend,
    cairo_keccak_uint256s,
    cairo_keccak_uint256s_bigend,
    finalize_keccak,
)
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
    let (local keccak_ptr: felt*) = alloc();
    local keccak_start: felt* = keccak_ptr;
    let (local words: felt*) = alloc();
    memset(words, 'gfedcba', 40);
    with keccak_ptr {
        let (hash) = cairo_keccak(words, 0);
        write(hash);
        let (hash) = cairo_keccak_bigend(words, 13);
        write(hash);
        let (hash) = cairo_keccak(words, 136);
        write(hash);
        tempvar pair: Uint256* = new Uint256(3, 4);
        let (hash) = cairo_keccak_uint256s(1, pair);
        write(hash);
        tempvar pair: Uint256* = new Uint256(3, 4);
        let (hash) = cairo_keccak_uint256s_bigend(1, pair);
        write(hash);
        let (hash) = cairo_keccak_felts(1, new (-1));
        write(hash);
        let (hash) = cairo_keccak_felts_bigend(2, new (1, 2));
        write(hash);
    }
    finalize_keccak(keccak_start, keccak_ptr);
    return ();
}

// cairo-run: --layout=recursive
%builtins output range_check bitwise

// SHA-256 of two blocks: a hint computes each step, and the library checks them seven at a time.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin
from starkware.cairo.common.cairo_sha256.sha256_utils import finalize_sha256
from starkware.cairo.common.serialize import serialize_word
from starkware.cairo.common.sha256_state import Sha256Input, Sha256ProcessBlock, Sha256State

func main{output_ptr: felt*, range_check_ptr, bitwise_ptr: BitwiseBuiltin*}() {
    alloc_locals;
    let (local blocks: Sha256ProcessBlock*) = alloc();
    %{
        from starkware.cairo.common.cairo_sha256.sha256_utils import (
            IV, compute_message_schedule, sha2_compress_function,
        )
        state = IV
        message = [0x61626364] * 18 + [2 ** 31] + [0] * 12 + [18 * 32]
        for i in range(2):
            chunk = message[16 * i : 16 * i + 16]
            after = sha2_compress_function(state, compute_message_schedule(chunk))
            segments.write_arg(ids.blocks.address_ + 32 * i, chunk + state + after)
            state = after
        print([hex(word) for word in state])
    %}
    let end = blocks + 2 * Sha256ProcessBlock.SIZE;
    assert blocks[1].in_state = blocks[0].out_state;
    finalize_sha256(cast(blocks, felt*), cast(end, felt*));
    serialize_word(blocks[1].out_state.s0);
    serialize_word(blocks[1].out_state.s7);
    serialize_word(blocks[1].input.s15);
    // No block at all.
    finalize_sha256(cast(end, felt*), cast(end, felt*));
    return ();
}

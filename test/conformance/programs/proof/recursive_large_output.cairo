// cairo-run: --layout=recursive_large_output --proof_mode --print_info
// outputs: air
%builtins output pedersen bitwise poseidon

// Much output: all of it is public memory.
from starkware.cairo.common.builtin_poseidon.poseidon import poseidon_hash_many
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin, HashBuiltin, PoseidonBuiltin

func write{output_ptr: felt*}(n: felt) {
    if (n == 0) {
        return ();
    }
    assert [output_ptr] = n * n * n;
    let output_ptr = output_ptr + 1;
    return write(n - 1);
}

func main{
    output_ptr: felt*, pedersen_ptr: HashBuiltin*, bitwise_ptr: BitwiseBuiltin*, poseidon_ptr: PoseidonBuiltin*
}() {
    alloc_locals;
    local start: felt* = output_ptr;
    write(60);
    let (hash) = poseidon_hash_many(60, start);
    assert [output_ptr] = hash;
    let output_ptr = output_ptr + 1;
    return ();
}

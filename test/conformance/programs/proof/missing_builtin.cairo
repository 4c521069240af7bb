// cairo-run: --layout=small --proof_mode --print_info
// outputs: air
%builtins output keccak poseidon

// Builtins that the layout lacks: in a proof they may be declared, and zero is passed through.
func main{output_ptr: felt*, keccak_ptr: felt, poseidon_ptr: felt}() {
    assert output_ptr[0] = keccak_ptr;
    assert output_ptr[1] = poseidon_ptr + 1;
    let output_ptr = output_ptr + 2;
    return ();
}

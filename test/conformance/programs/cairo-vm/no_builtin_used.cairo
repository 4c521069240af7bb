// cairo-vm: --layout all_cairo
%builtins output pedersen range_check ecdsa bitwise ec_op keccak poseidon range_check96 add_mod mul_mod

// All builtins declared, none used, and no proof.
func main{
    output_ptr, pedersen_ptr, range_check_ptr, ecdsa_ptr, bitwise_ptr, ec_op_ptr, keccak_ptr, poseidon_ptr,
    range_check96_ptr, add_mod_ptr, mul_mod_ptr
}() {
    return ();
}

// cairo-run: --print_info
%builtins output range_check range_check96

// Both range checks: the largest values that each allows, and the bounds that hints see.
func main{output_ptr: felt*, range_check_ptr, range_check96_ptr: felt*}() {
    assert [range_check_ptr] = 2 ** 128 - 1;
    assert range_check96_ptr[0] = 0;
    assert range_check96_ptr[1] = 2 ** 96 - 1;
    assert range_check96_ptr[2] = 0x000100020003000400050006;
    tempvar x = nondet %{ range_check96_builtin.bound - 1 %};
    assert range_check96_ptr[3] = x;
    assert output_ptr[0] = x;
    %{ print(range_check_builtin.bound, range_check96_builtin.bound, range_check96_builtin.n_parts) %}
    let range_check_ptr = range_check_ptr + 1;
    let range_check96_ptr = range_check96_ptr + 4;
    let output_ptr = output_ptr + 1;
    return ();
}

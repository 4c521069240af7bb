// cairo-run: --layout=all_solidity
%builtins output pedersen range_check ecdsa bitwise ec_op

// What hints see of the builtins: each by its name and all in a dictionary.
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin, EcOpBuiltin, HashBuiltin, SignatureBuiltin

func main{
    output_ptr: felt*,
    pedersen_ptr: HashBuiltin*,
    range_check_ptr,
    ecdsa_ptr: SignatureBuiltin*,
    bitwise_ptr: BitwiseBuiltin*,
    ec_op_ptr: EcOpBuiltin*,
}() {
    %{
        print(list(builtin_runners))
        for name, runner in builtin_runners.items():
            print(name, runner.included, runner.base, globals()[name] is runner)
        print([(runner.name, runner.ratio, runner.cells_per_instance, runner.n_input_cells)
               for name, runner in builtin_runners.items() if name != 'output_builtin'])
        print(range_check_builtin.bound, range_check_builtin.inner_rc_bound, range_check_builtin.n_parts)
        print(sorted(name for name in globals() if name.endswith('_builtin')))
    %}
    return ();
}

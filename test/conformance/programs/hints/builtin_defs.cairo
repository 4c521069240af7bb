// cairo-run: --layout=small
%builtins output pedersen range_check ecdsa

// What a layout with four hashes at once tells of its builtins; and builtins that the program leaves to the caller.
from starkware.cairo.common.cairo_builtins import HashBuiltin, SignatureBuiltin

func main{output_ptr: felt*, pedersen_ptr: HashBuiltin*, range_check_ptr, ecdsa_ptr: SignatureBuiltin*}() {
    %{
        for name, runner in builtin_runners.items():
            print(name, runner.get_instance_def() if name != 'output_builtin' else None, runner.base, runner.included)
    %}
    return ();
}

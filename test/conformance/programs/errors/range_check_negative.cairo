// cairo-run: --layout=small
// The common library's own assertion fails, hint first.
%builtins range_check

from starkware.cairo.common.math import assert_nn

func main{range_check_ptr}() {
    with_attr error_message("The balance would be negative.") {
        assert_nn(-1);
    }
    return ();
}

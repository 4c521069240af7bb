// cairo-run: --layout=small
%builtins range_check

// A negative number.
from starkware.cairo.common.math import assert_nn

func main{range_check_ptr}() {
    assert_nn(-1);
    return ();
}

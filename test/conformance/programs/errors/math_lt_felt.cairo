// cairo-run: --layout=small
%builtins range_check

// The wrong order of felts.
from starkware.cairo.common.math import assert_lt_felt

func main{range_check_ptr}() {
    assert_lt_felt(-1, 1);
    return ();
}

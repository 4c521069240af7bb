// cairo-run: --layout=small
%builtins range_check

// The wrong order of felts, and a pointer.
from starkware.cairo.common.math import assert_le_felt

func main{range_check_ptr}() {
    assert_le_felt(range_check_ptr, 1);
    return ();
}

// cairo-run: --layout=small
%builtins range_check

// A digit that does not fit.
from starkware.cairo.common.math import split_int

func main{range_check_ptr}() {
    split_int(100, 2, 10, 10, cast(range_check_ptr + 50, felt*));
    return ();
}

// cairo-run: --layout=small
%builtins range_check

// Elements of no size.
from starkware.cairo.common.find_element import find_element

func main{range_check_ptr}() {
    let (at) = find_element(new (1, 2, 3), 0, 3, 4);
    return ();
}

// cairo-run: --layout=small
%builtins range_check

// An element that is not there.
from starkware.cairo.common.find_element import find_element

func main{range_check_ptr}() {
    let (at) = find_element(new (1, 2, 3), 1, 3, 4);
    return ();
}

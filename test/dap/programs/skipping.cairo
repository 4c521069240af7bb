// Calls into the common library: with a hint, and one that calls back.
%builtins output

from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.invoke import invoke
from starkware.cairo.common.registers import get_label_location

func twice(n: felt) -> felt {
    return 2 * n;  // @twice
}

func first(values: felt*) -> felt {
    return [values];  // @first
}

func main{output_ptr: felt*}() {
    alloc_locals;
    let (local values: felt*) = alloc();  // @alloc
    assert [values] = first(new 5);  // @five
    let (callback) = get_label_location(twice);  // @label
    invoke(callback, 1, values);  // @invoke
    assert [output_ptr] = twice(first(values));  // @write
    let output_ptr = output_ptr + 1;
    return ();  // @end
}

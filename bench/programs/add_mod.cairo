// Additions modulo a 384-bit prime, each of new values, all of which the program writes itself. COUNT, which the
// benchmark replaces: the number of operations.
%builtins add_mod

from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.cairo_builtins import ModBuiltin, UInt384

const COUNT = 10;
// Words so small that nothing is carried.
const B0 = 2 ** 95 + 1;
const B1 = 2 ** 95 + 3;
const B2 = 2 ** 95 + 5;
const B3 = 2 ** 94 + 7;

func main{add_mod_ptr: ModBuiltin*}() {
    alloc_locals;
    let (local values: UInt384*) = alloc();
    let (local offsets: felt*) = alloc();
    assert offsets[0] = 0;
    assert offsets[1] = UInt384.SIZE;
    assert offsets[2] = 2 * UInt384.SIZE;
    run_all(values, offsets, COUNT);
    return ();
}

func run_all{add_mod_ptr: ModBuiltin*}(values: UInt384*, offsets: felt*, n: felt) {
    if (n == 0) {
        return ();
    }
    assert values[0] = UInt384(n, n, n, n);
    assert values[1] = UInt384(B0, B1, B2, B3);
    assert values[2] = UInt384(B0 + n, B1 + n, B2 + n, B3 + n);
    assert [add_mod_ptr] = ModBuiltin(
        p=UInt384(2 ** 96 - 317, 2 ** 96 - 1, 2 ** 96 - 1, 2 ** 96 - 1),
        values_ptr=values,
        offsets_ptr=offsets,
        n=1,
    );
    let add_mod_ptr = add_mod_ptr + ModBuiltin.SIZE;
    return run_all(values + 3 * UInt384.SIZE, offsets, n - 1);
}

// cairo-run: --layout=small
%builtins range_check

// Accesses whose values do not follow each other.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.dict_access import DictAccess
from starkware.cairo.common.squash_dict import squash_dict

func main{range_check_ptr}() {
    alloc_locals;
    tempvar accesses = new (1, 0, 5, 1, 6, 7);
    let (squashed: DictAccess*) = alloc();
    let start = cast(accesses, DictAccess*);
    squash_dict(start, start + 2 * DictAccess.SIZE, squashed);
    return ();
}

// An update that says another previous value.
from starkware.cairo.common.default_dict import default_dict_new
from starkware.cairo.common.dict import dict_update
from starkware.cairo.common.dict_access import DictAccess

func main() {
    alloc_locals;
    let (local dict_ptr: DictAccess*) = default_dict_new(7);
    dict_update{dict_ptr=dict_ptr}(key=3, prev_value=8, new_value=9);
    return ();
}

// A dictionary is read at a pointer that was left behind.
from starkware.cairo.common.default_dict import default_dict_new
from starkware.cairo.common.dict import dict_write
from starkware.cairo.common.dict_access import DictAccess

func main() {
    alloc_locals;
    let (local start: DictAccess*) = default_dict_new(0);
    let dict_ptr = start;
    dict_write{dict_ptr=dict_ptr}(1, 2);
    let dict_ptr = start;
    dict_write{dict_ptr=dict_ptr}(1, 3);
    return ();
}

// A pointer that leads to no dictionary, where there are some.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.default_dict import default_dict_new
from starkware.cairo.common.dict import dict_write
from starkware.cairo.common.dict_access import DictAccess

func main() {
    let (dict_ptr) = default_dict_new(default_value=3);
    let (elsewhere: DictAccess*) = alloc();
    dict_write{dict_ptr=elsewhere}(key=1, new_value=2);
    return ();
}

// A dictionary that no hint knows.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.dict import dict_read
from starkware.cairo.common.dict_access import DictAccess

func main() {
    alloc_locals;
    let (local dict_ptr: DictAccess*) = alloc();
    let (value) = dict_read{dict_ptr=dict_ptr}(key=1);
    return ();
}

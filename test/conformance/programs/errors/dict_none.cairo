// A dictionary is read before one was made.
from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.dict import dict_read
from starkware.cairo.common.dict_access import DictAccess

func main() {
    let (nothing: DictAccess*) = alloc();
    let (value) = dict_read{dict_ptr=nothing}(key=1);
    return ();
}

// cairo-run: --layout=small
%builtins range_check

// The dictionary ends with another default value than it was made with.
from starkware.cairo.common.default_dict import default_dict_finalize, default_dict_new
from starkware.cairo.common.dict import dict_read
from starkware.cairo.common.dict_access import DictAccess

func main{range_check_ptr}() {
    alloc_locals;
    let (local start: DictAccess*) = default_dict_new(7);
    let dict_ptr = start;
    let (value) = dict_read{dict_ptr=dict_ptr}(key=3);
    let (s, e) = default_dict_finalize(start, dict_ptr, 8);
    return ();
}

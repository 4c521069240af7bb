// cairo-run: --layout=small
// A dictionary is told a wrong previous value by a write of its own.
%builtins range_check

from starkware.cairo.common.default_dict import default_dict_new
from starkware.cairo.common.dict import dict_update
from starkware.cairo.common.dict_access import DictAccess

func main{range_check_ptr}() {
    let (dict_ptr: DictAccess*) = default_dict_new(default_value=0);
    dict_update{dict_ptr=dict_ptr}(key=5, prev_value=0, new_value=1);
    with_attr error_message("Key 5 was changed meanwhile.") {
        dict_update{dict_ptr=dict_ptr}(key=5, prev_value=0, new_value=2);
    }
    return ();
}

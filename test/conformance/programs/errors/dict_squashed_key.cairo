// A squashed dictionary has the keys that were used, and no default value any more.
%builtins range_check

from starkware.cairo.common.default_dict import default_dict_new
from starkware.cairo.common.dict import dict_read, dict_squash

func main{range_check_ptr}() {
    let (dict_ptr) = default_dict_new(default_value=3);
    let start = dict_ptr;
    let (value) = dict_read{dict_ptr=dict_ptr}(key=1);
    let (_, dict_ptr) = dict_squash(start, dict_ptr);
    let (value) = dict_read{dict_ptr=dict_ptr}(key=2);
    return ();
}

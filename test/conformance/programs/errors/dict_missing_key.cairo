// A key that is not among the initial values.
from starkware.cairo.common.dict import dict_new, dict_read
from starkware.cairo.common.dict_access import DictAccess

func main() {
    alloc_locals;
    %{ initial_dict = {1: 2} %}
    let (local dict_ptr: DictAccess*) = dict_new();
    let (value) = dict_read{dict_ptr=dict_ptr}(key=3);
    return ();
}

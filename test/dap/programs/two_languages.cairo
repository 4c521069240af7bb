// Hints of the library, which have a native form, around one that has none.
from starkware.cairo.common.default_dict import default_dict_new
from starkware.cairo.common.dict import dict_read
from starkware.cairo.common.dict_access import DictAccess

func main() {
    let (dict_ptr: DictAccess*) = default_dict_new(default_value=7);
    let (value) = dict_read{dict_ptr=dict_ptr}(key=3);  // @read
    %{
        seen = ids.value  # @hint
    %}
    tempvar end = value;  // @end
    return ();
}

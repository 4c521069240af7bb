// The hint of dict_read, every four instructions. COUNT, which the benchmark replaces: the number of hints. Without the
// hint the program runs just so.
from starkware.cairo.common.default_dict import default_dict_new
from starkware.cairo.common.dict_access import DictAccess

const COUNT = 10;
const DEFAULT = 7;

func main() {
    let (dict) = default_dict_new(DEFAULT);
    let key = 5;
    tempvar start = dict;
    tempvar rounds = COUNT;
    jmp loop;

    loop:
    let dict_ptr = cast([ap - 2], DictAccess*);
    let value = [ap];
    %{
        dict_tracker = __dict_manager.get_tracker(ids.dict_ptr)
        dict_tracker.current_ptr += ids.DictAccess.SIZE
        ids.value = dict_tracker.data[ids.key]
    %}
    [ap] = DEFAULT, ap++;
    [ap] = [ap - 3] + DictAccess.SIZE, ap++;
    [ap] = [ap - 3] - 1, ap++;
    jmp loop if [ap - 1] != 0;
    ret;
}

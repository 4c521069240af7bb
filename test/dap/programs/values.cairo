// Values that mean more than their members: integers, points, arrays with lengths, dictionaries; and cells to fill.
%builtins output range_check

from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.cairo_secp.bigint import BigInt3, UnreducedBigInt3
from starkware.cairo.common.cairo_secp.ec import EcPoint as SecpPoint
from starkware.cairo.common.default_dict import default_dict_finalize, default_dict_new
from starkware.cairo.common.dict import dict_read, dict_write
from starkware.cairo.common.dict_access import DictAccess
from starkware.cairo.common.ec_point import EcPoint
from starkware.cairo.common.uint256 import Uint256

struct Batch {
    title: felt,
    amounts_len: felt,
    amounts: Uint256*,
}

func sum(elements: felt*, n_elements: felt) -> felt {
    if (n_elements == 0) {
        return 0;  // @bottom
    }
    let rest = sum(elements + 1, n_elements - 1);
    return rest + elements[0];  // @sum
}

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    local small: Uint256 = Uint256(low=7, high=0);
    local big: Uint256 = Uint256(low=1, high=1);
    local limbs: UnreducedBigInt3 = UnreducedBigInt3(d0=-5, d1=1, d2=0);
    local zero: SecpPoint = SecpPoint(x=BigInt3(0, 0, 0), y=BigInt3(0, 0, 0));
    local point: EcPoint = EcPoint(
        x=0x1ef15c18599971b7beced415a40f0c7deacfd9b0d1819e03d723d8bc943cfca,
        y=0x5668060aa49730b7be4801df46ec62de53ecd11abe43a32873000c36e8dc1f,
    );
    let (amounts: Uint256*) = alloc();
    assert amounts[0] = Uint256(low=1, high=0);
    assert amounts[1] = Uint256(low=2, high=0);
    assert amounts[2] = Uint256(low=3, high=0);
    local batch: Batch = Batch(title='first batch', amounts_len=2, amounts=amounts);
    let (elements) = alloc();
    assert [elements] = 10;
    assert [elements + 1] = -20;
    let total = sum(elements, 2);
    local kept = total;
    let (local dict_start) = default_dict_new(0);
    let dict_ptr = dict_start;
    dict_write{dict_ptr=dict_ptr}(key=17, new_value=3);  // @dict
    dict_write{dict_ptr=dict_ptr}(key=18, new_value=-1);
    dict_write{dict_ptr=dict_ptr}(key=17, new_value=4);
    let (local seen) = dict_read{dict_ptr=dict_ptr}(key=99);
    let (local squashed_dict_start, local squashed_dict_end) = default_dict_finalize(  // @read
        dict_start, dict_ptr, 0
    );
    local wanted;
    local pair: Uint256;
    [ap] = wanted, ap++;  // @fill
    assert [output_ptr] = kept + seen;  // @write
    let output_ptr = output_ptr + 1;
    return ();  // @end
}

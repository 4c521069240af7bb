// cairo-run: --layout=starknet_with_keccak --print_info
// outputs: pie
// cairo-run-pie: --layout=starknet_with_keccak --print_info
%builtins output bitwise ec_op keccak poseidon

// Builtins that compute their results when they are asked for, in a PIE. Keccak is counted in full components.
from starkware.cairo.common.bitwise import bitwise_or
from starkware.cairo.common.builtin_poseidon.poseidon import poseidon_hash
from starkware.cairo.common.cairo_builtins import BitwiseBuiltin, EcOpBuiltin, KeccakBuiltin, PoseidonBuiltin
from starkware.cairo.common.ec import StarkCurve, ec_mul
from starkware.cairo.common.ec_point import EcPoint
from starkware.cairo.common.keccak_state import KeccakBuiltinState

func main{
    output_ptr: felt*,
    bitwise_ptr: BitwiseBuiltin*,
    ec_op_ptr: EcOpBuiltin*,
    keccak_ptr: KeccakBuiltin*,
    poseidon_ptr: PoseidonBuiltin*,
}() {
    alloc_locals;
    let (bits) = bitwise_or(5, 2 ** 200);
    let (point: EcPoint) = ec_mul(11, EcPoint(StarkCurve.GEN_X, StarkCurve.GEN_Y));
    assert output_ptr[0] = point.x;
    assert keccak_ptr.input = KeccakBuiltinState(1, 2, 3, 4, 5, 6, 7, 8);
    assert output_ptr[1] = keccak_ptr.output.s3;
    let keccak_ptr = keccak_ptr + KeccakBuiltin.SIZE;
    let (hash) = poseidon_hash(bits, 2);
    assert output_ptr[2] = hash;
    let output_ptr = output_ptr + 3;
    // An instance whose result is not read.
    assert bitwise_ptr.x = 3;
    assert bitwise_ptr.y = 4;
    let bitwise_ptr = bitwise_ptr + BitwiseBuiltin.SIZE;
    return ();
}

%builtins output pedersen range_check ecdsa bitwise ec_op keccak poseidon range_check96 add_mod mul_mod

// All that hints can look up in builtins and do with them.
from starkware.cairo.common.cairo_builtins import (
    BitwiseBuiltin,
    EcOpBuiltin,
    HashBuiltin,
    KeccakBuiltin,
    ModBuiltin,
    PoseidonBuiltin,
    SignatureBuiltin,
)
from starkware.cairo.common.hash import hash2

func main{
    output_ptr: felt*,
    pedersen_ptr: HashBuiltin*,
    range_check_ptr,
    ecdsa_ptr: SignatureBuiltin*,
    bitwise_ptr: BitwiseBuiltin*,
    ec_op_ptr: EcOpBuiltin*,
    keccak_ptr: KeccakBuiltin*,
    poseidon_ptr: PoseidonBuiltin*,
    range_check96_ptr: felt*,
    add_mod_ptr: ModBuiltin*,
    mul_mod_ptr: ModBuiltin*,
}() {
    %{
        def attempt(what, act):
            try:
                print(what, '->', act())
            except BaseException as error:
                print(what, '!!', type(error).__name__, error)

        fields = ('name included ratio ratio_den cells_per_instance n_input_cells instances_per_component stop_ptr base _base '
                  'additional_memory_units_per_instance inner_rc_bound bound n_parts bitwise_builtin ec_op_builtin instance_def '
                  'pages attributes zero_segment_size zero_value shift shift_powers int_lim k_bound nothing').split()
        for name, runner in builtin_runners.items():
            print(name, type(runner).__name__, globals()[name] is runner)
            for field in fields:
                attempt('  ' + field, lambda: getattr(runner, field))
            attempt('  stack', lambda: runner.initial_stack())
            attempt('  instance', lambda: runner.get_instance_def())
            attempt('  zeros', lambda: runner.get_needed_number_allocated_zeros())
            attempt('  data', lambda: runner.get_additional_data())
            attempt('  has', lambda: (hasattr(runner, 'nothing'), hasattr(runner, 'base'), getattr(runner, 'nothing', 5)))
            attempt('  set', lambda: setattr(runner, 'note', 3) or runner.note)
        print(len(builtin_runners), builtin_runners.get('segment_arena_builtin'), 'output_builtin' in builtin_runners)
        print(vm_ecdsa_additional_data)
    %}
    %{
        base = output_builtin.base
        attempt('add_page', lambda: output_builtin.add_page(page_id=1, page_start=base, page_size=2))
        attempt('page again', lambda: output_builtin.add_page(1, base, 2))
        attempt('page elsewhere', lambda: output_builtin.add_page(2, ap, 2))
        attempt('page at number', lambda: output_builtin.add_page(2, 0, 2))
        attempt('pages', lambda: (output_builtin.pages, output_builtin.pages[1].start, output_builtin.pages[1].size))
        attempt('attribute', lambda: output_builtin.add_attribute(attribute_name='x', attribute_value={'y': [1]}))
        attempt('data', lambda: output_builtin.get_additional_data())
        state = output_builtin.get_state()
        attempt('state', lambda: (state, state.base, state.pages is output_builtin.pages, state.attributes))
        for data in (
            {'pages': {'5': [2, 3]}, 'attributes': {'z': 1}}, {'pages': {'6': [0, 3]}, 'attributes': {}}, {'pages': {}}, 5, None,
            {'pages': [], 'attributes': {}}, {'pages': {}, 'attributes': []}, {'pages': {6: [2, 3]}, 'attributes': {}},
            {'pages': {'6': [2, 3, 4]}, 'attributes': {}}, {'pages': {'6': (2, 3)}, 'attributes': {}}, {'pages': {'6': [2, 2 ** 30]}, 'attributes': {}},
        ):
            attempt(f'extend {data}', lambda: output_builtin.extend_additional_data(data=data, relocate_callback=None))
        attempt('data', lambda: output_builtin.get_additional_data())
        attempt('new', lambda: output_builtin.new_state(base=base + 10))
        attempt('base', lambda: (output_builtin.base, output_builtin.get_additional_data(), output_builtin.initial_stack()))
        attempt('page before', lambda: (output_builtin.add_page(1, base, 2), output_builtin.pages))
        attempt('old', lambda: output_builtin.set_state(state=state))
        attempt('base', lambda: (output_builtin.base, sorted(output_builtin.pages)))
        output_builtin.new_state(base)
    %}
    %{
        key = ecdsa_builtin.base
        attempt('signature', lambda: ecdsa_builtin.add_signature(addr=key + 2, signature=[3, 4]))
        attempt('signature', lambda: ecdsa_builtin.add_signature(key, (1, 2)))
        attempt('at message', lambda: ecdsa_builtin.add_signature(key + 1, (1, 2)))
        attempt('elsewhere', lambda: ecdsa_builtin.add_signature(ap, (1, 2)))
        attempt('at number', lambda: ecdsa_builtin.add_signature(2, (1, 2)))
        attempt('signatures', lambda: (ecdsa_builtin.signatures[key], len(ecdsa_builtin.signatures), key + 2 in ecdsa_builtin.signatures))
        move = lambda addr: key + addr.offset
        attempt('extend', lambda: ecdsa_builtin.extend_additional_data(data=[[[9, 4], [5, 6]]], relocate_callback=move, data_is_trusted=False))
        attempt('extend elsewhere', lambda: ecdsa_builtin.extend_additional_data([[[9, 4], [5, 6]]], lambda addr: addr))
        attempt('data', lambda: ecdsa_builtin.get_additional_data())
        attempt('process', lambda: ecdsa_builtin.process_signature(1, 2, (3, 4)))
        attempt('verify', lambda: ecdsa_builtin.verify_signature(1, 2, (3, 4)))

        attempt('hash', lambda: pedersen_builtin.hash_func(1, 2))
        for wrong in (-1, PRIME):
            attempt('hash', lambda: pedersen_builtin.hash_func(wrong, 2))
        attempt('not trusted', lambda: pedersen_builtin.extend_additional_data([[9, 5]], move, False))
        attempt('trusted', lambda: pedersen_builtin.extend_additional_data([[9, 5]], lambda addr: pedersen_builtin.base + addr.offset))
        attempt('data', lambda: pedersen_builtin.get_additional_data())

        words = segments.load_data(segments.add(), [1, 2, 3, 4])
        attempt('words', lambda: add_mod_builtin.read_n_words_value(memory, words - 4) == ([1, 2, 3, 4], 1 + 2 ** 97 + 3 * 2 ** 192 + 2 ** 290))
        attempt('missing words', lambda: mul_mod_builtin.read_n_words_value(memory, words - 2))
        attempt('inputs', lambda: add_mod_builtin.read_inputs(memory, add_mod_builtin.base))
        attempt('variables', lambda: mul_mod_builtin.read_memory_vars(memory, words, words, 0))
        attempt('operations', lambda: (add_mod_builtin.op(5, 6), mul_mod_builtin.op(5, 6)))
    %}
    let (hash) = hash2{hash_ptr=pedersen_ptr}(1, 2);
    %{ print(ids.hash == pedersen_builtin.hash_func(1, 2), pedersen_builtin.get_additional_data()) %}
    return ();
}

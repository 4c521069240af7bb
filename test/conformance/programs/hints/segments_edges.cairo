// cairo-run: --layout=small --print_memory
%builtins output range_check

// What segments take: values as they are, or modulo the prime, nested, of other types; sizes, zeros, public memory.
func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    local start: felt*;
    %{
        def attempt(what, act):
            try:
                print(what, '->', act())
            except BaseException as error:
                print(what, '!!', type(error).__name__, error)

        ids.start = start = segments.add()
        free = start
        for what, value in (
            ('negative', [-1]), ('empty', []), ('tuple', (1, 2)), ('range', range(3)), ('text', ''), ('bytes', b'ab'),
            ('dictionary', {4: 5}), ('generator', (i for i in range(2))), ('set', {6}), ('number', 5), ('nothing', None), ('list of nothing', [None]),
            ('list of floats', [1.5]), ('nested', [1, [2, (3, -1)], start]), ('pointer', start)
        ):
            free += 10
            attempt(f'load_data {what}', lambda: segments.load_data(free, value))
            free += 10
            attempt(f'write_arg {what}', lambda: segments.write_arg(ptr=free, arg=value))
            if what == 'generator':
                value = (i for i in range(2))
            free += 10
            attempt(f'write_arg as it is {what}', lambda: segments.write_arg(free, value, apply_modulo_to_args=False))
            attempt(f'gen_arg {what}', lambda: segments.gen_arg(arg=value))
            attempt(f'gen_arg as it is {what}', lambda: segments.gen_arg(value, apply_modulo_to_args=False))
        for value in (True, -1, PRIME, 2 * PRIME + 3, start - 1, 1.5, None, ''):
            attempt(f'gen_arg {value}', lambda: segments.gen_arg(value))
            attempt(f'gen_arg as it is {value}', lambda: segments.gen_arg(value, False))
        attempt('load_data by name', lambda: segments.load_data(ptr=free + 20, data=[1, 2]))
        attempt('load_data before', lambda: segments.load_data(start - 1, [1]))
        attempt('load_data conflict', lambda: segments.load_data(free + 20, [1, 3]))
        attempt('load_data at number', lambda: segments.load_data('x', [1]))
        print(sorted((addr, value) for addr, value in memory.items() if addr.segment_index >= start.segment_index))

        # The cells as they are.
        attempt('memory', lambda: (segments.memory is memory, segments.memory[free + 20], free + 20 in segments.memory))
        attempt('written negative', lambda: segments.memory.__setitem__(free + 30, -1))
        attempt('written', lambda: segments.memory.__setitem__(free + 30, 8) or memory[free + 30])
        attempt('prime', lambda: segments.prime == PRIME)
    %}
    %{
        # Typed arguments.
        import collections
        from starkware.cairo.lang.compiler.ast.cairo_types import TypeFelt, TypePointer, TypeStruct, TypeTuple
        def typed(**fields):
            kind = collections.namedtuple('Typed', fields)
            kind.__annotations__ = {name: type_ for name, (type_, _) in fields.items()}
            return kind(**{name: value for name, (_, value) in fields.items()})
        inner = typed(x=(TypeFelt, -1), y=(TypePointer, [1, 2]))
        attempt('typed', lambda: segments.gen_typed_args(typed(a=(TypeFelt, 3), b=(TypeStruct, inner), c=(TypePointer, start))))
        attempt('typed by name', lambda: segments.gen_typed_args(args=inner))
        attempt('typed tuple', lambda: segments.gen_typed_args(typed(a=(TypeTuple, (1,)))))
        attempt('typed not', lambda: segments.gen_typed_args([1]))
    %}
    %{
        # Sizes, public memory, zeros.
        count = segments.n_segments
        attempt('counts', lambda: (segments.n_segments, segments.n_temp_segments))
        attempt('added', lambda: (segments.add().offset, segments.add(size=0).offset, segments.add(5).offset, segments.n_segments - count))
        sized = count + 2
        attempt('size', lambda: segments.get_segment_size(segment_index=sized))
        attempt('public', lambda: dict(segments.public_memory_offsets))
        segments.finalize(segment_index=sized, size=8, public_memory=[(0, 0), (3, 1)])
        segments.finalize(sized + 100 - 100, public_memory=((0, 0), (2, 1)))
        segments.finalize(sized - 1, 4)
        attempt('size', lambda: segments.get_segment_size(sized))
        attempt('public', lambda: dict(segments.public_memory_offsets))
        attempt('addresses', lambda: segments.get_public_memory_addresses({i: 100 * i for i in range(segments.n_segments)}))
        attempt('addresses by name', lambda: segments.get_public_memory_addresses(segment_offsets=[7] * segments.n_segments))
        attempt('wrong public memory', lambda: segments.finalize(sized, public_memory=5))
        attempt('no zeros', lambda: (segments.zero_segment, segments.zero_segment_size))
        attempt('zeros', lambda: segments.add_zero_segment(3))
        attempt('more zeros', lambda: (segments.add_zero_segment(size=5), segments.add_zero_segment(2), segments.n_segments - count))
        attempt('zeros', lambda: (segments.zero_segment, segments.zero_segment_size, memory.get_range(segments.zero_segment, 5), memory.get(segments.zero_segment + 5)))
        attempt('after', lambda: segments.add().segment_index - count)
        attempt('temporary', lambda: (segments.add_temp_segment(), segments.add_temp_segment(), segments.n_temp_segments))
        attempt('unknown', lambda: memory[segments.add_temp_segment()])
        attempt('nothing', lambda: segments.nothing)
    %}
    return ();
}

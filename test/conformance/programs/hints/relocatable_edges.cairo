// Pointers in Python: the dataclass that they are, copies, pickles, every operator with numbers and other pointers, and what they refuse.
func main() {
    alloc_locals;
    local start: felt*;
    %{ ids.start = segments.add() %}
    %{
        def attempt(what, act):
            try:
                print(what, '->', act())
            except BaseException as error:
                print(what, '!!', type(error).__name__, error)

        # Some come from the VM, some are made by hints: they are of one class, imported or not.
        start = ids.start
        made_before = type(start)(segment_index=start.segment_index, offset=0)
        from starkware.cairo.lang.vm import relocatable
        from starkware.cairo.lang.vm.relocatable import MaybeRelocatable, RelocatableValue
        pointers = [start, made_before, RelocatableValue(start.segment_index, 0), memory[fp], start + 0, RelocatableValue.from_tuple((start.segment_index, 0))]
        print([type(pointer) is RelocatableValue and isinstance(pointer, relocatable.RelocatableValue) for pointer in pointers], len(set(pointers)))
        print(RelocatableValue.__name__, MaybeRelocatable.__args__[0] is int, relocatable.MaybeRelocatable.__args__[1].__name__)
    %}
    %{
        import copy, dataclasses, json, operator, pickle
        print(dataclasses.is_dataclass(start), [field.name for field in dataclasses.fields(start)], dataclasses.asdict(start), dataclasses.astuple(start + 3))
        print(dataclasses.replace(start, offset=9), copy.copy(start), copy.deepcopy([start]), pickle.loads(pickle.dumps(start + 4)))
        print(repr(start), str(start), f'{start}', f'{start:>8}|', f'{start!r:.5}', '%s %r' % (start, start), format(start, '<6') + '|', [start], {'a': start})
        print(json.dumps({'p': start}, default=str), json.dumps(RelocatableValue.to_tuple(start)), hash(start) == hash((start.segment_index, start.offset)))
        print(RelocatableValue.SEGMENT_BITS, RelocatableValue.OFFSET_BITS, start.SEGMENT_BITS, vars(start))

        others = {'3': 3, '-3': -3, 'True': True, 'itself': start, 'later': start + 5, 'other': fp, 'None': None, 'text': 'x', '1.5': 1.5, 'list': [1], 'PRIME': PRIME}
        for name in 'add sub mul mod floordiv truediv pow and_ lt le gt ge eq ne contains getitem'.split():
            for what, other in others.items():
                attempt(f'{name} {what}', lambda: getattr(operator, name)(start + 2, other))
                attempt(f'{name} {what} reversed', lambda: getattr(operator, name)(other, start + 2))
        for name in 'neg pos abs index invert not_ truth'.split():
            attempt(name, lambda: getattr(operator, name)(start))
        attempt('int', lambda: int(start))
        attempt('hex', lambda: hex(start))
        attempt('sum', lambda: sum([1, 2], start))
        attempt('sum from 0', lambda: sum([start, 2]))
        attempt('range', lambda: list(range(start, start + 3)))
        attempt('sorted', lambda: sorted([start + 1, 7, fp, start, -1, pc], reverse=True))
        attempt('max', lambda: max(start, start + 1, 5))
        attempt('divmod', lambda: divmod(start, 2))
        attempt('frozen', lambda: setattr(start, 'offset', 3))
        attempt('frozen del', lambda: delattr(start, 'offset'))
        attempt('new field', lambda: setattr(start, 'note', 3))
        attempt('missing field', lambda: start.note)
        attempt('+=', lambda: operator.iadd(start, 3))
        attempt('unpack', lambda: [*start])
        for value in (start, start + 7, 5, 0, -1, 2 ** 63, 'x', None, RelocatableValue(-1, 3), RelocatableValue(2 ** 16, 0), RelocatableValue(1, 2 ** 47)):
            attempt(f'to_bytes {value}', lambda: RelocatableValue.to_bytes(value, 8, 'little').hex())
            attempt(f'to_bytes big {value}', lambda: RelocatableValue.to_bytes(value, n_bytes=16, byte_order='big').hex())
            attempt(f'to_tuple {value}', lambda: RelocatableValue.to_tuple(value))
            attempt(f'to_felt {value}', lambda: RelocatableValue.to_felt_or_relocatable(value))
            attempt(f'name {value}', lambda: to_felt_or_relocatable(value))
        attempt('narrow', lambda: RelocatableValue.to_bytes(start, 7, 'little'))
        for data in (b'', b'\x05', bytes(8), bytes([3] + [0] * 6 + [128]), bytes([255] * 8)):
            attempt(f'from_bytes {data.hex()}', lambda: RelocatableValue.from_bytes(data, 'little'))
            attempt(f'from_bytes big {data.hex()}', lambda: RelocatableValue.from_bytes(data=data, byte_order='big'))
        for values in ((1, 2), [3, 4], (5,), (), (1, 2, 3), 'ab', 7):
            attempt(f'from_tuple {values}', lambda: RelocatableValue.from_tuple(values))
    %}
    return ();
}

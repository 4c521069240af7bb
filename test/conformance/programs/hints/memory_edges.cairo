// What memory takes and gives besides the usual: defaults, ranges, other types, what it refuses, and its other members.
func main() {
    alloc_locals;
    local start: felt*;
    %{
        def attempt(what, act):
            try:
                print(what, '->', act())
            except BaseException as error:
                print(what, '!!', type(error).__name__, error)

        ids.start = start = segments.add()
        end = segments.load_data(start, [5, 6, start + 1])

        # Reading: known, unknown, and what can be no address.
        for what, addr in (
            ('a cell', start), ('unknown', start + 3), ('negative offset', start - 1), ('number', 7),
            ('negative number', -7), ('text', 'x'), ('nothing', None), ('list', [1]), ('float', 1.5), ('True', True)
        ):
            attempt(f'read {what}', lambda: memory[addr])
            attempt(f'get {what}', lambda: memory.get(addr))
            attempt(f'get or 9 {what}', lambda: memory.get(addr, 9))
            attempt(f'in {what}', lambda: addr in memory)
            attempt(f'is_accessed {what}', lambda: is_accessed(addr))
        attempt('slice', lambda: memory[start:start + 2])
        attempt('default by name', lambda: memory.get(start + 3, default_value='none'))

        # Writing.
        for what, value in (
            ('negative', -1), ('from the prime on', PRIME + 4), ('True', True), ('float', 1.5), ('text', '%d'),
            ('bytes', b'x'), ('nothing', None), ('list', [1]), ('pointer', start + 2)
        ):
            end += 1
            attempt(f'write {what}', lambda: memory.__setitem__(end, value))
            attempt(f'again {what}', lambda: memory.__setitem__(end, value))
            attempt(f'reads {what}', lambda: memory[end])
        for what, addr in (('negative offset', start - 1), ('text', 'x'), ('nothing', None), ('list', [1]), ('negative number', -7)):
            attempt(f'write at {what}', lambda: memory.__setitem__(addr, 1))
        attempt('delete', lambda: memory.__delitem__(start))

        # setdefault takes values as they are: see segments.
        for value in (None, -1, 'x', start, 12):
            attempt(f'setdefault {value}', lambda: memory.setdefault(start + 40, value))
        attempt('setdefault known', lambda: memory.setdefault(key=start, default=None))

        attempt('range', lambda: memory.get_range(addr=start, size=3))
        for size in (0, -1, 1.0, None, 'x', 4):
            attempt(f'range of {size}', lambda: memory.get_range(start, size))
        attempt('range before', lambda: memory.get_range(start - 1, 2))
        attempt('range at number', lambda: memory.get_range(5, 2))
        attempt('ints', lambda: memory.get_range_as_ints(addr=start, size=2))
        attempt('ints with pointer', lambda: memory.get_range_as_ints(start, 3))
        attempt('ints unknown', lambda: memory.get_range_as_ints(start + 3, 1))

        attempt('data', lambda: (memory.data[start], len(memory.data) == len(memory), start in memory.data, memory.data.get(start + 3)))
        attempt('data unknown', lambda: memory.data[start + 3])
        attempt('items', lambda: dict(memory.items()) == dict(memory.data.items()))
        attempt('iteration', lambda: sorted(memory)[-1] == sorted(memory.keys())[-1] == start + 40)
        attempt('frozen', lambda: memory.is_frozen())
        attempt('prime', lambda: memory.prime == PRIME)
        attempt('serialized', lambda: len(memory.serialize(32)) == 40 * len(memory))
        attempt('moved', lambda: memory.serialize(field_bytes=32, relocate_value=lambda value: 1) == (b'\1' + bytes(7) + b'\1' + bytes(31)) * len(memory))
        attempt('too narrow', lambda: memory.serialize(8))
        attempt('nothing', lambda: memory.nothing)
        attempt('members', lambda: [name for name in ('values', 'pop', 'update', 'clear', 'copy', '__reversed__') if hasattr(memory, name)])
        attempt('a member', lambda: setattr(memory, 'note', 5) or memory.note)

        # Temporary segments.
        temporary, other = segments.add_temp_segment(), segments.add_temp_segment()
        attempt('rules', lambda: memory.relocation_rules)
        attempt('no temporary segment', lambda: memory.add_relocation_rule(start, start))
        attempt('not at its start', lambda: memory.add_relocation_rule(temporary + 1, start))
        attempt('of a number', lambda: memory.add_relocation_rule(5, start))
        memory[temporary + 1] = temporary + 2
        attempt('before', lambda: (memory[temporary + 1], memory.relocate_value(temporary + 1), memory.relocate_value(7)))
        memory.add_relocation_rule(src_ptr=temporary, dest_ptr=other + 10)
        attempt('one', lambda: (memory[temporary + 1], memory.relocate_value(temporary + 1), memory.get(temporary, temporary + 1)))
        memory.add_relocation_rule(other, start + 60)
        attempt('both', lambda: (memory[temporary + 1], memory.relocate_value(temporary + 1), memory.relocate_value(start)))
        attempt('twice', lambda: memory.add_relocation_rule(other, start))
        attempt('rules', lambda: memory.relocation_rules)
        attempt('serialized', lambda: memory.serialize(32))
        attempt('not moved yet', lambda: (start + 71 in memory, temporary + 1 in memory))
    %}
    return ();
}

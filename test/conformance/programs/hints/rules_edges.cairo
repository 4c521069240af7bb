// Rules by other ways: through memory, by name, for several segments; what they see, and what they are not asked about.
func main() {
    alloc_locals;
    local judged: felt*;
    local deduced: felt*;
    %{
        def attempt(what, act):
            try:
                print(what, '->', act())
            except BaseException as error:
                print(what, '!!', type(error).__name__, error)

        ids.judged = judged = segments.add()
        ids.deduced = deduced = segments.add()
        other = segments.add()
        seen = []

        def small(cells, addr, bound, *more):
            seen.append((str(addr), cells[addr], more))
            assert cells[addr] < bound, f'{cells[addr]} at {addr} is too big.'
            return {addr, addr + 1}

        def never(cells, addr):
            return set()

        memory.add_validation_rule(judged.segment_index, small, 100, 'more')
        vm_add_validation_rule(segment_index=judged.segment_index, rule=never)
        vm_add_validation_rule(other.segment_index, small, 10)

        memory[judged] = 5
        # Judged with the one before it.
        memory[judged + 1] = 500
        attempt('too big', lambda: memory.__setitem__(judged + 2, 100))
        # What raised has been written all the same.
        attempt('written', lambda: memory[judged + 2])
        attempt('again', lambda: memory.__setitem__(judged + 2, 100))
        attempt('other', lambda: memory.__setitem__(other, 9))
        # These write cells as they are.
        attempt('load_data', lambda: segments.load_data(other + 2, [77]))
        attempt('write_arg', lambda: segments.write_arg(other + 4, [88]))
        attempt('setdefault', lambda: memory.setdefault(other + 6, 99))
        attempt('same again', lambda: memory.__setitem__(other + 2, 77))
        print(seen)

        def known(vm, addr, *args):
            vm_memory = vm.run_context.memory
            print('asked', addr, args, addr in vm_memory, vm_memory.get(addr - 1), vm.is_integer_value(5), vm.is_integer_value(addr))
            if addr.offset == 1:
                return vm.prime - 1
            if addr.offset == 2:
                return addr + 7
            return None

        vm_add_auto_deduction_rule(segment_index=deduced.segment_index, rule=known)
        vm_add_auto_deduction_rule(deduced.segment_index, lambda vm, addr, value: value if addr.offset == 3 else None, 33)
    %}
    tempvar one = deduced[1];
    tempvar two = deduced[2];
    tempvar three = deduced[3];
    %{ print(ids.one == PRIME - 1, ids.two, ids.three, memory.get_range(ids.deduced + 1, 3) == [ids.one, ids.two, ids.three]) %}
    assert deduced[4] = 6;
    return ();
}

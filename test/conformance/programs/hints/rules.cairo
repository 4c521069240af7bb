// Hints give segments rules of their own: cells that follow from others, and cells that are judged.
func main() {
    alloc_locals;
    local doubles: felt*;
    local judged: felt*;
    %{
        ids.doubles = segments.add()
        ids.judged = segments.add()
        asked = []

        def double(vm, addr, factor):
            asked.append(str(addr))
            if addr.offset % 2 == 0 or addr - 1 not in vm.run_context.memory:
                return None
            value = vm.run_context.memory[addr - 1]
            assert vm.is_integer_value(value), f"{value} cannot be doubled."
            return value * factor

        def never(vm, addr):
            return None

        def even(memory, addr):
            value = memory[addr]
            assert isinstance(value, int) and value % 2 == 0, f"{value} at {addr} is not even."
            return {addr}

        vm_add_auto_deduction_rule(ids.doubles.segment_index, never)
        vm_add_auto_deduction_rule(ids.doubles.segment_index, double, 2)
        vm_add_validation_rule(ids.judged.segment_index, even)
    %}
    assert doubles[0] = 21;
    assert judged[0] = doubles[1];
    // A rule that says nothing leaves the cell to the instruction.
    assert doubles[2] = -1;
    tempvar x = doubles[3];
    assert x = -2;
    assert judged[1] = x + 2;
    // The result stands there before what it follows from.
    assert doubles[5] = 8;
    assert doubles[4] = 4;
    assert judged[2] = 2 ** 250;
    %{
        memory[ids.judged + 3] = 10
        try:
            memory[ids.judged + 4] = 11
        except AssertionError as error:
            print(error)
        print(asked)
    %}
    return ();
}

// A cell is not what a hint's rule makes of the others.
func main() {
    alloc_locals;
    local cells: felt*;
    %{
        ids.cells = segments.add()

        def rule(vm, addr):
            if addr.offset == 1 and addr - 1 in vm.run_context.memory:
                return vm.run_context.memory[addr - 1] + 1

        vm_add_auto_deduction_rule(ids.cells.segment_index, rule)
    %}
    assert cells[1] = 5;
    assert cells[0] = 5;
    return ();
}

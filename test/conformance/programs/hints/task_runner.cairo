// reads: loaded/task.cairo
// cairo-run: --layout=small --print_memory
// outputs: pie
%builtins output pedersen range_check ecdsa

// What bootloaders do in hints: tasks from the input, each loaded into a segment of its own and run with an output of its own, which
// becomes part of this one, with pages, attributes, signatures and hashes that other runs have made.
from starkware.cairo.common.cairo_builtins import HashBuiltin, SignatureBuiltin
from starkware.cairo.common.memcpy import memcpy

struct TaskHeader {
    size: felt,
    main: felt,
    n_inputs: felt,
}

struct Task {
    header: TaskHeader,
    code: felt*,
    inputs: felt*,
}

func main{output_ptr: felt*, pedersen_ptr: HashBuiltin*, range_check_ptr, ecdsa_ptr: SignatureBuiltin*}() {
    alloc_locals;
    local n_tasks;
    local tasks: Task*;
    %{
        from dataclasses import dataclass, field
        from typing import List
        from starkware.cairo.lang.compiler.cairo_compile import compile_cairo
        from starkware.cairo.lang.vm.relocatable import MaybeRelocatable, RelocatableValue, relocate_value

        @dataclass
        class TaskSpec:
            inputs: List[int]
            hash_page: bool = True
            attributes: dict = field(default_factory=dict)

        with open('loaded/task.cairo') as file:
            task_program = compile_cairo([(file.read(), 'loaded/task.cairo')], PRIME)
        specs = [TaskSpec([3, -1, 5]), TaskSpec([], attributes={'empty': True}), TaskSpec([2 ** 200])]

        ids.n_tasks = len(specs)
        ids.tasks = segments.add()
        for i, spec in enumerate(specs):
            task = ids.tasks[i]
            task.code = segments.add()
            end = segments.load_data(task.code, task_program.data)
            segments.finalize(task.code.segment_index, size=end - task.code, public_memory=[(j, 0) for j in range(len(task_program.data))])
            vm_load_program(task_program, task.code)
            task.inputs = segments.gen_arg(spec.inputs)
            segments.write_arg(task.header.address_, [end - task.code, task_program.get_label('run_task'), len(spec.inputs)])
        assert ids.tasks.header.address_ == ids.tasks.address_ + ids.Task.header
        page_id = 1
        fact_topologies = []
    %}
    run_tasks(tasks, n_tasks);
    %{
        # A part of a run that was made elsewhere: its cells, moved; its signatures and hashes.
        segment_offsets = {-1: 0, 5: segments.add(), 6: pedersen_builtin.base + 6, 7: ecdsa_builtin.base}
        def move(value: MaybeRelocatable):
            return relocate_value(value, segment_offsets, PRIME)
        cells = {RelocatableValue(5, 0): 17, RelocatableValue(5, 3): RelocatableValue(6, 1), RelocatableValue(6, 0): 1, RelocatableValue(6, 1): 2}
        cells[RelocatableValue(6, 2)] = 2592987851775965742543459319508348457290966253241455514226127639100457844774
        for addr, value in cells.items():
            memory[move(addr)] = move(value)
        pedersen_builtin.extend_additional_data([[6, 2]], move)
        ecdsa_builtin.extend_additional_data([], move, data_is_trusted=False)
        print(pedersen_builtin.get_additional_data(), ecdsa_builtin.get_additional_data(), memory[segment_offsets[5] + 3] - pedersen_builtin.base)
        output_builtin.add_attribute('gps_fact_topology', [size for topology in fact_topologies for size in topology])
        print(output_builtin.get_additional_data())
    %}
    let pedersen_ptr = pedersen_ptr + 3 * HashBuiltin.SIZE;
    assert pedersen_ptr[-2] = HashBuiltin(3, 4, 1078504723311822443900992338775481548059850561756203702548080974952533155775);
    assert pedersen_ptr[-3] = HashBuiltin(1, 2, 2592987851775965742543459319508348457290966253241455514226127639100457844774);
    return ();
}

func run_tasks{output_ptr: felt*}(tasks: Task*, n_tasks) {
    if (n_tasks == 0) {
        return ();
    }
    alloc_locals;
    local task_output: felt*;
    local start: felt*;
    %{
        # The task's output is apart until it is known to be whole.
        ids.task_output = segments.add_temp_segment() if ids.n_tasks == 1 else segments.add()
        ids.start = ids.tasks.code + ids.tasks.header.main
        outer_state = output_builtin.get_state()
        output_builtin.new_state(base=ids.task_output)
        vm_enter_scope({'n_inputs': ids.tasks.header.n_inputs, 'add_topology': fact_topologies.append})
    %}
    [ap] = task_output, ap++;
    [ap] = tasks.header.n_inputs, ap++;
    [ap] = tasks.inputs, ap++;
    call abs start;
    let task_end = cast([ap - 1], felt*);
    local size = task_end - task_output;
    %{ vm_exit_scope() %}
    %{
        assert output_builtin.base == ids.task_output
        inner_data = output_builtin.get_additional_data()
        output_builtin.set_state(outer_state)
        print(ids.size, inner_data, fact_topologies)
        for inner_page in inner_data['pages'].values():
            output_builtin.add_page(page_id, ids.output_ptr + inner_page[0], inner_page[1])
            page_id += 1
        if ids.task_output.segment_index < 0:
            memory.add_relocation_rule(src_ptr=ids.task_output, dest_ptr=ids.output_ptr)
    %}
    if (n_tasks == 1) {
        let output_ptr = output_ptr + size;
        return ();
    }
    memcpy(output_ptr, task_output, size);
    let output_ptr = output_ptr + size;
    return run_tasks(tasks + Task.SIZE, n_tasks - 1);
}

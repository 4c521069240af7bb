// Memory and segments from hints: cells, ranges, arguments, sizes, temporary segments.
struct Entry {
    key: felt,
    values: felt*,
}

func main() {
    alloc_locals;
    local entries: Entry*;
    local loaded: felt*;
    local plain: felt*;
    %{
        ids.entries = segments.gen_arg([1, [10, 11, 12], 2, [20, -1]])
        ids.loaded = segments.add()
        end = segments.load_data(ids.loaded, [7, ids.entries.address_, 9])
        assert end - ids.loaded == 3
        ids.plain = segments.add()
        end = segments.write_arg(ids.plain, [3, [4, 5]])
        print(ids.plain, end, memory[ids.plain], memory[ids.plain + 1], memory.get(ids.plain + 2))
    %}
    assert entries[1].values[1] = -1;
    assert cast(loaded[1], Entry*).values[2] = 12;
    assert [cast(plain[1], felt*) + 1] = 5;
    %{
        memory[ids.plain + 2] = PRIME + 5 - PRIME
        # The same value again is no conflict.
        memory[ids.plain + 2] = 5
        print(memory.get_range(ids.loaded, 3))
        print(memory.get(ids.plain + 3), memory.get(ids.plain + 3, 'default'), ids.plain + 3 in memory)
        print(ids.loaded.segment_index, ids.loaded.offset, ids.loaded + 1, (ids.loaded + 1) - ids.loaded)
        print(ids.plain > ids.loaded, ids.plain + 1 >= ids.plain, ids.plain == ids.loaded)
        try:
            memory[ids.plain + 9]
        except KeyError as error:
            print(type(error).__name__, error)
        try:
            memory[ids.plain] = 4
        except Exception as error:
            print(type(error).__name__, error)
        memory.setdefault(ids.plain + 3, 33) if hasattr(memory, 'setdefault') else None
        print(memory[ap - 1], memory[fp - 1], memory[fp] == memory[fp])
    %}
    assert plain[2] + plain[3] = 38;

    // A temporary segment, written before its place is known.
    local temporary: felt*;
    local final: felt*;
    %{
        ids.temporary = segments.add_temp_segment()
        ids.final = segments.add()
        memory[ids.final] = 1
    %}
    assert temporary[0] = 2;
    assert temporary[1] = 3;
    %{
        print(ids.temporary, ids.temporary + 1)
        memory.add_relocation_rule(src_ptr=ids.temporary, dest_ptr=ids.final + 1)
        print(ids.temporary)
    %}
    assert temporary = final + 1;
    ret;
}

// The methods of memory that read it as a whole, and what it refuses.
func main() {
    alloc_locals;
    local segment: felt*;
    %{
        ids.segment = segments.add()
        segments.write_arg(ids.segment, [5, 6, PRIME - 1])
        print(len(memory), ids.segment in memory, ids.segment + 3 in memory, 5 in memory)
        print([key for key in memory.keys() if key.segment_index == ids.segment.segment_index])
        print([item for item in memory.items() if item[0].segment_index == ids.segment.segment_index])
        print(memory.setdefault(ids.segment, 9), memory.setdefault(ids.segment + 3, 9), memory[ids.segment + 3])
        print(memory.get_range(ids.segment, 4), memory.get_range_as_ints(ids.segment, 4) == [5, 6, PRIME - 1, 9])
        print(memory.is_frozen(), segments.n_segments, segments.n_temp_segments)
        wrong = {
            'a negative offset': lambda: memory[ids.segment - 1],
            'a negative number': lambda: memory[-1],
            'a text': lambda: memory['0:0'],
            'an unknown cell': lambda: memory[ids.segment + 50],
            'a conflict': lambda: memory.__setitem__(ids.segment, 7),
            'a text as a value': lambda: memory.__setitem__(ids.segment + 60, 'x'),
            'pointers as integers': lambda: memory.get_range_as_ints(fp - 2, 1),
            'a sum of pointers': lambda: ids.segment + ids.segment,
            'a difference of segments': lambda: ids.segment - fp,
            'a product': lambda: ids.segment * 2,
        }
        for what, act in wrong.items():
            try:
                print(what, act())
            except Exception as error:
                print(what, type(error).__name__, error)
    %}
    return ();
}

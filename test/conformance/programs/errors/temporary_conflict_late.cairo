// As temporary_conflict.cairo, but the other values were written first.

func main() {
    alloc_locals;
    local temporary: felt*;
    local real: felt*;
    %{
        ids.temporary = segments.add_temp_segment()
        ids.real = segments.add()
    %}
    assert real[1] = 6;
    assert temporary[1] = 5;
    %{ memory.add_relocation_rule(ids.temporary, ids.real) %}
    return ();
}

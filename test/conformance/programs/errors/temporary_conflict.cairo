// A temporary segment is relocated to where other values are: the value that was written first is named first.

func main() {
    alloc_locals;
    local temporary: felt*;
    local real: felt*;
    %{
        ids.temporary = segments.add_temp_segment()
        ids.real = segments.add()
    %}
    assert temporary[0] = 1;
    assert temporary[1] = 5;
    assert real[0] = 1;
    assert real[1] = 6;
    %{ memory.add_relocation_rule(ids.temporary, ids.real) %}
    return ();
}

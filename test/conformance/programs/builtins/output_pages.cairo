// cairo-run: --layout=small --print_info
// outputs: pie
%builtins output

// Pages and attributes of the output, as a program for a proof in several pages sets them.
func main{output_ptr: felt*}() {
    assert output_ptr[0] = 11;
    assert output_ptr[1] = 22;
    assert output_ptr[2] = 33;
    assert output_ptr[3] = -44;
    assert output_ptr[4] = 55;
    %{
        output_builtin.add_page(page_id=2, page_start=ids.output_ptr + 3, page_size=2)
        output_builtin.add_page(1, ids.output_ptr + 1, 2)
        output_builtin.add_attribute('gps_fact_topology', [3, 1, 0, 1])
        output_builtin.add_attribute('note', {'text': 'für die Ausgabe', 'numbers': [1, -2, True, None, 2 ** 70]})
        print(output_builtin.base, sorted(output_builtin.pages), output_builtin.get_additional_data())
        state = output_builtin.get_state()
        output_builtin.new_state(base=ids.output_ptr + 3)
        output_builtin.add_attribute('of the inner program', 1)
        print(output_builtin.base, output_builtin.pages, output_builtin.attributes)
        output_builtin.set_state(state)
        print(output_builtin.base, sorted(output_builtin.attributes))
    %}
    let output_ptr = output_ptr + 5;
    return ();
}

// Hints of several lines, with functions, scopes, prints, and several before one instruction.
%builtins output

func square(n: felt) -> felt {
    return n * n;
}

func main{output_ptr: felt*}() {
    alloc_locals;
    local wanted;
    %{
        # @comment
        words = ['one', 'two']  # @words

        def measure(text):
            size = len(text)  # @inside
            return size

        total = sum(measure(word) for word in words)  # @measure
        ids.wanted = total
        print('total', total)  # @print
    %}
    local also = nondet %{ total + 1 %};  // @nondet
    let squared = square(wanted);  // @square
    %{ vm_enter_scope({'inner': {'key': [1, 2]}}) %}  // @enter
    %{ inner['more'] = ids.also %}  // @inner
    assert [output_ptr] = squared;  // @write
    %{
        import sys
        print('to stderr', file=sys.stderr)
        vm_exit_scope()
    %}
    assert [output_ptr + 1] = also;
    let output_ptr = output_ptr + 2;
    return ();  // @end
}

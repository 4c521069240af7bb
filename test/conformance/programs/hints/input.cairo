// cairo-run: --layout=small
// stdin: 25
// stdin: a word
%builtins output

// Hints that read the program's input and the standard input, and print.
func main{output_ptr: felt*}() {
    alloc_locals;
    local count;
    %{
        ids.count = len(program_input['numbers'])
        for index, number in enumerate(program_input['numbers']):
            memory[ids.output_ptr + index] = number % PRIME
    %}
    let output_ptr = output_ptr + count;
    %{ memory[ids.output_ptr] = int(input()) %}
    %{ memory[ids.output_ptr + 1] = int.from_bytes(input().encode(), 'big') %}
    let output_ptr = output_ptr + 2;
    %{
        import sys
        print('to stdout:', program_input['name'], end=';\n')
        print('without a line break', end='')
    %}
    %{ print() %}
    return ();
}

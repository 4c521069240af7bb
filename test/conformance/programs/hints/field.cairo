// The field's arithmetic that every hint finds, and where it runs: step, registers, the prime.
func square_root(x: felt) -> (root: felt) {
    alloc_locals;
    local root;
    %{
        ids.root = fsqrt(ids.x) if fis_quad_residue(ids.x) else 0
        print(current_step, pc, ap, fp, ids.x)
    %}
    return (root=root);
}

func main() {
    %{
        print(fadd(PRIME - 1, 3), fsub(1, 2) == PRIME - 1, fmul(2 ** 200, 2 ** 100), fdiv(1, 3))
        print(fpow(3, 2 ** 100), fis_quad_residue(2), fis_quad_residue(3), safe_div(91, 7))
        print(to_felt_or_relocatable(5), to_felt_or_relocatable(fp), type(to_felt_or_relocatable(fp)).__name__)
        for wrong in (lambda: safe_div(5, 2), lambda: fdiv(1, 0), lambda: to_felt_or_relocatable('text')):
            try:
                print(wrong())
            except Exception as error:
                print(type(error).__name__, error)
    %}
    let (root) = square_root(49);
    assert root * root = 49;
    let (root) = square_root(3);
    assert root = 0;
    %{ memory[ap] = to_felt_or_relocatable(7.9) %}
    [ap] = [ap], ap++;
    return ();
}

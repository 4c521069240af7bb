// Pointers as values of Python: their order, sums, differences, hashes, texts and bytes.
func main() {
    alloc_locals;
    local a: felt*;
    %{
        from starkware.cairo.lang.vm.relocatable import RelocatableValue
        ids.a = segments.add()
        a = ids.a
        print(a, repr(a), str(a + 3), a + 3 - a, (a + 3) - 1, 4 + a, a % PRIME, hash(a) == hash(a + 0))
        print(sorted([a + 2, fp, 7, a, pc]), a < a + 1, 7 < a, a <= fp, fp == RelocatableValue(1, fp.offset))
        print({a: 1, a + 1: 2}[a + 1], a in {a}, a is not None, bool(a), isinstance(a, int))
        print(RelocatableValue.to_tuple(a), RelocatableValue.from_tuple([3, 4]), RelocatableValue(2, 5).offset)
        print(RelocatableValue.to_bytes(a + 1, n_bytes=8, byte_order='little').hex())
        print(RelocatableValue.from_bytes(RelocatableValue.to_bytes(a + 1, 8, 'little'), 'little') == a + 1)
        memory[ap] = a + 100
    %}
    [ap] = [ap], ap++;
    return ();
}

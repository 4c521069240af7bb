// Which cells instructions have accessed by now: those of the program count, those that hints wrote do not.
from starkware.cairo.common.alloc import alloc

func main() {
    alloc_locals;
    let (local list: felt*) = alloc();
    %{
        memory[ids.list] = 5
        print([is_accessed(addr) for addr in (pc, pc + 1000, fp, fp - 1, ap, ap - 1, ids.list, ids.list + 1)])
    %}
    assert list[1] = list[0];
    %{ print([is_accessed(addr) for addr in (ap, ids.list, ids.list + 1, ids.list + 2, fp)]) %}
    return ();
}

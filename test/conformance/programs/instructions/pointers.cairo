// Pointers as values: kept in memory, compared, moved, followed twice, stored in structs and arrays.
from starkware.cairo.common.alloc import alloc

struct Node {
    value: felt,
    next: Node*,
}

struct Pair {
    left: Node,
    right: Node*,
}

func sum_list(node: Node*) -> felt {
    if (cast(node, felt) == 0) {
        return 0;
    }
    let rest = sum_list(node.next);
    return node.value + rest;
}

func main() {
    alloc_locals;
    let (local cells: felt*) = alloc();
    assert cells[0] = 10;
    assert cells[3] = 40;
    assert [cells + 2] = [cells] + 20;
    assert cells[1] = cast(cells + 3, felt);
    assert [cast(cells[1], felt*)] = 40;
    assert [[cells + 1] - 1] = 30;

    tempvar third = new Node(value=3, next=cast(0, Node*));
    tempvar second = new Node(value=2, next=third);
    tempvar first: Node* = new Node(value=1, next=second);
    local kept_first: Node* = first;
    let sum = sum_list(kept_first);
    let first = kept_first;
    let second = first.next;
    assert sum = 6;
    tempvar pair: Pair* = new Pair(left=[first], right=first);
    assert pair.left.next.next.value = 3;
    assert pair.right.next = second;
    assert &pair.left.next = cast(cast(pair, felt) + Node.next, Node**);
    tempvar difference = cells + 3 - cells;
    assert difference = 3;
    assert cells + difference = cells + 3;
    if (cells == cells + 1) {
        assert 1 = 2;
    }
    ret;
}

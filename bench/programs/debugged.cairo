// For the debugger: a recursion of COUNT frames, each with a short loop over a struct; some 100 steps a frame.
from starkware.cairo.common.registers import get_fp_and_pc

const COUNT = 10;
const ROUNDS = 13;

struct State {
    turn: felt,
    rounds: felt,
}

func main() {
    tempvar nothing = 0;  // @begin
    if (nothing == 1) {
        tempvar a = 1;  // @unhit
        tempvar b = 2;
        tempvar c = 3;
        tempvar d = 4;
        tempvar e = 5;
        tempvar f = 6;
        tempvar g = 7;
        tempvar h = 8;
        tempvar i = 9;
        tempvar j = 10;
    }
    turns(COUNT);
    return ();  // @end
}

func turns(n: felt) {
    alloc_locals;
    if (n == 0) {
        return ();  // @deepest
    }
    let (__fp__, _) = get_fp_and_pc();
    local state: State = State(turn=n, rounds=ROUNDS);
    count_down(&state, ROUNDS);  // @turn
    turns(n - 1);
    return ();
}

func count_down(state: State*, left: felt) {
    if (left == 0) {
        return ();
    }
    tempvar product = state.turn * left;  // @round
    return count_down(state, left - 1);
}

// Fibonacci numbers by recursion: the smallest program worth a look.
//
// Layout: small (builtin output).
// Try: a breakpoint on the line of `let sum`, then Continue a few times. Every call has a frame of its own
// in the Call Stack, with its own `first`, `second` and `n`.
%builtins output

from starkware.cairo.common.serialize import serialize_word

// How far the sequence goes. Constants show under their name when the mouse rests on them.
const N = 10;

func main{output_ptr: felt*}() {
    // fibonacci(0, 1, N) is the N-th number of the sequence 0, 1, 1, 2, 3, 5, 8 ...
    let result = fibonacci(first=0, second=1, n=N);
    serialize_word(result);
    return ();
}

// Moves the pair (first, second) n places along the sequence and returns its first number.
func fibonacci(first: felt, second: felt, n: felt) -> felt {
    if (n == 0) {
        return first;
    }

    let sum = first + second;
    return fibonacci(first=second, second=sum, n=n - 1);
}

// A purse that outlives its calls: its balance is in the storage of a syscall handler, a Python object with state.
//
// Layout: small (builtin output). Prints 100, 120, 90.
// Run: F5 with the configuration "Storage with a syscall handler" of .vscode/launch.json, or
//   cairoscope run storage.cairo --python-path . --syscall-handler storage_handler:StorageHandler --print-output
// Try: a breakpoint in a hint; open syscall_handler under Hint Scopes, step on, and see the storage change.
// Cairo does not trust the handler: this program proves what it asked and was answered, not that the answers are right.
//
// The tests run it like this:
// syscall-handler: storage_handler:StorageHandler
// reads: storage_handler.py
%builtins output

from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.serialize import serialize_word

// Requests stand one after the other in the segment of syscall_ptr; the handler fills in the answers.
const READ = 'read';
const WRITE = 'write';

struct ReadRequest {
    selector: felt,
    key: felt,
    // The answer.
    value: felt,
}

struct WriteRequest {
    selector: felt,
    key: felt,
    value: felt,
}

const BALANCE = 'balance';

func main{output_ptr: felt*}() {
    let (syscall_ptr) = alloc();
    with syscall_ptr {
        deposit(amount=100);
        deposit(amount=20);
        withdraw(amount=30);
    }
    %{ print(f'{len(syscall_handler.log)} requests, and in the end {syscall_handler.values}') %}
    return ();
}

func deposit{syscall_ptr: felt*, output_ptr: felt*}(amount: felt) {
    alloc_locals;
    let (before) = storage_read(key=BALANCE);
    local after = before + amount;
    storage_write(key=BALANCE, value=after);
    serialize_word(after);
    return ();
}

func withdraw{syscall_ptr: felt*, output_ptr: felt*}(amount: felt) {
    return deposit(amount=-amount);
}

// Cells that were never written read as 0.
func storage_read{syscall_ptr: felt*}(key: felt) -> (value: felt) {
    let request = cast(syscall_ptr, ReadRequest*);
    assert request.selector = READ;
    assert request.key = key;
    %{ syscall_handler.storage_read(segments=segments, syscall_ptr=ids.syscall_ptr) %}
    let syscall_ptr = syscall_ptr + ReadRequest.SIZE;
    return (value=request.value);
}

func storage_write{syscall_ptr: felt*}(key: felt, value: felt) {
    let request = cast(syscall_ptr, WriteRequest*);
    assert request.selector = WRITE;
    assert request.key = key;
    assert request.value = value;
    %{ syscall_handler.storage_write(segments=segments, syscall_ptr=ids.syscall_ptr) %}
    let syscall_ptr = syscall_ptr + WriteRequest.SIZE;
    return ();
}

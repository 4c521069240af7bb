// Fails on purpose: an account pays out more than it holds, three calls deep.
//
// Layout: small (builtins output and range_check).
// Try: start it and see where it stops: at the instruction that failed, with the message of the innermost
// `error_message` and the whole Cairo traceback. Every frame of the Call Stack can still be looked at.
%builtins output range_check

from starkware.cairo.common.alloc import alloc
from starkware.cairo.common.math import assert_nn
from starkware.cairo.common.serialize import serialize_word

struct Account {
    owner: felt,
    balance: felt,
}

func main{output_ptr: felt*, range_check_ptr}() {
    alloc_locals;
    local account: Account = Account(owner='alice', balance=100);

    let (local payments) = alloc();
    assert payments[0] = 30;
    assert payments[1] = 45;
    // Only 25 are left when it comes to this one.
    assert payments[2] = 60;

    let (rest) = pay_all(account=account, payments=payments, n_payments=3);
    serialize_word(rest.balance);
    return ();
}

func pay_all{range_check_ptr}(account: Account, payments: felt*, n_payments: felt) -> (
    account: Account
) {
    alloc_locals;
    if (n_payments == 0) {
        return (account=account);
    }

    let (local poorer) = pay(account=account, amount=payments[0]);
    return pay_all(account=poorer, payments=payments + 1, n_payments=n_payments - 1);
}

func pay{range_check_ptr}(account: Account, amount: felt) -> (account: Account) {
    alloc_locals;
    local balance = account.balance;
    // Names in braces are filled in with the values that they have when the error happens.
    with_attr error_message("Cannot pay {amount}: the balance is {balance}.") {
        let rest = subtract(balance, amount);
    }
    return (account=Account(owner=account.owner, balance=rest));
}

// a - b, which must not fall below zero.
func subtract{range_check_ptr}(a: felt, b: felt) -> felt {
    alloc_locals;
    local difference = a - b;
    assert_nn(difference);
    return difference;
}

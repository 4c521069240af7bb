"""What hints call."""


class Counter:
    def __init__(self) -> None:
        self.seen = []

    def count(self, number: int) -> int:
        self.seen.append(number)
        return len(self.seen)

    def fail(self, number: int) -> None:
        text = f"no {number}"
        raise ValueError(text)  # @fail


def outer(counter: Counter, number: int) -> int:
    first = counter.count(number)
    return first + inner(number)  # @outer


def inner(number: int) -> int:
    doubled = number * 2
    return doubled


def pausing(number: int) -> int:
    breakpoint()
    return number

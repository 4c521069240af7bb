"""What a hint imports."""


def double(number: int) -> int:
    result = number * 2  # @double
    return result

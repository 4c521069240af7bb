// Values that stand nowhere in memory: the code has put them together.
struct Point {
    x: felt,
    y: felt,
}

func main() {
    tempvar a = 3;
    let point = Point(x=a, y=a + 1);
    let pair = (a, a + 1);
    assert a = 3;  // @use
    ret;
}

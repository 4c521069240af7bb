// The return address was replaced by a number.
func tricked() {
    [ap] = 5, ap++;
    [ap] = 6, ap++;
    [ap] = cast([ap - 1], felt), ap++;
    jmp rel [fp - 5];
}

func main() {
    [ap] = 1000, ap++;
    call tricked;
    ret;
}

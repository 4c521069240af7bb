// pc falls below the start of its segment.
func main() {
    tempvar distance = -100;
    jmp rel distance;
}

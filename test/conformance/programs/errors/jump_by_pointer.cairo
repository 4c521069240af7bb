// A relative jump by a pointer.
func main() {
    tempvar distance: felt* = new (1, 2);
    jmp rel cast(distance, felt);
}

// A loop that never ends.
func main() {
    tempvar n = 0;

    loop:
    tempvar n = [ap - 1] + 1;  // @loop
    jmp loop;
}

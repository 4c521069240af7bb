// Ten steps: what is left is the start and the end of the command.
func main() {
    [ap] = 1, ap++;
    [ap] = [ap - 1] + 1, ap++;
    [ap] = [ap - 1] + 1, ap++;
    [ap] = [ap - 1] + 1, ap++;
    [ap] = [ap - 1] + 1, ap++;
    [ap] = [ap - 1] + 1, ap++;
    [ap] = [ap - 1] + 1, ap++;
    [ap] = [ap - 1] + 1, ap++;
    [ap] = [ap - 1] + 1, ap++;
    ret;
}

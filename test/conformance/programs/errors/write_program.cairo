// A cell behind the program's end is written.
from starkware.cairo.common.registers import get_label_location

func main() {
    let (code) = get_label_location(main);
    assert code[1000] = 5;
    return ();
}

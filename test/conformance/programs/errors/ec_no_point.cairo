// A coordinate of no point of the Stark curve.
from starkware.cairo.common.ec import recover_y

func main() {
    let (point) = recover_y(0);
    return ();
}

/**
 * The five constant points of the Pedersen hash, made from the digits of π. Source: cairo-lang,
 * starkware/crypto/signature/pedersen_params.json, CONSTANT_POINTS[0], [2], [250], [254] and [502].
 *
 * Each point is its x and its y, felts of four words.
 */

/** Where every sum starts. */
export const SHIFT_POINT: usize = memory.data<u64>([
  0x551fde4050ca6804, 0x716b0b1022947733, 0x00ee1b87eb599f16, 0x049ee3eba8c16007,
  0xd0405d266e10268a, 0x4e621062c0e056c1, 0xf346d49d06ea0ed3, 0x03ca0cfe4b3bc6dd,
], 8);

/** Times the low 248 bits of the first operand. */
export const POINT_0: usize = memory.data<u64>([
  0x1080d17957ebe47b, 0x8fa8120b6d56eb0c, 0x969c748655fca9e5, 0x0234287dcbaffe7f,
  0x6ed0268ee89e5615, 0x940135dd7a6c94cc, 0x1e889527d41f4e39, 0x03b056f100f96fb2,
], 8);

/** Times the high 4 bits of the first operand. */
export const POINT_1: usize = memory.data<u64>([
  0xb7a6932dba8aa378, 0x99099ec1de5e3018, 0x3f9dab2656558f33, 0x04fa56f376c83db3,
  0x5168f4e80ff5b54d, 0x562761f92a7a23b4, 0x8113e0c0e47e4401, 0x03fa0984c931c9e3,
], 8);

/** Times the low 248 bits of the second operand. */
export const POINT_2: usize = memory.data<u64>([
  0x3aa372f0bd2d6997, 0x40c690c74709e90f, 0x764910f75b45f74b, 0x04ba4cc166be8dec,
  0x48151f27b24b219c, 0xcac5c59a5ce5ae7c, 0x4b971e46c4ede85f, 0x0040301cf5c1751f,
], 8);

/** Times the high 4 bits of the second operand. */
export const POINT_3: usize = memory.data<u64>([
  0xd36ff12c49a58202, 0x2ca65048d53fb325, 0x6e44cca8f61a63bb, 0x054302dcb0e6cc1c,
  0x879dcc77e99c2426, 0xce98ad783c25561a, 0xb348046268d8ae25, 0x01b77b3e37d13504,
], 8);

// The compression function of Blake2s (RFC 7693, section 3.2), four columns of the state at a time.

/** Words 8 to 15 of the working state, before counter and flag are mixed in: the initial state of SHA-256. */
const iv: usize = memory.data<u32>([0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]);

/** Which word of the message each step of the ten rounds takes. */
const sigma: usize = memory.data<u8>([
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
  11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4,
  7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8,
  9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13,
  2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9,
  12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11,
  13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10,
  6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5,
  10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0,
]);

// @ts-ignore: decorator
@inline function rotateRight(x: v128, by: i32): v128 { return v128.or(i32x4.shr_u(x, by), i32x4.shl(x, 32 - by)); }

// @ts-ignore: decorator
@inline function word(message: usize, index: usize): u32 { return load<u32>(message + (<usize>load<u8>(index) << 2)); }

/** The words of the message that the four mixings of a half round take as x (`index` even) or as y (odd). */
// @ts-ignore: decorator
@inline function words(message: usize, index: usize): v128 {
  return i32x4(word(message, index), word(message, index + 2), word(message, index + 4), word(message, index + 6));
}

/**
 * Writes the state after `message` to `out`: `state` and `out` are 8 words of 32 bits, `message` is 16. `counter`
 * is how many bytes are hashed with this block (below 2^32); `isLast`: the message ends with it.
 */
export function compress(out: usize, state: usize, message: usize, counter: u32, isLast: bool): void {
  const h0 = v128.load(state), h1 = v128.load(state, 16);
  let a = h0, b = h1, c = v128.load(iv);
  let d = v128.xor(v128.load(iv, 16), i32x4(counter, 0, isLast ? -1 : 0, 0));
  for (let round = sigma; round < sigma + 160; round += 16) {
    for (let half = round; ; half += 8) {
      a = i32x4.add(i32x4.add(a, b), words(message, half));
      d = rotateRight(v128.xor(d, a), 16);
      c = i32x4.add(c, d);
      b = rotateRight(v128.xor(b, c), 12);
      a = i32x4.add(i32x4.add(a, b), words(message, half + 1));
      d = rotateRight(v128.xor(d, a), 8);
      c = i32x4.add(c, d);
      b = rotateRight(v128.xor(b, c), 7);
      // The first half mixes columns, the second diagonals: turn the rows so that these are columns, and back.
      if (half == round) {
        b = v128.shuffle<i32>(b, b, 1, 2, 3, 0); c = v128.shuffle<i32>(c, c, 2, 3, 0, 1); d = v128.shuffle<i32>(d, d, 3, 0, 1, 2);
      } else {
        b = v128.shuffle<i32>(b, b, 3, 0, 1, 2); c = v128.shuffle<i32>(c, c, 2, 3, 0, 1); d = v128.shuffle<i32>(d, d, 1, 2, 3, 0);
        break;
      }
    }
  }
  v128.store(out, v128.xor(h0, v128.xor(a, c)));
  v128.store(out, v128.xor(h1, v128.xor(b, d)), 16);
}

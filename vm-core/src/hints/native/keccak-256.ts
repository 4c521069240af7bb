const LANES = 25;
const ROUNDS = 24;
/** Bytes that are taken in between two permutations: 1600 - 2 · 256 bits. */
const RATE = 136;
const HASH_BYTES = 32;

const rotate = (lane: bigint, bits: number): bigint =>
  BigInt.asUintN(64, (lane << BigInt(bits)) | (lane >> BigInt(64 - bits)));

/** By how many bits ρ rotates the lanes, in the order in which π visits them, and where π moves them. */
const PATH = Array.from({ length: LANES - 1 }, (_, t) => (((t + 1) * (t + 2)) / 2) % 64);
const NEXT = pathOfPi();

function pathOfPi(): number[] {
  let [x, y] = [1, 0];
  return PATH.map(() => {
    [x, y] = [y, (2 * x + 3 * y) % 5];
    return x + 5 * y;
  });
}

/** What ι adds in each round: bits of a shift register. */
const CONSTANTS = roundConstants();

function roundConstants(): bigint[] {
  let register = 1;
  const nextBit = (): number => {
    const bit = register & 1;
    register = (register << 1) ^ (register >> 7 === 1 ? 0x171 : 0);
    return bit;
  };
  return Array.from({ length: ROUNDS }, () => {
    let constant = 0n;
    for (let j = 0; j < 7; j++) if (nextBit() === 1) constant |= 1n << BigInt(2 ** j - 1);
    return constant;
  });
}

/** Keccak-f[1600] (FIPS 202, section 3) on 25 lanes, (x, y) at x + 5y. */
function permute(lanes: bigint[]): void {
  const at = (index: number): bigint => lanes[index] ?? 0n;
  for (const constant of CONSTANTS) {
    const columns = [0, 1, 2, 3, 4].map(x => at(x) ^ at(x + 5) ^ at(x + 10) ^ at(x + 15) ^ at(x + 20));
    for (let i = 0; i < LANES; i++) {
      lanes[i] = at(i) ^ (columns[(i + 4) % 5] ?? 0n) ^ rotate(columns[(i + 1) % 5] ?? 0n, 1);
    }
    let moving = at(1);
    for (const [t, target] of NEXT.entries()) {
      const displaced = at(target);
      lanes[target] = rotate(moving, PATH[t] ?? 0);
      moving = displaced;
    }
    for (let y = 0; y < LANES; y += 5) {
      const row = lanes.slice(y, y + 5);
      for (let x = 0; x < 5; x++) {
        const [next, afterNext] = [row[(x + 1) % 5] ?? 0n, row[(x + 2) % 5] ?? 0n];
        lanes[y + x] = (row[x] ?? 0n) ^ (BigInt.asUintN(64, ~next) & afterNext);
      }
    }
    lanes[0] = at(0) ^ constant;
  }
}

/** Keccak-256 as Ethereum has it: with the padding from before SHA-3. */
export function keccak256(input: Uint8Array): Uint8Array {
  const padded = new Uint8Array(input.length + RATE - (input.length % RATE));
  padded.set(input);
  padded[input.length] = 0x01;
  padded[padded.length - 1] = (padded.at(-1) ?? 0) | 0x80;
  const words = new DataView(padded.buffer);
  const lanes = new Array<bigint>(LANES).fill(0n);
  for (let block = 0; block < padded.length; block += RATE) {
    for (let i = 0; i < RATE / 8; i++) lanes[i] = (lanes[i] ?? 0n) ^ words.getBigUint64(block + 8 * i, true);
    permute(lanes);
  }
  const hash = new DataView(new ArrayBuffer(HASH_BYTES));
  for (let i = 0; i < HASH_BYTES / 8; i++) hash.setBigUint64(8 * i, lanes[i] ?? 0n, true);
  return new Uint8Array(hash.buffer);
}

// Draws icon.png, 128 x 128: a lens over a pyramid, with a breakpoint in it. Run: node extension/media/draw-icon.mjs
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

const SIZE = 128;
/** Samples per pixel and axis: what smooths the edges. */
const SAMPLES = 4;

/** @typedef {[number, number, number]} Colour */

const NIGHT = /** @type {Colour} */ ([27, 31, 58]);
const RIM = /** @type {Colour} */ ([236, 238, 247]);
const SKY = /** @type {Colour} */ ([58, 76, 150]);
const SUNNY = /** @type {Colour} */ ([245, 184, 77]);
const SHADE = /** @type {Colour} */ ([206, 128, 48]);
const STOP = /** @type {Colour} */ ([229, 72, 77]);

/**
 * Whether (x, y) lies inside the triangle a, b, c.
 * @param {number} x
 * @param {number} y
 * @param {[number, number][]} corners three, in either direction
 */
function inTriangle(x, y, corners) {
  const sides = corners.map(([ax, ay], i) => {
    const [bx, by] = corners[(i + 1) % 3] ?? [0, 0];
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
  });
  return sides.every(Boolean) || !sides.some(Boolean);
}

/**
 * Distance of (x, y) to the segment from (ax, ay) to (bx, by).
 * @param {number} x
 * @param {number} y
 * @param {[number, number]} a
 * @param {[number, number]} b
 */
function toSegment(x, y, [ax, ay], [bx, by]) {
  const t = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
  const s = Math.min(1, Math.max(0, t));
  return Math.hypot(x - ax - s * (bx - ax), y - ay - s * (by - ay));
}

/**
 * The colour at a point, or undefined where the icon is transparent.
 * @param {number} x
 * @param {number} y
 * @returns {Colour | undefined}
 */
function colourAt(x, y) {
  const inset = 26;
  const corner = Math.hypot(
    Math.max(inset - x, x - SIZE + inset, 0),
    Math.max(inset - y, y - SIZE + inset, 0),
  );
  if (corner > inset) return undefined;
  const lens = Math.hypot(x - 54, y - 54);
  if (lens > 40) return toSegment(x, y, [86, 86], [108, 108]) < 7 ? RIM : NIGHT;
  if (lens > 34) return RIM;
  if (Math.hypot(x - 54, y - 60) < 6.5) return STOP;
  if (
    inTriangle(x, y, [
      [54, 32],
      [26, 74],
      [60, 74],
    ])
  )
    return SUNNY;
  if (
    inTriangle(x, y, [
      [54, 32],
      [60, 74],
      [82, 74],
    ])
  )
    return SHADE;
  return SKY;
}

/**
 * Red, green, blue and alpha of a pixel, averaged over its samples.
 * @param {number} column
 * @param {number} row
 */
function pixel(column, row) {
  const sum = [0, 0, 0];
  let hits = 0;
  for (let i = 0; i < SAMPLES * SAMPLES; i++) {
    const colour = colourAt(
      column + ((i % SAMPLES) + 0.5) / SAMPLES,
      row + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES,
    );
    if (colour === undefined) continue;
    hits++;
    colour.forEach((value, channel) => (sum[channel] = (sum[channel] ?? 0) + value));
  }
  return [
    ...sum.map(value => Math.round(value / Math.max(hits, 1))),
    Math.round((255 * hits) / SAMPLES ** 2),
  ];
}

/**
 * A PNG chunk: length, type, data and checksum.
 * @param {string} type
 * @param {Buffer} data
 */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

const header = Buffer.alloc(13);
header.writeUInt32BE(SIZE, 0);
header.writeUInt32BE(SIZE, 4);
header.set([8, 6, 0, 0, 0], 8); // 8 bits a channel, RGBA
const rows = Array.from({ length: SIZE }, (_, row) => [
  0, // this row is not filtered
  ...Array.from({ length: SIZE }, (_pixel, column) => pixel(column, row)).flat(),
]);
writeFileSync(
  fileURLToPath(new URL('icon.png', import.meta.url)),
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]),
);

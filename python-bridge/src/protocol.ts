/**
 * The frames that pass between the VM (this process) and Python. The letter of it, and why it is so, stands in
 * `cairo_vm_py/protocol.py`; both files must agree, and the versions are compared in the handshake.
 */
export const PROTOCOL_VERSION = 6;

/** What a frame is: the byte after its length. */
export const Kind = {
  init: 1,
  run: 2,
  answer: 3,
  debug: 4,
  end: 5,
  attach: 6,
  rule: 7,
  reply: 8,
  pause: 16,
  breakpoints: 17,
  hello: 32,
  ready: 33,
  done: 34,
  fail: 35,
  ask: 36,
  output: 37,
  stopped: 38,
  result: 39,
  ended: 40,
  lines: 41,
  ruled: 42,
  command: 43,
  interrupt: 44,
  scopes: 45,
} as const;

/** All kinds of frames. */
export const KINDS: ReadonlySet<number> = new Set(Object.values(Kind));

/** How a value or an address is given in an entry. */
export const Tag = { unknown: 0, small: 1, felt: 2, pointer: 3, ask: 4 } as const;

/** What an ASK frame asks. */
export const Question = { read: 1, write: 2, json: 3 } as const;

/** The form of the answer to a read: entries, or, where all are small, 8 bytes each. */
export const Form = { entries: 0, numbers: 1 } as const;

/** Bytes of one memory value with its address. */
export const ENTRY_SIZE = 48;
/** Bytes before a frame's body: length and kind. */
export const HEADER_SIZE = 5;
/** Longer frames are garbage. */
export const MAX_FRAME = 2 ** 30;
/** Cells that may be asked for at once (MOST_PAGES in `cairo_vm_py/link.py`). */
export const MOST_CELLS = 1024;
/** In DONE: a debugger's step goes on after the hint. */
export const FLAG_STEPPING = 1;

/** The exit code of a Python that cannot reach the VM any more: a hint closed its files. */
export const EXIT_LOST = 74;

/** A frame that carries JSON (or nothing). */
export function jsonFrame(kind: number, body: unknown): Uint8Array {
  const text = Buffer.from(JSON.stringify(body) ?? '', 'utf8');
  return rawFrame(kind, text);
}

/** A frame around bytes. */
export function rawFrame(kind: number, body: Uint8Array): Uint8Array {
  const frame = new Uint8Array(HEADER_SIZE + body.length);
  new DataView(frame.buffer).setUint32(0, body.length + 1, true);
  frame[4] = kind;
  frame.set(body, HEADER_SIZE);
  return frame;
}

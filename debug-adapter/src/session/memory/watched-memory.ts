import type { DebugProtocol } from '@vscode/debugprotocol';
import type { MachineView } from '../../../../vm-core/src/index.ts';
import type { BytePlace } from '../addresses.ts';
import { readBytes } from './segment-bytes.ts';

/** Bytes that a client has read, in its own words: events must name the very reference. */
export type WatchedRange = Required<DebugProtocol.ReadMemoryArguments>;

interface Watched {
  readonly range: WatchedRange;
  readonly place: BytePlace;
  /** What the client has, or was told to read anew. */
  data: Buffer;
}

/** What was read longest ago is no longer watched beyond this: about a thousand pages of a hex editor. */
const MOST_BYTES = 2 ** 22;

/** Remembers what the client has read of memory, to tell it what has changed. */
export class WatchedMemory {
  /** In the order in which they were read. */
  readonly #ranges = new Map<string, Watched>();
  #bytes = 0;

  add(range: WatchedRange, place: BytePlace, data: Buffer): void {
    const key = `${range.memoryReference} ${range.offset} ${range.count}`;
    this.#forget(key);
    this.#ranges.set(key, { range, place, data });
    this.#bytes += data.length;
    for (const oldest of this.#ranges.keys()) {
      if (this.#bytes <= MOST_BYTES) break;
      this.#forget(oldest);
    }
  }

  /** What of it is different now, each range cut to the bytes that are. */
  changes(view: MachineView): WatchedRange[] {
    const changes: WatchedRange[] = [];
    for (const watched of this.#ranges.values()) {
      const { range, place, data: before } = watched;
      const { data } = readBytes(view, place, range.count);
      const first = firstDifference(before, data);
      if (first === undefined) continue;
      const end = data.length === before.length ? data.length - lastEqualBytes(before, data) : range.count;
      changes.push({ ...range, offset: range.offset + first, count: end - first });
      this.#bytes += data.length - before.length;
      watched.data = data;
    }
    return changes;
  }

  #forget(key: string): void {
    this.#bytes -= this.#ranges.get(key)?.data.length ?? 0;
    this.#ranges.delete(key);
  }
}

/** Where the two begin to differ; undefined if they do not. */
function firstDifference(a: Buffer, b: Buffer): number | undefined {
  if (a.equals(b)) return undefined;
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

/** How many bytes at the end of two buffers of one length are equal. */
function lastEqualBytes(a: Buffer, b: Buffer): number {
  let count = 0;
  while (count < a.length && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}

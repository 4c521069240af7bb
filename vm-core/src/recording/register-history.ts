import { startTable, type CellSource } from '../outputs/start-table.ts';
import { Relocatable } from '../relocatable.ts';
import type { Registers } from '../vm/exact-step.ts';

const ENTRY_WORDS = 3;
const ENTRY_BYTES = 8 * ENTRY_WORDS;
const CHUNK_STEPS = 16 * 1024;
/** Offsets are below 2^40, so that each segment may take as much of the addresses. */
const OFFSET_BITS = 40n;

/** The registers before each executed step, one after the other: cheaper than asking for every step by itself. */
export function* registerHistory(source: CellSource): Generator<Registers> {
  const { core } = source;
  const steps = core.step.value;
  if (steps === 0) return;
  const table = startTable(
    source,
    ({ segment, offset }) => (BigInt(segment) << OFFSET_BITS) + BigInt(offset),
  );
  const out = core.allocate(CHUNK_STEPS * ENTRY_BYTES);
  for (let from = 0; from < steps; from += CHUNK_STEPS) {
    const count = Math.min(CHUNK_STEPS, steps - from);
    // A chunk is a whole number of checkpoint intervals, so each starts at a checkpoint.
    core.replayFrom(from);
    core.replay(count, out, table);
    const words = new BigUint64Array(core.memory.buffer, out, count * ENTRY_WORDS).slice();
    for (let at = 0; at < words.length; at += ENTRY_WORDS) {
      yield { ap: cellAt(words[at]), fp: cellAt(words[at + 1]), pc: cellAt(words[at + 2]) };
    }
  }
}

function cellAt(word = 0n): Relocatable {
  return new Relocatable(Number(word >> OFFSET_BITS), Number(BigInt.asUintN(Number(OFFSET_BITS), word)));
}

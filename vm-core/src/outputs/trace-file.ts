import type { Core } from '../core/core.ts';
import { chunkOf, type ChunkOptions } from './chunk-options.ts';
import type { Relocation } from './relocation.ts';

const ENTRY_BYTES = 24;
const CHUNK_STEPS = 16 * 1024;

/**
 * The trace file: ap, fp and pc before each step, relocated, 64 bits each, lowest byte first (cairo-lang,
 * vm/trace_entry.py). Registers are not stored: they are regenerated from the checkpoints, chunk by chunk.
 */
export function* traceFile(core: Core, relocation: Relocation, options: ChunkOptions): Generator<Uint8Array> {
  const steps = core.step.value;
  if (steps === 0) return;
  const out = core.allocate(CHUNK_STEPS * ENTRY_BYTES);
  for (let from = 0; from < steps; from += CHUNK_STEPS) {
    const count = Math.min(CHUNK_STEPS, steps - from);
    // A chunk is a whole number of checkpoint intervals, so each starts at a checkpoint.
    core.replayFrom(from);
    core.replay(count, out, relocation.table);
    yield chunkOf(core.memory, out, count * ENTRY_BYTES, options);
  }
}

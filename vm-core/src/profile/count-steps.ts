import { startTable, type CellSource } from '../outputs/start-table.ts';
import { Relocatable } from '../relocatable.ts';
import { CallTree, type CallNode } from './call-tree.ts';

const ENTRY_WORDS = 6;
const ENTRY_BYTES = 24;
const CHUNK_STEPS = 16 * 1024;
/** Addresses in the table: a segment's number stands above the offset. */
const OFFSET_BITS = 32n;
/**
 * Counts the steps of a run by the calls that led to them: a stream over the replay.
 * @param initialFp of the first step, in which there are no calls
 */
export function countSteps(source: CellSource, initialFp: Relocatable): CallTree {
  const { core } = source;
  const tree = new CallTree();
  const stack = new RunningCalls(source, tree, initialFp);
  const starts = startTable(source, cell => (BigInt(cell.segment) << OFFSET_BITS) | BigInt(cell.offset));
  const out = core.allocate(CHUNK_STEPS * ENTRY_BYTES);
  const steps = core.step.value;
  for (let from = 0; from < steps; from += CHUNK_STEPS) {
    const count = Math.min(CHUNK_STEPS, steps - from);
    core.replayFrom(from);
    core.replay(count, out, starts);
    // Of each step: ap, fp and pc, each the offset and then the segment.
    const words = new Uint32Array(core.memory.buffer, out, count * ENTRY_WORDS);
    for (let at = 0; at < words.length; at += ENTRY_WORDS) {
      const fp = keyOf(words, at + 2);
      if (fp !== stack.fp) stack.moveTo(fp);
      const pc = keyOf(words, at + 4);
      const { steps: counts } = stack.node;
      counts.set(pc, (counts.get(pc) ?? 0) + 1);
    }
  }
  return tree;
}

const keyOf = (words: Uint32Array, at: number): number => (words[at + 1] ?? 0) * 2 ** 32 + (words[at] ?? 0);

/** The functions that run at a step, followed from one step to the next by fp. */
class RunningCalls {
  fp: number;
  node: CallNode;
  /** fp and node of the callers, outermost first. */
  readonly #callers: { readonly fp: number; readonly node: CallNode }[] = [];
  readonly #initialFp: number;

  constructor(
    private readonly source: CellSource,
    private readonly tree: CallTree,
    initialFp: Relocatable,
  ) {
    this.#initialFp = initialFp.key;
    this.fp = initialFp.key;
    this.node = tree.root;
  }

  moveTo(fp: number): void {
    if (fp < this.fp) this.returnTo(fp);
    if (fp === this.fp) return;
    const call = this.callAt(fp);
    if (call?.callerFp === this.fp) this.enter(fp, call.returnPc);
    else this.rebuild(fp);
  }

  private enter(fp: number, returnPc: number): void {
    this.#callers.push({ fp: this.fp, node: this.node });
    this.fp = fp;
    this.node = this.tree.call(this.node, returnPc);
  }

  private returnTo(fp: number): void {
    for (let caller = this.#callers.at(-1); caller && caller.fp >= fp; caller = this.#callers.at(-1)) {
      this.#callers.pop();
      ({ fp: this.fp, node: this.node } = caller);
    }
  }

  /** Finds the calls from memory, as cairo-lang's profiler does (get_call_stack in tracer/profile.py). */
  private rebuild(fp: number): void {
    const chain: { readonly fp: number; readonly returnPc: number }[] = [];
    let at = fp;
    while (at > this.#initialFp) {
      const call = this.callAt(at);
      if (call === undefined || call.callerFp >= at) break;
      chain.push({ fp: at, returnPc: call.returnPc });
      at = call.callerFp;
    }
    this.#callers.length = 0;
    this.node = this.tree.root;
    this.fp = at;
    for (const { fp: inner, returnPc } of chain.reverse()) this.enter(inner, returnPc);
  }

  private callAt(fp: number): { readonly callerFp: number; readonly returnPc: number } | undefined {
    const { memory } = this.source;
    const frame = Relocatable.fromKey(fp);
    const callerFp = memory.get(frame.add(-2));
    const returnPc = memory.get(frame.add(-1));
    if (!(callerFp instanceof Relocatable && returnPc instanceof Relocatable)) return undefined;
    return { callerFp: callerFp.key, returnPc: returnPc.key };
  }
}

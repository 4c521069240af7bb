/**
 * Frames, counted in all chains of calls, up to which every chain is told apart. Beyond, recursion is folded: it is how
 * Cairo loops, and a chain for every round would take more than the run did.
 */
const EXACT_FRAMES = 200_000;
/** Beyond, calls count for their callers. */
const MAX_FRAMES = 4 * EXACT_FRAMES;

/** The steps that ran under one chain of calls. Addresses are `Relocatable.key`s. */
export class CallNode {
  /** The calls made from here, by their return pc. */
  readonly calls = new Map<number, CallNode>();
  /** Steps by pc. */
  readonly steps = new Map<number, number>();
  /** Calls that are those of another chain, since it is the same but for a recursion. */
  readonly folded = new Map<number, CallNode>();

  constructor(
    readonly parent: CallNode | undefined,
    /** Where the innermost call of the chain returns to; undefined for what calls led to nowhere. */
    readonly returnPc: number | undefined,
    /** Calls in the chain. */
    readonly depth: number,
  ) {}
}

/** The steps of a run by the chain of calls that led to them. */
export class CallTree {
  /** What no call led to. */
  readonly root = new CallNode(undefined, undefined, 0);
  #frames = 0;

  /** The chain that a call makes of another. */
  call(from: CallNode, returnPc: number): CallNode {
    return from.calls.get(returnPc) ?? from.folded.get(returnPc) ?? this.add(from, returnPc);
  }

  /** All chains, callers first. */
  *nodes(): Generator<CallNode> {
    // Without recursion: chains may be long.
    const waiting: CallNode[] = [this.root];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      yield node;
      waiting.push(...[...node.calls.values()].reverse());
    }
  }

  private add(from: CallNode, returnPc: number): CallNode {
    const target = this.#frames < EXACT_FRAMES ? undefined : this.fold(from, returnPc);
    if (target !== undefined) {
      from.folded.set(returnPc, target);
      return target;
    }
    const node = new CallNode(from, returnPc, from.depth + 1);
    this.#frames += node.depth;
    from.calls.set(returnPc, node);
    return node;
  }

  /** The innermost caller that the same call led to. */
  private fold(from: CallNode, returnPc: number): CallNode | undefined {
    for (let at: CallNode | undefined = from; at !== undefined; at = at.parent) {
      if (at.returnPc === returnPc) return at;
    }
    return this.#frames < MAX_FRAMES ? undefined : from;
  }
}

import { compareMoments, type Moment } from '../../../vm-core/src/index.ts';
import { checkedMessage, type Fields } from '../checked-message.ts';
import { GarbageError } from '../frame-reader.ts';
import { applyChange, NOTHING, type RecordedValue } from './recorded-value.ts';

/** What recording has taken. */
export interface RecordingCost {
  /** Hints after which the scopes were looked at. */
  readonly executions: number;
  /** Of what is kept. */
  readonly bytes: number;
  /** In Python, up to the last change. */
  readonly milliseconds: number;
  /** Was anything given up because it was too much? */
  readonly truncated: boolean;
}

/** The scopes from a moment on. */
interface Change {
  readonly from: Moment;
  /** JSON, as Python told it; undefined: from here on nothing is known. */
  readonly text: string | undefined;
}

/** The tree of all scopes; undefined: unknown. */
type Scopes = RecordedValue | undefined;

/** Some changes, and what the scopes were after the first of them. */
interface Block {
  readonly first: Scopes;
  readonly changes: Change[];
  bytes: number;
}

interface Message {
  /** Is this a change of nothing? */
  readonly anew: boolean;
  readonly change: object;
}

const MESSAGE: Fields<Message> = { anew: ['boolean'], change: ['object'] };

const MEGABYTE = 2 ** 20;
/** What is kept at most. */
const LIMIT = 256 * MEGABYTE;
/** Changes that are gone through for one look, at most. */
const BLOCK = 64;
/** Bytes of a change beside its text. */
const CHANGE_BYTES = 80;

/**
 * The scopes of Python's hints at every moment since recording began: what each hint changed, and now and then the
 * whole. If it becomes too much, the oldest goes.
 */
export class HintScopeHistory {
  #isOn = false;
  #blocks: Block[] = [];
  #latest: Scopes;
  #bytes = 0;
  #executions = 0;
  #microseconds = 0;
  #isTruncated = false;

  /** @param limit bytes that are kept */
  constructor(private readonly limit: number = LIMIT) {}

  get cost(): RecordingCost {
    return {
      executions: this.#executions,
      bytes: this.#bytes,
      milliseconds: this.#microseconds / 1000,
      truncated: this.#isTruncated,
    };
  }

  /** The scopes at a moment, the current one first; undefined: they are not recorded (`whyNot`). */
  at(moment: Moment): readonly RecordedValue[] | undefined {
    const block = last(this.#blocks, ({ changes: [first] }) => first !== undefined && isBy(first, moment));
    if (!block) return undefined;
    const changes = block.changes.slice(1).filter(change => isBy(change, moment));
    const scopes = changes.reduce<Scopes>((before, { text }) => applied(before, text), block.first);
    return scopes?.parts.toReversed();
  }

  /** Why nothing is known of a moment for which `at` has nothing. */
  whyNot(moment: Moment): string {
    const isFirst = this.#blocks[0]?.changes[0];
    if (this.#isTruncated && isFirst && !isBy(isFirst, moment)) {
      return `not recorded: limit of ${this.limit / MEGABYTE} MB reached`;
    }
    return `not recorded: ${this.#blocks.length > 0 ? 'no debugger listened then' : 'recordHintScopes is off'}`;
  }

  // --- for the bridge

  /** Recording begins: Python tells all there is. */
  begin(): void {
    this.#isOn = true;
  }

  /** Recording ends. */
  end(from: Moment): void {
    if (!this.#isOn) return;
    this.#isOn = false;
    this.#add({ from, text: undefined });
  }

  /** A hint has ended. */
  executed(): void {
    if (this.#isOn) this.#executions++;
  }

  /**
   * Takes what Python told of the scopes from a moment on.
   * @param microseconds that recording has taken up to now
   * @throws GarbageError
   */
  take(from: Moment, microseconds: number, text: string): void {
    this.#microseconds = microseconds;
    this.#add({ from, text });
  }

  #add(change: Change): void {
    this.#latest = applied(this.#latest, change.text);
    const bytes = (change.text?.length ?? 0) + CHANGE_BYTES;
    const block = this.#blocks.at(-1);
    if (block === undefined || block.changes.length >= BLOCK) {
      this.#blocks.push({ first: this.#latest, changes: [change], bytes });
    } else {
      block.changes.push(change);
      block.bytes += bytes;
    }
    this.#bytes += bytes;
    while (this.#bytes > this.limit && this.#blocks.length > 1) {
      this.#bytes -= this.#blocks.shift()?.bytes ?? 0;
      this.#isTruncated = true;
    }
  }
}

/** The scopes after a change. @throws GarbageError */
function applied(before: Scopes, text: string | undefined): Scopes {
  if (text === undefined) return undefined;
  const { anew, change } = checkedMessage(parseJson(text), MESSAGE);
  const start = anew ? NOTHING : before;
  if (!start) throw new GarbageError('a change of scopes that are not known');
  return applyChange(start, change);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new GarbageError('a change of the scopes is no JSON');
  }
}

const isBy = ({ from }: Change, moment: Moment): boolean => compareMoments(from, moment) <= 0;

/** The last of a list of which the first ones, up to some place, hold. */
function last<T>(items: readonly T[], holds: (item: T) => boolean): T | undefined {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}

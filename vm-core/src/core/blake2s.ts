import type { Core } from './core.ts';

/** What one compression of Blake2s takes: 8 and 16 words of 32 bits. */
export interface Blake2sBlock {
  readonly state: readonly number[];
  readonly message: readonly number[];
  /** Bytes that are hashed with this block, below 2^32. */
  readonly counter: number;
  /** Does the message end with this block? */
  readonly isLast: boolean;
}

const STATE_WORDS = 8;
const MESSAGE_WORDS = 16;

/** The state after the block (RFC 7693, section 3.2). */
export function blake2sCompress(core: Core, { state, message, counter, isLast }: Blake2sBlock): number[] {
  const words = new Uint32Array(core.memory.buffer, core.blake2sBlock.value, 2 * STATE_WORDS + MESSAGE_WORDS);
  words.set(state);
  words.set(message, STATE_WORDS);
  core.blake2sCompress(counter, isLast ? 1 : 0);
  return Array.from(words.subarray(STATE_WORDS + MESSAGE_WORDS));
}

import { alloc } from './library/alloc.ts';
import { assertLeFelt } from './library/assert-le-felt.ts';
import { countedLoops } from './library/counted-loops.ts';
import { dict } from './library/dict.ts';
import { findElement } from './library/find-element.ts';
import { keccak } from './library/keccak.ts';
import { log2Ceil } from './library/log2-ceil.ts';
import { math } from './library/math.ts';
import { mathChecks } from './library/math-checks.ts';
import { mathCmp } from './library/math-cmp.ts';
import { pow } from './library/pow.ts';
import { set } from './library/set.ts';
import { signature } from './library/signature.ts';
import { squashDict } from './library/squash-dict.ts';
import { uint256 } from './library/uint256.ts';
import { usort } from './library/usort.ts';
import type { HintGroup, NativeHint } from './native-hint.ts';

/** All groups of hints that have a native form. */
export const HINT_GROUPS: readonly HintGroup[] = [
  ...[alloc, ...math, ...mathChecks, assertLeFelt, mathCmp, pow, log2Ceil, ...uint256],
  ...[...countedLoops, ...findElement, set, usort],
  ...[dict, squashDict, signature, ...keccak],
];

const groupsByText = new Map<string, HintGroup[]>();
for (const group of HINT_GROUPS) {
  for (const text of group.hints.keys()) {
    const known = groupsByText.get(text);
    if (known) known.push(group);
    else groupsByText.set(text, [group]);
  }
}

/** The groups that have a hint of exactly this text, which means the same in all of them. */
export const groupsOf = (text: string): readonly HintGroup[] => groupsByText.get(text) ?? [];

/** The native form of a hint, by its exact text; undefined if it has none. */
export const nativeHint = (text: string): NativeHint | undefined => groupsOf(text)[0]?.hints.get(text);

// Relocation rules of temporary segments (cairo-lang, vm/memory_dict.py): a pointer into a segment that has one stands
// for a pointer to the rule's destination. Rules may lead into temporary segments again, but never in a circle: the
// caller of `setRule` sees to that.
import { ruleOf } from './segments';
import { addWords, offsetOf, segmentOf, smallWord, UNKNOWN } from './word';

/** The word after the rules; the word itself where the result would have no form. */
// @ts-ignore: decorator
@inline export function relocated(word: u64): u64 { return isTemporary(word) ? follow(word) : word; }

// @ts-ignore: decorator
@inline function isTemporary(word: u64): bool { return (word & 0x8000000000000003) == 0x8000000000000002; }

function follow(word: u64): u64 {
  while (isTemporary(word)) {
    const rule = ruleOf(segmentOf(word));
    const moved = rule == 0 ? UNKNOWN : addWords(rule, smallWord(<i64>offsetOf(word)));
    if (moved == UNKNOWN) break;
    word = moved;
  }
  return word;
}

// Relocation rules of temporary segments (cairo-lang, vm/memory_dict.py): a pointer into a segment that has one stands
// for a pointer to the rule's destination. Rules may lead into temporary segments again, but never in a circle: the
// caller of `setRule` sees to that.
import { ruleOf } from './segments';
import { addWords, isRelocatable, offsetOf, segmentOf, smallWord } from './word';

/** The word after the rules; UNKNOWN where the result has no form. */
export function relocated(word: u64): u64 {
  while (isRelocatable(word) && segmentOf(word) < 0) {
    const rule = ruleOf(segmentOf(word));
    if (rule == 0) return word;
    word = addWords(rule, smallWord(<i64>offsetOf(word)));
  }
  return word;
}

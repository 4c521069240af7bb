import { python, type HintGroup } from '../native-hint.ts';
import { enterLoop, exitScope, nextRound } from './counted-loop.ts';

/** starkware/cairo/common/memcpy.cairo */
export const memcpy: HintGroup = {
  name: 'memcpy',
  functions: ['starkware.cairo.common.memcpy.memcpy'],
  hints: new Map([
    [python`vm_enter_scope({'n': ids.len})`, enterLoop('len')],
    [
      python`
        n -= 1
        ids.continue_copying = 1 if n > 0 else 0
      `,
      nextRound('continue_copying'),
    ],
    [python`vm_exit_scope()`, exitScope],
  ]),
};

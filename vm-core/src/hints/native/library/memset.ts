import { python, type HintGroup } from '../native-hint.ts';
import { enterLoop, exitScope, nextRound } from './counted-loop.ts';

/** starkware/cairo/common/memset.cairo */
export const memset: HintGroup = {
  name: 'memset',
  functions: ['starkware.cairo.common.memset.memset'],
  hints: new Map([
    [python`vm_enter_scope({'n': ids.n})`, enterLoop('n')],
    [
      python`
        n -= 1
        ids.continue_loop = 1 if n > 0 else 0
      `,
      nextRound('continue_loop'),
    ],
    [python`vm_exit_scope()`, exitScope],
  ]),
};

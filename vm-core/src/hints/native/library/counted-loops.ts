import type { CellValue } from '../../../relocatable.ts';
import type { HintGroup, NativeHint } from '../native-hint.ts';
import { bind, Variable } from '../native-scopes.ts';
import { isLess, subtract } from '../python-values.ts';
import { exitScope } from './exit-scope.ts';

/** The rounds that are left. */
const N = new Variable<CellValue>('n');

const enterLoop =
  (length: string): NativeHint =>
  ids => {
    const read = ids.read(length);
    return run => {
      run.scopes.enter(bind(N, read(run)));
    };
  };

const nextRound =
  (goesOn: string): NativeHint =>
  ids => {
    const write = ids.write(goesOn);
    return run => {
      const n = subtract(run.scopes.get(N), 1n);
      run.scopes.set(N, n);
      run.line = 2;
      write(run, isLess(0n, n) ? 1n : 0n);
    };
  };

/**
 * The hints of a function of starkware/cairo/common/<name>.cairo that counts its rounds down in a scope of its own.
 * `length` and `goesOn` are names in it: how many rounds there are, and whether another one follows.
 */
function countedLoop(name: string, length: string, goesOn: string): HintGroup {
  return {
    name,
    functions: [`starkware.cairo.common.${name}.${name}`],
    hints: new Map([
      [`vm_enter_scope({'n': ids.${length}})`, enterLoop(length)],
      [`n -= 1\nids.${goesOn} = 1 if n > 0 else 0`, nextRound(goesOn)],
      ['vm_exit_scope()', exitScope],
    ]),
  };
}

export const countedLoops: readonly HintGroup[] = [
  countedLoop('memcpy', 'len', 'continue_copying'),
  countedLoop('copy_indices', 'len', 'continue_copying'),
  countedLoop('memset', 'n', 'continue_loop'),
];

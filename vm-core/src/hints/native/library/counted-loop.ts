import type { CellValue } from '../../../relocatable.ts';
import type { NativeHint } from '../native-hint.ts';
import { bind, Variable } from '../native-scopes.ts';
import { isLess, subtract } from '../python-values.ts';

/** The rounds that are left of the loop in memcpy, memset and copy_indices. */
const N = new Variable<CellValue>('n');

/** `vm_enter_scope({'n': ids.<length>})` */
export const enterLoop =
  (length: string): NativeHint =>
  ids => {
    const read = ids.read(length);
    return run => {
      run.scopes.enter(bind(N, read(run)));
    };
  };

/** `n -= 1`, and whether the loop goes on. */
export const nextRound =
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

/** `vm_exit_scope()` */
export const exitScope: NativeHint = () => run => {
  run.scopes.exit();
};

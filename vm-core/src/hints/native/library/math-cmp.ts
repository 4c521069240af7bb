import { PRIME } from '../../../felt.ts';
import { PythonError } from '../../../errors/python-error.ts';
import { python, type HintGroup } from '../native-hint.ts';
import { isAtMost, isInt, isLess, modulo } from '../python-values.ts';

/** starkware/cairo/common/math_cmp.cairo */
export const mathCmp: HintGroup = {
  name: 'math_cmp',
  hints: new Map([
    [
      python`memory[ap] = 0 if 0 <= (ids.a % PRIME) < range_check_builtin.bound else 1`,
      ids => {
        const read = ids.read('a');
        return run => {
          const a = modulo(read(run), PRIME);
          run.write(run.ap, isLess(a, run.rangeCheckBound) ? 0n : 1n);
        };
      },
    ],
    [
      python`memory[ap] = 0 if 0 <= ((-ids.a - 1) % PRIME) < range_check_builtin.bound else 1`,
      ids => {
        const read = ids.read('a');
        return run => {
          const a = read(run);
          if (!isInt(a)) {
            throw new PythonError('TypeError', "bad operand type for unary -: 'RelocatableValue'");
          }
          run.write(run.ap, isLess(modulo(-a - 1n, PRIME), run.rangeCheckBound) ? 0n : 1n);
        };
      },
    ],
    [
      python`memory[ap] = 0 if (ids.a % PRIME) <= (ids.b % PRIME) else 1`,
      ids => {
        const [readA, readB] = [ids.read('a'), ids.read('b')];
        return run => {
          const [a, b] = [modulo(readA(run), PRIME), modulo(readB(run), PRIME)];
          run.write(run.ap, isAtMost(a, b) ? 0n : 1n);
        };
      },
    ],
  ]),
};

import { PythonError } from '../../../errors/python-error.ts';
import { python, type HintGroup } from '../native-hint.ts';
import { assertThat, isInt } from '../python-values.ts';

/** starkware/cairo/common/log2_ceil.cairo */
export const log2Ceil: HintGroup = {
  name: 'log2_ceil',
  writes: ['log2_ceil'],
  hints: new Map([
    [
      python`
        from starkware.python.math_utils import log2_ceil
        ids.res = log2_ceil(ids.value)
      `,
      ids => {
        const [read, result] = [ids.read('value'), ids.write('res')];
        return run => {
          run.line = 2;
          const value = read(run);
          if (!isInt(value)) {
            throw new PythonError(
              'AttributeError',
              "'RelocatableValue' object has no attribute 'bit_length'",
            );
          }
          assertThat(value > 0n, () => '');
          result(run, value === 1n ? 0n : BigInt((value - 1n).toString(2).length));
        };
      },
    ],
  ]),
};

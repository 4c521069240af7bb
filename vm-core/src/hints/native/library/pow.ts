import { PRIME } from '../../../felt.ts';
import { python, type HintGroup } from '../native-hint.ts';
import { assertThat, modulo, operand } from '../python-values.ts';

/** starkware/cairo/common/pow.cairo */
export const pow: HintGroup = {
  name: 'pow',
  hints: new Map([
    [
      python`ids.locs.bit = (ids.prev_locs.exp % PRIME) & 1`,
      ids => {
        const [exponent, bit] = [ids.read('prev_locs.exp'), ids.write('locs.bit')];
        return run => {
          bit(run, operand(modulo(exponent(run), PRIME), '&') & 1n);
        };
      },
    ],
    [
      python`assert ids.base != 0, "Cannot raise 0 to a negative power."`,
      ids => {
        const base = ids.read('base');
        return run => {
          assertThat(base(run) !== 0n, () => 'Cannot raise 0 to a negative power.');
        };
      },
    ],
  ]),
};

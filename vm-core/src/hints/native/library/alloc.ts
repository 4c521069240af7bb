import { python, type HintGroup } from '../native-hint.ts';

/** starkware/cairo/common/alloc.cairo */
export const alloc: HintGroup = {
  name: 'alloc',
  hints: new Map([
    [
      python`memory[ap] = segments.add()`,
      () => run => {
        run.write(run.ap, run.vm.segments.add());
      },
    ],
  ]),
};

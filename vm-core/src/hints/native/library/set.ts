import { sameValue, type CellValue } from '../../../relocatable.ts';
import type { HintRun } from '../hint-run.ts';
import { python, type HintGroup } from '../native-hint.ts';
import { add, assertThat, divmod, isAtMost, isLess, rounds, subtract } from '../python-values.ts';

/** `memory.get_range(start, size)` */
function readRange(run: HintRun, start: CellValue, size: bigint): CellValue[] {
  const values: CellValue[] = [];
  for (let i = 0n; i < size; i++) values.push(run.read(add(start, i)));
  return values;
}

const areSame = (a: readonly CellValue[], b: readonly CellValue[]): boolean =>
  a.every((value, i) => sameValue(value, b[i] ?? 0n));

/** starkware/cairo/common/set.cairo */
export const set: HintGroup = {
  name: 'set_add',
  writes: ['elm_list', 'i'],
  hints: new Map([
    [
      python`
        assert ids.elm_size > 0
        assert ids.set_ptr <= ids.set_end_ptr
        elm_list = memory.get_range(ids.elm_ptr, ids.elm_size)
        for i in range(0, ids.set_end_ptr - ids.set_ptr, ids.elm_size):
            if memory.get_range(ids.set_ptr + i, ids.elm_size) == elm_list:
                ids.index = i // ids.elm_size
                ids.is_elm_in_set = 1
                break
        else:
            ids.is_elm_in_set = 0
      `,
      ids => {
        const [readSize, readElement] = [ids.read('elm_size'), ids.read('elm_ptr')];
        const [readStart, readEnd] = [ids.read('set_ptr'), ids.read('set_end_ptr')];
        const [index, isInSet] = [ids.write('index'), ids.write('is_elm_in_set')];
        return run => {
          const elementSize = readSize(run);
          assertThat(isLess(0n, elementSize), () => '');
          run.line = 2;
          const [start, end] = [readStart(run), readEnd(run)];
          assertThat(isAtMost(start, end), () => '');
          run.line = 3;
          const size = rounds(elementSize);
          const element = readRange(run, readElement(run), size);
          run.line = 4;
          const length = rounds(subtract(end, start));
          for (let i = 0n; i < length; i += size) {
            run.line = 5;
            if (!areSame(readRange(run, add(start, i), size), element)) continue;
            run.line = 6;
            index(run, divmod(i, size)[0]);
            run.line = 7;
            isInSet(run, 1n);
            return;
          }
          run.line = 10;
          isInSet(run, 0n);
        };
      },
    ],
  ]),
};

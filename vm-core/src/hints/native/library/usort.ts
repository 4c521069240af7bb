import { PythonError } from '../../../errors/python-error.ts';
import type { CellValue } from '../../../relocatable.ts';
import type { HintRun } from '../hint-run.ts';
import { python, type HintGroup, type NativeHint } from '../native-hint.ts';
import { Variable } from '../native-scopes.ts';
import { add, assertThat, compare, dictKey, type DictKey, isInt } from '../python-values.ts';
import { exitScope } from './exit-scope.ts';

/** Of each value the places where it stands, in ascending order. */
type Positions = ReadonlyMap<DictKey, { readonly value: CellValue; readonly at: readonly bigint[] }>;

const POSITIONS_DICT = new Variable<Positions>('positions_dict');
/** Of the value that is verified: the places that are left, the first one at the end. */
const POSITIONS = new Variable<bigint[]>('positions');
const LAST_POS = new Variable<bigint>('last_pos');

const ITEM_LINE = 13;

function findPositions(run: HintRun, input: CellValue, length: bigint): Positions {
  const positions = new Map<DictKey, { value: CellValue; at: bigint[] }>();
  run.line = ITEM_LINE;
  for (let i = 0n; i < length; i++) {
    const value = run.read(add(input, i));
    const key = dictKey(value);
    const known = positions.get(key);
    if (known) known.at.push(i);
    else positions.set(key, { value, at: [i] });
  }
  return positions;
}

/** `segments.gen_arg(values)` */
function newArray(run: HintRun, values: readonly CellValue[]): CellValue {
  const base = run.vm.segments.add();
  for (const [i, value] of values.entries()) run.write(base.add(i), value);
  return base;
}

const sort: NativeHint = ids => {
  const [input, inputLength] = [ids.read('input'), ids.read('input_len')];
  const [outputLength, output] = [ids.write('output_len'), ids.write('output')];
  const multiplicities = ids.write('multiplicities');
  return run => {
    run.line = 3;
    const start = input(run);
    run.line = 4;
    const length = inputLength(run);
    if (!isInt(length)) {
      throw new PythonError(
        'TypeError',
        "int() argument must be a string, a bytes-like object or a real number, not 'RelocatableValue'",
      );
    }
    const positions = findPositions(run, start, length);
    run.scopes.set(POSITIONS_DICT, positions);
    const sorted = [...positions.values()].sort((a, b) => compare(a.value, b.value));
    run.line = 17;
    outputLength(run, BigInt(sorted.length));
    run.line = 18;
    output(
      run,
      newArray(
        run,
        sorted.map(({ value }) => value),
      ),
    );
    run.line = 19;
    multiplicities(
      run,
      newArray(
        run,
        sorted.map(({ at }) => BigInt(at.length)),
      ),
    );
  };
};

const startValue: NativeHint = ids => {
  const value = ids.read('value');
  return run => {
    run.scopes.set(LAST_POS, 0n);
    run.line = 2;
    const found = run.scopes.get(POSITIONS_DICT).get(dictKey(value(run)));
    run.scopes.set(POSITIONS, [...(found?.at ?? [])].reverse());
  };
};

const nextPosition: NativeHint = ids => {
  const next = ids.write('next_item_index');
  return run => {
    const current = run.scopes.get(POSITIONS).pop();
    if (current === undefined) throw new PythonError('IndexError', 'pop from empty list');
    run.line = 2;
    next(run, current - run.scopes.get(LAST_POS));
    run.scopes.set(LAST_POS, current + 1n);
  };
};

const MODULE = 'starkware.cairo.common.usort';

/** starkware/cairo/common/usort.cairo */
export const usort: HintGroup = {
  name: 'usort',
  functions: [`${MODULE}.usort`, `${MODULE}.verify_usort`, `${MODULE}.verify_multiplicity`],
  reads: ['__usort_max_size'],
  hints: new Map([
    [
      python`vm_enter_scope(dict(__usort_max_size = globals().get('__usort_max_size')))`,
      () => run => {
        run.scopes.enter();
      },
    ],
    [
      python`
        from collections import defaultdict

        input_ptr = ids.input
        input_len = int(ids.input_len)
        if __usort_max_size is not None:
            assert input_len <= __usort_max_size, (
                f"usort() can only be used with input_len<={__usort_max_size}. "
                f"Got: input_len={input_len}."
            )

        positions_dict = defaultdict(list)
        for i in range(input_len):
            val = memory[input_ptr + i]
            positions_dict[val].append(i)

        output = sorted(positions_dict.keys())
        ids.output_len = len(output)
        ids.output = segments.gen_arg(output)
        ids.multiplicities = segments.gen_arg([len(positions_dict[k]) for k in output])
      `,
      sort,
    ],
    [
      python`
        last_pos = 0
        positions = positions_dict[ids.value][::-1]
      `,
      startValue,
    ],
    [
      python`assert len(positions) == 0`,
      () => run => {
        assertThat(run.scopes.get(POSITIONS).length === 0, () => '');
      },
    ],
    [
      python`
        current_pos = positions.pop()
        ids.next_item_index = current_pos - last_pos
        last_pos = current_pos + 1
      `,
      nextPosition,
    ],
    [python`vm_exit_scope()`, exitScope],
  ]),
};

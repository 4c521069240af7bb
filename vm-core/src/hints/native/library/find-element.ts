import { PythonError } from '../../../errors/python-error.ts';
import { sameValue, type CellValue } from '../../../relocatable.ts';
import type { HintIds } from '../hint-ids.ts';
import type { HintRun } from '../hint-run.ts';
import { python, type HintGroup, type NativeHint } from '../native-hint.ts';
import { add, assertThat, isAtMost, isInt } from '../python-values.ts';

/** Elements of one size, each of which starts with its key. */
interface Elements {
  /** Reads the key of an element. */
  readonly key: (index: bigint) => CellValue;
}

/** Reads where the elements are, with the checks of the first lines of the hints. */
function readElements(ids: HintIds): (run: HintRun) => Elements {
  const [array, elementSize] = [ids.read('array_ptr'), ids.read('elm_size')];
  return run => {
    const start = array(run);
    run.line = 2;
    const size = elementSize(run);
    run.line = 3;
    assertThat(isInt(size) && size > 0n, () => `Invalid value for elm_size. Got: ${size}.`);
    return { key: index => run.read(add(start, size * index)) };
  };
}

/** Reads how many elements there are, on this line of the hint. */
function readCount(ids: HintIds, line: number): (run: HintRun) => bigint {
  const read = ids.read('n_elms');
  return run => {
    run.line = line;
    const count = read(run);
    run.line = line + 1;
    assertThat(isInt(count) && count >= 0n, () => `Invalid value for n_elms. Got: ${count}.`);
    return count;
  };
}

/** How both texts of search_sorted start. */
const startOfSearch = `${python`
  array_ptr = ids.array_ptr
  elm_size = ids.elm_size
  assert isinstance(elm_size, int) and elm_size > 0, \
      f'Invalid value for elm_size. Got: {elm_size}.'

  n_elms = ids.n_elms
  assert isinstance(n_elms, int) and n_elms >= 0, \
      f'Invalid value for n_elms. Got: {n_elms}.'
  if '__find_element_max_size' in globals():
      assert n_elms <= __find_element_max_size, \
          f'find_element() can only be used with n_elms<={__find_element_max_size}. ' \
          f'Got: n_elms={n_elms}.'
`}\n\n`;

/** The first element whose key is at least the one that is looked for. */
const searchSorted =
  (tellsExistence: boolean): NativeHint =>
  ids => {
    const [read, count] = [readElements(ids), readCount(ids, 6)];
    const [key, index] = [ids.read('key'), ids.write('index')];
    const exists = tellsExistence ? ids.write('exists') : () => undefined;
    return run => {
      const elements = read(run);
      const total = count(run);
      for (let i = 0n; i < total; i++) {
        run.line = 15;
        const found = elements.key(i);
        const wanted = key(run);
        if (!isAtMost(wanted, found)) continue;
        run.line = 16;
        index(run, i);
        run.line = 17;
        exists(run, sameValue(found, wanted) ? 1n : 0n);
        return;
      }
      run.line = tellsExistence ? 20 : 19;
      index(run, total);
      run.line = 21;
      exists(run, 0n);
    };
  };

/** starkware/cairo/common/find_element.cairo */
export const findElement: readonly HintGroup[] = [
  {
    name: 'find_element',
    reads: ['__find_element_index', '__find_element_max_size'],
    writes: ['array_ptr', 'elm_size', 'key', 'n_elms', 'i'],
    hints: new Map([
      [
        python`
          array_ptr = ids.array_ptr
          elm_size = ids.elm_size
          assert isinstance(elm_size, int) and elm_size > 0, \
              f'Invalid value for elm_size. Got: {elm_size}.'
          key = ids.key

          if '__find_element_index' in globals():
              ids.index = __find_element_index
              found_key = memory[array_ptr + elm_size * __find_element_index]
              assert found_key == key, \
                  f'Invalid index found in __find_element_index. index: {__find_element_index}, ' \
                  f'expected key {key}, found key: {found_key}.'
              # Delete __find_element_index to make sure it's not used for the next calls.
              del __find_element_index
          else:
              n_elms = ids.n_elms
              assert isinstance(n_elms, int) and n_elms >= 0, \
                  f'Invalid value for n_elms. Got: {n_elms}.'
              if '__find_element_max_size' in globals():
                  assert n_elms <= __find_element_max_size, \
                      f'find_element() can only be used with n_elms<={__find_element_max_size}. ' \
                      f'Got: n_elms={n_elms}.'

              for i in range(n_elms):
                  if memory[array_ptr + elm_size * i] == key:
                      ids.index = i
                      break
              else:
                  raise ValueError(f'Key {key} was not found.')
        `,
        ids => {
          const [read, count] = [readElements(ids), readCount(ids, 16)];
          const [readKey, index] = [ids.read('key'), ids.write('index')];
          return run => {
            const elements = read(run);
            run.line = 5;
            const key = readKey(run);
            const total = count(run);
            for (let i = 0n; i < total; i++) {
              run.line = 25;
              if (!sameValue(elements.key(i), key)) continue;
              run.line = 26;
              index(run, i);
              return;
            }
            run.line = 29;
            throw new PythonError('ValueError', `Key ${key} was not found.`);
          };
        },
      ],
    ]),
  },
  {
    name: 'search_sorted',
    reads: ['__find_element_max_size'],
    writes: ['array_ptr', 'elm_size', 'n_elms', 'i'],
    hints: new Map([
      [
        startOfSearch +
          python`
          for i in range(n_elms):
              if memory[array_ptr + elm_size * i] >= ids.key:
                  ids.index = i
                  break
          else:
              ids.index = n_elms
        `,
        searchSorted(false),
      ],
      [
        startOfSearch +
          python`
          for i in range(n_elms):
              if memory[array_ptr + elm_size * i] >= ids.key:
                  ids.index = i
                  ids.exists = 1 if memory[array_ptr + elm_size * i] == ids.key else 0
                  break
          else:
              ids.index = n_elms
              ids.exists = 0
        `,
        searchSorted(true),
      ],
    ]),
  },
];

import { PythonError } from '../../../errors/python-error.ts';
import type { CellValue } from '../../../relocatable.ts';
import { python, type HintGroup, type NativeHint } from '../native-hint.ts';
import { Variable } from '../native-scopes.ts';
import {
  add,
  assertThat,
  compare,
  dictKey,
  type DictKey,
  isAtMost,
  modulo,
  rounds,
} from '../python-values.ts';
import { exitScope } from './exit-scope.ts';

/** The keys that are left, the smallest at the end. */
const KEYS = new Variable<CellValue[]>('keys');
const KEY = new Variable<CellValue>('key');
/** Of each key the numbers of its accesses, in ascending order. */
const ACCESS_INDICES = new Variable<ReadonlyMap<DictKey, readonly bigint[]>>('access_indices');
/** Of the key that is squashed: the accesses that are left, the first one at the end. */
const LEFT = new Variable<bigint[]>('current_access_indices');
const CURRENT = new Variable<bigint>('current_access_index');

function pop<T>(list: T[]): T {
  const last = list.pop();
  if (last !== undefined) return last;
  throw new PythonError('IndexError', 'pop from empty list');
}

const findAccesses: NativeHint = ids => {
  const [accessSize, start] = [ids.read('DictAccess.SIZE'), ids.read('dict_accesses.address_')];
  const [difference, count] = [ids.read('ptr_diff'), ids.read('n_accesses')];
  const [bigKeys, firstKey] = [ids.write('big_keys'), ids.write('first_key')];
  return run => {
    const size = rounds(accessSize(run));
    run.line = 2;
    const address = start(run);
    run.line = 3;
    assertThat(
      modulo(difference(run), size) === 0n,
      () => 'Accesses array size must be divisible by DictAccess.SIZE',
    );
    run.line = 5;
    const accesses = count(run);
    run.line = 12;
    const total = rounds(accesses);
    const indices = new Map<DictKey, bigint[]>();
    const keys: CellValue[] = [];
    run.line = 13;
    for (let i = 0n; i < total; i++) {
      const key = run.read(add(address, size * i));
      const known = indices.get(dictKey(key));
      if (known) known.push(i);
      else {
        indices.set(dictKey(key), [i]);
        keys.push(key);
      }
    }
    keys.sort((a, b) => compare(b, a));
    run.line = 18;
    const [largest] = keys;
    if (largest === undefined) throw new PythonError('IndexError', 'list index out of range');
    bigKeys(run, isAtMost(run.rangeCheckBound, largest) ? 1n : 0n);
    run.line = 19;
    const key = pop(keys);
    firstKey(run, key);
    run.scopes.set(ACCESS_INDICES, indices);
    run.scopes.set(KEYS, keys);
    run.scopes.set(KEY, key);
  };
};

const startKey: NativeHint = ids => {
  const rangeCheckPtr = ids.read('range_check_ptr');
  return run => {
    const all = run.scopes.get(ACCESS_INDICES).get(dictKey(run.scopes.get(KEY))) ?? [];
    const left = [...all].reverse();
    run.scopes.set(LEFT, left);
    run.line = 2;
    const current = pop(left);
    run.scopes.set(CURRENT, current);
    run.line = 3;
    run.write(rangeCheckPtr(run), current);
  };
};

const nextAccess: NativeHint = ids => {
  const delta = ids.write('loop_temps.index_delta_minus1');
  return run => {
    const next = pop(run.scopes.get(LEFT));
    run.line = 2;
    delta(run, next - run.scopes.get(CURRENT) - 1n);
    run.scopes.set(CURRENT, next);
  };
};

/** Writes one value if accesses of the key are left, and another if not. */
const tellWhetherLeft =
  (path: string, isLeft: bigint, isNot: bigint): NativeHint =>
  ids => {
    const write = ids.write(path);
    return run => {
      write(run, run.scopes.get(LEFT).length > 0 ? isLeft : isNot);
    };
  };

const nextKey: NativeHint = ids => {
  const write = ids.write('next_key');
  return run => {
    const keys = run.scopes.get(KEYS);
    assertThat(keys.length > 0, () => 'No keys left but remaining_accesses > 0.');
    run.line = 2;
    const key = pop(keys);
    write(run, key);
    run.scopes.set(KEY, key);
  };
};

const MODULE = 'starkware.cairo.common.squash_dict';

/** starkware/cairo/common/squash_dict.cairo */
export const squashDict: HintGroup = {
  name: 'squash_dict',
  functions: [`${MODULE}.squash_dict`, `${MODULE}.squash_dict_inner`],
  reads: ['__squash_dict_max_size'],
  hints: new Map([
    [
      python`vm_enter_scope()`,
      () => run => {
        run.scopes.enter();
      },
    ],
    [python`vm_exit_scope()`, exitScope],
    [
      python`
        dict_access_size = ids.DictAccess.SIZE
        address = ids.dict_accesses.address_
        assert ids.ptr_diff % dict_access_size == 0, \
            'Accesses array size must be divisible by DictAccess.SIZE'
        n_accesses = ids.n_accesses
        if '__squash_dict_max_size' in globals():
            assert n_accesses <= __squash_dict_max_size, \
                f'squash_dict() can only be used with n_accesses<={__squash_dict_max_size}. ' \
                f'Got: n_accesses={n_accesses}.'
        # A map from key to the list of indices accessing it.
        access_indices = {}
        for i in range(n_accesses):
            key = memory[address + dict_access_size * i]
            access_indices.setdefault(key, []).append(i)
        # Descending list of keys.
        keys = sorted(access_indices.keys(), reverse=True)
        # Are the keys used bigger than range_check bound.
        ids.big_keys = 1 if keys[0] >= range_check_builtin.bound else 0
        ids.first_key = key = keys.pop()
      `,
      findAccesses,
    ],
    [
      python`
        current_access_indices = sorted(access_indices[key])[::-1]
        current_access_index = current_access_indices.pop()
        memory[ids.range_check_ptr] = current_access_index
      `,
      startKey,
    ],
    [
      python`ids.should_skip_loop = 0 if current_access_indices else 1`,
      tellWhetherLeft('should_skip_loop', 0n, 1n),
    ],
    [
      python`
        new_access_index = current_access_indices.pop()
        ids.loop_temps.index_delta_minus1 = new_access_index - current_access_index - 1
        current_access_index = new_access_index
      `,
      nextAccess,
    ],
    [
      python`ids.loop_temps.should_continue = 1 if current_access_indices else 0`,
      tellWhetherLeft('loop_temps.should_continue', 1n, 0n),
    ],
    [
      python`assert len(current_access_indices) == 0`,
      () => run => {
        assertThat(run.scopes.get(LEFT).length === 0, () => '');
      },
    ],
    [
      python`assert ids.n_used_accesses == len(access_indices[key])`,
      ids => {
        const used = ids.read('n_used_accesses');
        return run => {
          const all = run.scopes.get(ACCESS_INDICES).get(dictKey(run.scopes.get(KEY)));
          assertThat(used(run) === BigInt(all?.length ?? 0), () => '');
        };
      },
    ],
    [
      python`assert len(keys) == 0`,
      () => run => {
        assertThat(run.scopes.get(KEYS).length === 0, () => '');
      },
    ],
    [
      python`
        assert len(keys) > 0, 'No keys left but remaining_accesses > 0.'
        ids.next_key = key = keys.pop()
      `,
      nextKey,
    ],
  ]),
};

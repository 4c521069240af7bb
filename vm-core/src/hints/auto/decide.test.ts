import assert from 'node:assert/strict';
import type { Hint, Program } from '../../program/program.ts';
import { program, ret } from '../../testing/casm.ts';
import { decideHints } from './decide.ts';

const COMMON = 'starkware.cairo.common';
const MEMCPY = `${COMMON}.memcpy.memcpy`;
const ENTER_MEMCPY = "vm_enter_scope({'n': ids.len})";
const LOOP_MEMCPY = 'n -= 1\nids.continue_copying = 1 if n > 0 else 0';
const EXIT = 'vm_exit_scope()';
const ALLOC = 'memory[ap] = segments.add()';
const READ_DICT =
  'dict_tracker = __dict_manager.get_tracker(ids.dict_ptr)\n' +
  'dict_tracker.current_ptr += ids.DictAccess.SIZE\n' +
  'ids.value = dict_tracker.data[ids.key]';
const ASSERT_NOT_ZERO =
  'from starkware.cairo.common.math_utils import assert_integer\n' +
  'assert_integer(ids.value)\n' +
  "assert ids.value % PRIME != 0, f'assert_not_zero failed: {ids.value} = 0.'";

/** Hints as pairs of their function and text, one after the other. */
function programOf(...hints: (readonly [name: string, code: string])[]): Program {
  const made = hints.map(([name, code]): Hint => ({
    code,
    accessibleScopes: ['__main__', name],
    flowTracking: undefined,
  }));
  return program(ret(), { hints: new Map(made.map((hint, pc) => [pc, [hint]])) });
}

const memcpy = [
  [MEMCPY, ENTER_MEMCPY],
  [MEMCPY, LOOP_MEMCPY],
  [MEMCPY, EXIT],
] as const;

/** n or p for each hint. */
const languages = (parts: Program, given: readonly string[] = []): string =>
  decideHints(parts, new Set(given))
    .map(({ language }) => language.charAt(0))
    .join('');

describe('M5: which language runs a hint', () => {
  it('is native for what has a native form, by its exact text', () => {
    assert.equal(languages(programOf(['f', ALLOC], ['f', `${ALLOC} `], ['g', 'x = 1'])), 'npp');
  });

  it('is Python for what leaves a variable that Python mentions, also in a text', () => {
    const own = (code: string): string => languages(programOf(['f', ASSERT_NOT_ZERO], ['g', code]));
    assert.equal(own('print(ids.assert_integer)'), 'np');
    assert.equal(own('print(assert_integer)'), 'pp');
    assert.equal(own("print(f'{assert_integer}')"), 'pp');
  });

  it('is Python for what shares a variable with a hint that must run in Python', () => {
    const findElement = 'array_ptr = ids.array_ptr';
    const [first, second] = decideHints(
      programOf(['f', READ_DICT], [`${COMMON}.dict.dict_new`, findElement], ['g', ALLOC]),
    );
    // A hint of another version of the library writes who knows what.
    assert.equal(first?.language, 'python');
    assert.match(first?.reason ?? '', /^dict has another hint: pc 1: array_ptr/);
    assert.equal(second?.language, 'python');
  });

  it('is Python for all that has variables beside a hint that looks around', () => {
    for (const code of ['globals()["x"]', 'exec("x")', 'vm_load_program(p, 0)']) {
      assert.equal(languages(programOf(['f', ASSERT_NOT_ZERO], ['g', READ_DICT], ['g', code])), 'ppp', code);
    }
    assert.equal(languages(programOf(['f', ALLOC], ['g', 'locals()'])), 'np');
    assert.equal(languages(programOf(['f', ALLOC], ['g', 'vm_load_program(p, 0)'])), 'pp');
    assert.equal(languages(programOf(['f', ALLOC], ['g', 'vm_add_validation_rule(0, f)'])), 'pp');
  });

  it('is native for hints that are among themselves between the start and the end of their scope', () => {
    assert.equal(languages(programOf(...memcpy, ['f', 'n = 3'], ['f', 'vm_enter_scope({})'])), 'nnnpp');
  });

  it('is Python for such hints in a function of the user, or beside one that is not known', () => {
    const inMain = memcpy.map(([, code]) => ['main', code] as const);
    assert.equal(languages(programOf(...inMain)), 'ppp');
    assert.equal(languages(programOf(...memcpy, [MEMCPY, 'print(n)'])), 'pppp');
  });

  it('is Python for variables that live on, if Python changes scopes', () => {
    assert.equal(languages(programOf(['f', READ_DICT], ['f', 'print(1)'])), 'np');
    assert.equal(languages(programOf(['f', READ_DICT], ['f', 'vm_enter_scope()'])), 'pp');
    assert.equal(languages(programOf(['f', READ_DICT], ['f', 'print(__dict_manager)'])), 'pp');
  });

  it('is Python for hints that look for a variable which somebody defines', () => {
    const squash = `${COMMON}.squash_dict.squash_dict`;
    const enter = [squash, 'vm_enter_scope()'] as const;
    assert.equal(languages(programOf(enter, [squash, EXIT])), 'nn');
    assert.equal(languages(programOf(enter, [squash, EXIT], ['f', '__squash_dict_max_size = 5'])), 'ppp');
    assert.equal(languages(programOf(enter, [squash, EXIT]), ['__squash_dict_max_size']), 'pp');
  });

  it('is told for every hint, with its place and a reason', () => {
    const [native, python] = decideHints(programOf(['f', ALLOC], ['g', '\nx = 1']));
    assert.deepEqual([native?.place, native?.language], [`pc 0: ${ALLOC}`, 'native']);
    assert.deepEqual([python?.place, python?.reason], ['pc 1: x = 1', 'has no native form']);
  });
});

import assert from 'node:assert/strict';
import {
  HintError,
  MemoryError,
  PythonError,
  Relocatable,
  VmException,
} from '../../../../vm-core/src/index.ts';
import { failureKinds } from './failure-kinds.ts';

const address = new Relocatable(2, 0);
const hint = (pythonType: string, pythonMessage: string): Error =>
  new HintError('Got an exception while executing a hint.', '', { pythonType, pythonMessage });

describe('the kinds of failures', () => {
  const table: readonly (readonly [string, Error, readonly string[]])[] = [
    [
      'a failed assertion',
      new PythonError('Exception', 'An ASSERT_EQ instruction failed: 1 != 2.'),
      ['assertion'],
    ],
    ['a hint that raises', hint('ValueError', 'no such thing'), ['hint']],
    ['a hint that could not run', new HintError('Python has gone.', ''), ['hint']],
    ['a second value', MemoryError.inconsistent(address, 1n, 2n), ['inconsistentMemory']],
    [
      'a second value of a hint',
      hint(
        'starkware.cairo.lang.vm.memory_dict.InconsistentMemoryError',
        'Inconsistent memory assignment at address 1:2. 3 != 4.',
      ),
      ['hint', 'inconsistentMemory'],
    ],
    [
      'a value out of range',
      new MemoryError(
        'AssertionError',
        'Value -1, in range check builtin 0, is out of range [0, 2^128).',
        address,
      ),
      ['builtin'],
    ],
    [
      'a value out of range from a hint',
      hint('AssertionError', 'Value -1, in range check builtin 0, is out of range [0, 2^128).'),
      ['hint', 'builtin'],
    ],
    [
      'an output that is not what the rule says',
      new PythonError(
        'InconsistentAutoDeductionError',
        'Inconsistent auto deduction rule at address 3:2. 1 != 2.',
      ),
      ['builtin'],
    ],
    [
      'inputs of a builtin',
      new Error('bitwise builtin: Expected integer at address 4:0. Got: 1:0.'),
      ['builtin'],
    ],
    [
      'a missing signature',
      new MemoryError(
        'AssertionError',
        "Signature hint is missing for ECDSA builtin at address 3:0. Add it using 'ecdsa_builtin.add_signature'.",
        address,
      ),
      ['builtin'],
    ],
    ['a stop pointer', new Error('Invalid stop pointer for output. Expected: 2:1, found: 2:0'), ['builtin']],
    ['an unknown cell', MemoryError.unknown(address), []],
    [
      'a hint that knows Python',
      hint('TypeError', "'builtin_function_or_method' object is not iterable"),
      ['hint'],
    ],
    ['anything else', new Error('op0 must be known in double dereference.'), []],
  ];
  for (const [name, inner, expected] of table) {
    it(`${name}: ${expected.join(' and ') || 'none'}`, () => {
      const sections = { attributes: '', place: inner.message, traceback: '', note: '' };
      const error = new VmException({
        pc: address,
        inner,
        messages: [],
        location: undefined,
        hintIndex: undefined,
        sections,
      });
      assert.deepEqual([...failureKinds(error)], expected);
      assert.deepEqual([...failureKinds(inner)], expected);
    });
  }
});

import assert from 'node:assert/strict';
import { parseCondition } from '../expressions/parse-condition.ts';
import { Relocatable } from '../relocatable.ts';
import { compileCondition, type ConditionMoment, type ConditionTest } from './compile-condition.ts';
import { MEMORY, readNames, REGISTERS } from './fixtures/goldens.ts';
import { NameError } from './name-error.ts';

describe('conditions at a moment of a run', () => {
  const program = readNames();
  const start = program.identifiers.get('__main__.typed');
  assert.ok(start?.type === 'function');
  const pc = [...program.hints.keys()].filter(at => at >= start.pc).sort((a, b) => a - b)[0] ?? -1;
  const site = program.hints.get(pc)?.[0] ?? assert.fail();
  const at: ConditionMoment = { ...REGISTERS, pc: new Relocatable(0, 33), step: 12, memory: MEMORY };
  const compile = (text: string): ConditionTest => compileCondition(program, site, parseCondition(text));

  // tree is 2:20, dot.y is unknown, raw[2] is 39000117, [fp] is 87000261.
  const table: readonly (readonly [string, boolean])[] = [
    ['[fp] == 87000261', true],
    ['[fp] != 87000261', false],
    ['[fp] < 87000262', true],
    ['[fp] > 87000261', false],
    ['[fp] >= 87000261', true],
    ['raw[2] <= 39000117', true],
    ['raw[2] + 1 == 39000118', true],
    // Felts are signed: P - 1 is -1.
    ['-1 < 0', true],
    ['HERE - 18 < 0', true],
    ['0 - 1 == -1', true],
    ['1 / 2 > 0', false],
    // Pointers, by segment and offset.
    ['tree == fp', false],
    ['tree == fp + 0', false],
    ['tree > fp', true],
    ['ap > fp', true],
    ['ap - fp == 20', true],
    ['fp <= fp', true],
    // A pointer is no number.
    ['tree == 0', false],
    ['tree != 0', true],
    ['tree', true],
    ['HERE', true],
    ['HERE - 17', false],
    ['!(HERE - 17)', true],
    ['pc > fp', false],
    ['pc == pc', true],
    ['step == 12', true],
    ['step > 11 && step < 13', true],
    // What is not needed is not looked at: dot.y is unknown.
    ['HERE == 17 || dot.y', true],
    ['HERE != 17 && dot.y', false],
    ['dot.y == 0 || HERE == 17', true],
  ];
  for (const [text, expected] of table) {
    if (text.startsWith('dot.y')) {
      it(`stumbles over ${text}`, () => {
        assert.throws(() => compile(text)(at), { message: 'Unknown value for memory cell at address 1:73.' });
      });
    } else {
      it(`${text} is ${expected}`, () => assert.equal(compile(text)(at), expected));
    }
  }

  const unknownNames: readonly (readonly [string, string])[] = [
    ['absent == 1', "Unknown identifier 'absent'."],
    ['HERE == 17 || absent', "Unknown identifier 'absent'."],
    ['dot == 1', "'dot' is 'shapes.Point', which is no single value: compare its members."],
    ['tree.nothing', "Member 'nothing' does not appear in definition of struct '__main__.Tree'."],
  ];
  for (const [text, message] of unknownNames) {
    it(`is refused before anything runs: ${text}`, () => {
      assert.throws(
        () => compile(text),
        (error: unknown) => error instanceof NameError && error.reason === message,
      );
    });
  }

  it('has no order for a pointer and a number', () => {
    assert.throws(() => compile('tree < 5')(at), {
      message: '2:20 and 5 have no order: one is a pointer, the other a number.',
    });
  });
});

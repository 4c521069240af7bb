import assert from 'node:assert/strict';
import { Relocatable } from '../../../../vm-core/src/index.ts';
import { counting, program as makeProgram } from '../../../../vm-core/src/testing/casm.ts';
import type { HitMoment } from './bound-breakpoint.ts';
import { parseFailureCondition } from './failure-condition.ts';

describe('conditions of exception filters', () => {
  const program = makeProgram(counting());
  const siteOf = (): {
    program: typeof program;
    site: { accessibleScopes: []; flowTracking: undefined };
  } => ({
    program,
    site: { accessibleScopes: [], flowTracking: undefined },
  });
  const fp = new Relocatable(1, 3);
  const at: HitMoment = {
    step: 7,
    hintIndex: 0,
    pc: new Relocatable(0, 0),
    ap: fp,
    fp,
    memory: { get: () => 5n },
  };
  const TEXT = 'tokens must be positive\nAn ASSERT_EQ instruction failed: 1 != 2.';

  const table: readonly (readonly [string, boolean])[] = [
    ['ASSERT_EQ', true],
    ['assert_eq', false],
    [' 1 != 2 ', true],
    ['/assert_eq/i', true],
    ['/^An ASSERT/m', true],
    ['/^ASSERT/', false],
    ['cairo: [fp - 1] == 5', true],
    ['cairo: step < 7', false],
    ['/', false],
  ];
  for (const [condition, expected] of table) {
    it(`${condition} is ${expected}`, () => {
      assert.equal(parseFailureCondition(condition)(TEXT, at, siteOf), expected);
    });
  }

  it('say what is wrong with them', () => {
    assert.throws(() => parseFailureCondition('/(/'), /Unterminated group/);
    assert.throws(() => parseFailureCondition('cairo: n =='), /Expected an expression instead of the end/);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkArguments } from './request-checks.ts';

describe('the arguments of requests', () => {
  const refused: [string, unknown, string][] = [
    ['scopes', {}, "'frameId' must be a whole number."],
    ['scopes', { frameId: '1' }, "'frameId' must be a whole number."],
    ['scopes', { frameId: 1e300 }, "'frameId' must be a whole number."],
    ['scopes', [1], "'arguments' must be an object."],
    ['next', { threadId: 7 }, "'threadId' must be 1."],
    [
      'next',
      { threadId: 1, granularity: 'hint' },
      "'granularity' must be 'statement' or 'line' or 'instruction'.",
    ],
    ['stackTrace', { threadId: 1, levels: -1 }, "'levels' must be a whole number from 0 on."],
    ['setBreakpoints', { source: 'a.cairo' }, "'source' must be an object."],
    ['setBreakpoints', { source: { path: 1 } }, "'source.path' must be a text."],
    ['setBreakpoints', { source: {}, breakpoints: {} }, "'breakpoints' must be a list."],
    [
      'setBreakpoints',
      { source: {}, breakpoints: [{ line: 1 }, { line: 1.5 }] },
      "'breakpoints[1].line' must be a whole number.",
    ],
    ['variables', { variablesReference: 1, format: { hex: 1 } }, "'format.hex' must be true or false."],
  ];
  for (const [command, args, message] of refused) {
    it(`of ${command} are refused: ${JSON.stringify(args)}`, () => {
      assert.throws(() => checkArguments(command, args), { name: 'ClientError', message });
    });
  }

  it('may have more than the protocol knows, and null or nothing where something may be left out', () => {
    const args = { variablesReference: 1, start: null, count: undefined, other: 'x', format: { hex: null } };
    checkArguments('variables', args);
    assert.equal('start' in args, false);
    assert.deepEqual(args.format, {});
    checkArguments('continue', {});
  });

  it('of a request that nobody knows are not looked at', () => checkArguments('toString', 1));
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hintProgram } from '../testing/hint-program.ts';
import { withHints } from '../testing/hint-run.ts';
import { HintScopeHistory } from './hint-scope-history.ts';
import type { RecordedValue } from './recorded-value.ts';

const at = (step: number, hintIndex = 0): { step: number; hintIndex: number } => ({ step, hintIndex });
const leaf = (text: string): unknown[] => [text, 'int', [], 0];

/** What Python tells when the main scope gets these variables. */
const whole = (variables: Record<string, string>): string => {
  const parts = Object.entries(variables).map(([name, text]) => [name, leaf(text)]);
  return JSON.stringify({ anew: true, change: { n: 1, p: [[0, 'Main scope', ['', 'dict', parts, 0]]] } });
};
const set = (position: number, text: string): string =>
  JSON.stringify({ anew: false, change: { p: [[0, { p: [[position, { v: text }]] }]] } });

const variables = (scopes: readonly RecordedValue[] | undefined): Record<string, string> | undefined =>
  scopes && Object.fromEntries((scopes[0]?.parts ?? []).map(({ name, value }) => [name, value]));

describe('history of the scopes of hints', () => {
  it('has the scopes of every moment, and nothing before the first', () => {
    const history = new HintScopeHistory();
    history.begin();
    history.take(at(2), 10, whole({ x: '1', y: '2' }));
    history.take(at(2, 1), 20, set(0, '5'));
    history.take(at(7), 3000, set(1, '6'));
    assert.equal(history.at(at(1, 9)), undefined);
    assert.match(history.whyNot(at(1, 9)), /^not recorded: no debugger listened/);
    assert.deepEqual(variables(history.at(at(2))), { x: '1', y: '2' });
    assert.deepEqual(variables(history.at(at(2, 1))), { x: '5', y: '2' });
    assert.deepEqual(variables(history.at(at(6, 4))), { x: '5', y: '2' });
    assert.deepEqual(variables(history.at(at(100))), { x: '5', y: '6' });
    assert.equal(history.cost.milliseconds, 3);
    assert.equal(history.cost.truncated, false);
  });

  it('knows nothing of the time in which it was off', () => {
    const history = new HintScopeHistory();
    history.begin();
    history.take(at(0), 0, whole({ x: '1' }));
    history.end(at(5));
    history.begin();
    history.take(at(9), 0, whole({ x: '2' }));
    assert.deepEqual(
      [4, 5, 8, 9].map(step => variables(history.at(at(step)))?.['x']),
      ['1', undefined, undefined, '2'],
    );
  });

  it('is, at every moment, what all changes up to there make', () => {
    const changes = fc.array(
      fc.record({ later: fc.nat(2), hint: fc.nat(2), position: fc.nat(3), text: fc.string() }),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(changes, list => {
        const history = new HintScopeHistory();
        history.begin();
        history.take(at(0), 0, whole({ a: '', b: '', c: '', d: '' }));
        const expected = new Map<number, string[]>([[0, ['', '', '', '']]]);
        let step = 0;
        let values = ['', '', '', ''];
        for (const { later, position, text } of list) {
          step += later;
          values = values.with(position, text);
          history.take(at(step), 0, set(position, text));
          expected.set(step, values);
        }
        let latest: string[] = [];
        for (let moment = 0; moment <= step; moment++) {
          latest = expected.get(moment) ?? latest;
          assert.deepEqual(Object.values(variables(history.at(at(moment))) ?? {}), latest);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('gives up the oldest when it becomes too much, and says so', () => {
    const history = new HintScopeHistory(2 ** 20);
    history.begin();
    history.take(at(0), 0, whole({ x: '0' }));
    for (let step = 1; step < 2000; step++) history.take(at(step), 0, set(0, String(step).padEnd(1000)));
    assert.ok(history.cost.bytes <= 2 ** 20);
    assert.equal(history.cost.truncated, true);
    assert.equal(history.at(at(3)), undefined);
    assert.equal(history.whyNot(at(3)), 'not recorded: limit of 1 MB reached');
    assert.equal(variables(history.at(at(1500)))?.['x']?.trim(), '1500');
  });

  for (const [name, text] of Object.entries({
    'no JSON': '{',
    'a change of nothing known': set(0, '1'),
    'a hole': JSON.stringify({ anew: true, change: { n: 2, p: [[1, 'x', leaf('1')]] } }),
    'a count that is none': JSON.stringify({ anew: true, change: { n: -1 } }),
    'a part that is none': JSON.stringify({
      anew: true,
      change: { n: 1, p: [[0, 'x', ['1', 'int', 3, 0]]] },
    }),
  })) {
    it(`refuses ${name}`, () => {
      assert.throws(() => new HintScopeHistory().take(at(0), 0, text), { name: 'GarbageError' });
    });
  }

  it('is told by Python after each hint that changes something', async () => {
    await withHints(
      hintProgram(['x = [1]', 'ap', 'x.append(2)', 'vm_enter_scope({})', 'y = x']),
      async run => {
        const { hints, vm } = run;
        hints.debugger.onStopped = () => undefined;
        hints.debugger.recordHintScopes(true);
        assert.equal((await run.run()).reason, 'error');
        const { hintScopeHistory: history } = hints;
        // Hint i stands before step i + 1.
        const x = [0, 1, 2, 3, 4, 5].map(step => {
          const scopes = history.at(at(step, step === 0 ? 0 : 1));
          return scopes?.map(({ name, parts }) => [name, ...parts.map(part => `${part.name}=${part.value}`)]);
        });
        const main = (...others: string[]): string[] => ['Main scope', 'program_input={}', ...others];
        assert.deepEqual(x, [
          [main()],
          [main('x=[1]')],
          [main('x=[1]')],
          [main('x=[1, 2]')],
          [['Scope 1'], main('x=[1, 2]')],
          [['Scope 1'], main('x=[1, 2]')],
        ]);
        assert.deepEqual(history.at(at(1)), history.at(at(0)));
        assert.equal(vm.step, 5);
        assert.equal(history.cost.executions, 5);
        assert.ok(history.cost.milliseconds > 0);
      },
    );
  });

  it('is not told without being asked for', async () => {
    await withHints(hintProgram(['x = [1]']), async run => {
      run.hints.debugger.onStopped = () => undefined;
      await run.run();
      assert.equal(run.hints.hintScopeHistory.at(run.vm), undefined);
      assert.equal(run.hints.hintScopeHistory.cost.executions, 0);
    });
  });
});

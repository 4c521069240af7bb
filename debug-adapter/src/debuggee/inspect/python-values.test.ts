import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { hintProgram } from '../../../../python-bridge/src/testing/hint-program.ts';
import { withHints } from '../../../../python-bridge/src/testing/hint-run.ts';
import { pythonScopes } from './hint-scopes.ts';
import { AUTO_FORMAT, type ValueNode } from './value-node.ts';

const ALL = { filter: undefined, start: 0, count: Infinity } as const;

/** The node below these names. */
async function nodeAt(parts: ValueNode['children'], [name, ...rest]: readonly string[]): Promise<ValueNode> {
  const found = (await parts?.list(ALL, AUTO_FORMAT))?.find(each => each.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return rest.length === 0 ? found : nodeAt(found.children, rest);
}

describe('Python values', function () {
  this.timeout(20_000);

  it('say how they are evaluated, and are given others', async () => {
    await withHints(hintProgram(["x = {'a': [1, 2]}", "y = x['a']"]), async ({ hints, vm }) => {
      hints.debugger.onStopped = () => undefined;
      await vm.run({ maxSteps: 2 });
      const { nodes } = await pythonScopes(hints, undefined);
      const node = await nodeAt(nodes, ['Main scope', 'x', "'a'", '1']);
      assert.equal(node.evaluateName, "py: x['a'][1]");
      const changed = await node.set?.('[len(x), 5]', AUTO_FORMAT);
      assert.deepEqual([changed?.name, changed?.value], ['1', '[1, 5]']);
      // What it is now can be given another again.
      await (await nodeAt(changed?.children, ['0'])).set?.('7', AUTO_FORMAT);
      assert.equal((await hints.debugger.evaluate('x')).value, "{'a': [1, [7, 5]]}");
      await assert.rejects(async () => node.set?.('nope', AUTO_FORMAT), /NameError/);
      await hints.debugger.setExpression("x['a'][0]", "'first'");
      await vm.run();
      assert.equal((await hints.debugger.evaluate('y[0]')).value, "'first'");
    });
  });

  it('are completed by their names', async () => {
    await withHints(hintProgram(['some_name = 1']), async ({ hints, run }) => {
      await run();
      assert.deepEqual(await hints.debugger.completions('1 + some_'), {
        length: 5,
        items: [{ label: 'some_name', type: 'variable' }],
      });
    });
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { hintProgram } from '../../../../python-bridge/src/testing/hint-program.ts';
import { withHints } from '../../../../python-bridge/src/testing/hint-run.ts';
import { pythonScopes } from './hint-scopes.ts';
import { AUTO_FORMAT, type NodeList } from './value-node.ts';

const ALL = { filter: undefined, start: 0, count: Infinity } as const;

/** Nodes as lines, indented by depth. */
async function tree(nodes: NodeList | undefined, depth: number, indentation = ''): Promise<string[]> {
  const lines: string[] = [];
  for (const { name, value, children } of (await nodes?.list(ALL, AUTO_FORMAT)) ?? []) {
    lines.push(`${indentation}${name}: ${value}`);
    if (depth > 1) lines.push(...(await tree(children, depth - 1, `${indentation}  `)));
  }
  return lines;
}

describe('the scopes of hints', function () {
  this.timeout(20_000);

  it('are as recorded where the debugger stands in the past, and look as they did then', async () => {
    await withHints(hintProgram(['x = [1, {2: 3}]', 'x.append(list(range(200)))']), async run => {
      const { hints, vm } = run;
      hints.debugger.onStopped = () => undefined;
      hints.debugger.recordHintScopes(true);
      await vm.run({ maxSteps: 2 });
      const then = await tree((await pythonScopes(hints, undefined)).nodes, 4);
      const { step, hintIndex } = vm;
      await vm.run();
      const { name, nodes } = await pythonScopes(hints, { step, hintIndex });
      assert.equal(name, 'Hint scopes (as recorded)');
      const recorded = await tree(nodes, 4);
      assert.deepEqual(recorded, then);
      assert.deepEqual(recorded, [
        'Main scope: ',
        '  program_input: {}',
        '  x: [1, {2: 3}]',
        '    0: 1',
        '    1: {2: 3}',
        '      2: 3',
      ]);
      const latest = await tree((await pythonScopes(hints, vm)).nodes, 4);
      assert.equal(latest.at(-1)?.trim(), '…: 100 more, not recorded');
    });
  });

  it('say why they are not there', async () => {
    await withHints(hintProgram(['x = 1']), async ({ hints, vm, run }) => {
      await run();
      const { nodes } = await pythonScopes(hints, vm);
      assert.match((await tree(nodes, 1)).join(), /^…: not recorded: recordHintScopes is off/);
    });
  });
});

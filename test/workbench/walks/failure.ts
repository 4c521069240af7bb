import assert from 'node:assert/strict';
import type { Walk } from './walk.ts';
import { lineOf } from './walk.ts';
import { until } from '../until.ts';

const file = 'failing.cairo';

/** A run that fails stops at the failing instruction and stays open to look around. */
export const failureWalk: Walk = async ({ workbench, step, workspace, picture }) => {
  const { callStack, variables, console: debugConsole } = workbench;

  await step('F5 starts the failing program and it stops at entry', async () => {
    await workbench.openFile(file);
    await workbench.showDebugView();
    await workbench.startDebugging();
    await workbench.waitForStop(lineOf(workspace, file, 'alloc_locals'));
  });
  await step('Continue runs into the error: the failing instruction is shown with the message', async () => {
    await workbench.press('F5');
    await callStack.waitFor(/^assert_nn /);
    await until(
      'the text of the error beside the failing line',
      async () => {
        const text = await workbench.exceptionText();
        if (text === '') {
          // A slow editor may lose the frame in focus, and the text with it: a person clicks on the frame.
          await callStack.select(/^assert_nn /);
          await until(
            'it shows',
            () => workbench.exceptionText(),
            shown => shown !== '',
            3000,
          );
        }
        return text;
      },
      text => /Cannot pay 60: the balance is 25/.test(text),
    );
    await workbench.screenshot('exception');
    // Without the panel there is room for the whole explanation.
    await workbench.press('ControlOrMeta+KeyJ');
    await picture('failure', () => workbench.exceptionPicture());
    await workbench.press('ControlOrMeta+KeyJ');
  });
  await step(
    'it explains: what was asserted, the value that did not fit, and where that was made',
    async () => {
      const lines = (await workbench.exceptionText()).split('\n').map(line => line.trim());
      const first = lines.indexOf('Cannot pay 60: the balance is 25.');
      assert.ok(first >= 0 && first <= 2, lines.join('\n'));
      const text = lines.join('\n');
      assert.match(text, /^at\s+math\.cairo:\d+ in assert_nn, step \d+\nassert 0 <= ids\.a/m);
      assert.match(text, /^ids\.a\s+cell 1:\d+\n-35\ncalculated from 1:\d+ \(25\) and 1:\d+ \(60\) by /m);
      assert.match(text, /in subtract, failing\.cairo:\d+: local difference = a - b;/);
    },
  );
  await step('the Cairo traceback names every call', async () => {
    const text = await workbench.exceptionText();
    assert.match(text, /Cairo traceback \(most recent call last\)/);
    assert.match(text, /failing\.cairo:\d+:\d+: \(pc=0:\d+\)/);
  });
  await step('the Python traceback follows, in the Debug Console too', async () => {
    assert.match(await workbench.exceptionText(), /AssertionError: a = \d+ is out of range\./);
    await debugConsole.waitForOutput(/AssertionError: a = \d+ is out of range\./);
  });
  await step('the frames of the failed calls can be looked at', async () => {
    await callStack.select(/^pay\b(?!_)/);
    await variables.children(/^Locals and references/, rows =>
      rows.some(row => /^balance ?= ?25\b/.test(row)),
    );
    await workbench.screenshot('caller');
  });
  await step('a log over the recorded run prints what the line in front saw, each with a link', async () => {
    await workbench.command('Cairoscope: Log Over the Recorded Run');
    await workbench.answer('{amount} of {balance}');
    for (const text of ['30 of 100', '45 of 70', '60 of 25']) {
      const line = lineOf(workspace, file, 'let rest = subtract');
      const link = await debugConsole.linkOf(new RegExp(`^step \\d+: ${text}`));
      assert.equal(link, `${file}:${line}`);
    }
    await debugConsole.evaluate('explain', row => row.startsWith('Cannot pay 60'));
    await workbench.screenshot('logged');
  });
  await step('Stop ends the session', async () => {
    await workbench.press('Shift+F5');
    await workbench.waitForEnd();
  });
};

import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { until } from '../until.ts';
import { lineOf, type Walk } from './walk.ts';

const file = 'hints_and_scopes.cairo';

/** F5 on a program with hints, all the way through. */
export const debuggingWalk: Walk = async ({ workbench, step, workspace, picture }) => {
  const at = (text: string) => lineOf(workspace, file, text);
  const { editor, variables, callStack, console: debugConsole } = workbench;

  await step('a double click opens an example, in the Cairo language', async () => {
    await workbench.openFile(file);
    await editor.waitForText('%builtins');
    await until(
      'the language',
      () => workbench.language(),
      language => language === 'Cairo 0',
    );
  });
  await step('a click in the margin sets a breakpoint on a Cairo line and one inside a hint', async () => {
    await workbench.showDebugView();
    await editor.clickMargin(at('assert [sorted] = numbers[index]'));
    await editor.clickMargin(at('used.add(ids.index)'));
    await workbench.screenshot('breakpoints');
  });
  await step('F5 without any launch.json stops at entry', async () => {
    await workbench.startDebugging();
    await workbench.waitForStop(at('let (local numbers) = alloc()'));
    await workbench.screenshot('entry');
  });
  await step('the Variables pane shows the registers', async () => {
    const rows = await variables.children(/^Registers/, texts => texts.some(text => /^pc/.test(text)));
    for (const name of ['pc', 'ap', 'fp']) {
      assert.ok(
        rows.some(row => new RegExp(`^${name} ?= ?\\d+:\\d+`).test(row)),
        rows.join(' | '),
      );
    }
  });
  await step('F10 steps over one statement', async () => {
    await workbench.press('F10');
    await workbench.waitForStop(at('let (local sorted) = alloc()'));
    await workbench.press('F10');
  });
  await step('F11 steps into the hint, its Python frame on top, and on line by line', async () => {
    await workbench.waitForStop(at('local n_numbers'));
  });
  await step('Continue stops at the breakpoint inside the hint, with its Python variables', async () => {
    await workbench.press('F5');
    await workbench.waitForStop(at('used.add(ids.index)'));
    await callStack.waitFor(/choose/);
    await workbench.screenshot('hint-breakpoint');
    if (picture !== undefined) {
      mkdirSync(dirname(picture), { recursive: true });
      copyFileSync(await workbench.screenshot('picture'), picture);
    }
  });
  await step('Continue stops at the breakpoint on the Cairo line', async () => {
    await workbench.press('F5');
    await workbench.waitForStop(at('assert [sorted] = numbers[index]'));
  });
  await step('the Debug Console has the print of the hint, linked to its line', async () => {
    await debugConsole.show();
    await debugConsole.waitForOutput(/Sorting \d+ numbers/);
    assert.equal(await debugConsole.linkOf(/Sorting \d+ numbers/), `${file}:${at('print(f')}`);
    await workbench.screenshot('console');
  });
  await step('the Debug Console evaluates', async () => {
    await debugConsole.evaluate('[fp-3]', row => /^\d+$/.test(row));
    await debugConsole.evaluate('step 100', row => row !== '');
  });
};

import assert from 'node:assert/strict';
import { DisassemblyView } from '../pages/disassembly-view.ts';
import { MemoryView } from '../pages/memory-view.ts';
import { until } from '../until.ts';
import { lineOf, type Walk } from './walk.ts';

const file = 'hints_and_scopes.cairo';

/** The machine below the source: values beside lines, instructions, a breakpoint at a pc, and memory. */
export const memoryWalk: Walk = async ({ workbench, step, workspace }) => {
  const at = (text: string) => lineOf(workspace, file, text);
  const { editor, variables, callStack, page } = workbench;
  const disassembly = new DisassemblyView(page);
  const memory = new MemoryView(page);

  await step('F5 stops at a breakpoint, with values beside the lines', async () => {
    await workbench.openFile(file);
    await workbench.showDebugView();
    await editor.clickMargin(at('assert [sorted] = numbers[index]'));
    await workbench.startDebugging();
    await workbench.waitForStop(at('alloc_locals'));
    await workbench.press('F5');
    await workbench.waitForStop(at('assert [sorted] = numbers[index]'));
    await workbench.foldPane('Watch', true);
    await editor.waitForText('n_left = 7');
    await editor.waitForText('index = 1');
    await workbench.screenshot('inline-values');
  });
  await step('Show CASM opens the instructions, with their source, symbols and hints', async () => {
    await editor.clickMargin(at('assert [sorted] = numbers[index]'), 'removed');
    await workbench.command('Cairoscope: Show CASM');
    await disassembly.waitFor(/\/\/ → starkware\.cairo\.common\.math\.assert_le/);
    await disassembly.waitFor(/hint %\{ ids\.index = pending\.pop\(0\) … %\}/);
    await workbench.screenshot('disassembly');
  });
  await step('a click beside the instruction of the recursive call sets a breakpoint at its pc', async () => {
    await disassembly.clickMargin(/call rel .* → __main__\.choose/);
    await workbench.screenshot('pc-breakpoint');
  });
  await step('Continue stops there', async () => {
    await workbench.pressAndWaitForNextStop('F5');
    await until(
      'the reason',
      () => page.locator('.debug-viewlet').innerText(),
      text => /Paused at step \d+, pc 0:\d+/.test(text),
    );
    assert.match(await disassembly.stoppedRow(), /→ __main__\.choose/);
    await workbench.screenshot('pc-hit');
  });
  await step('View Memory at Address shows the cells around fp', async () => {
    await workbench.command('Cairoscope: View Memory at Address');
    await workbench.answer('[fp - 6]');
    const rows = await memory.waitForRows('the array', found => found.some(row => / 92 0x5c /.test(row)));
    assert.ok(rows.length > 100);
    await workbench.screenshot('memory-array');
    await memory.goTo('fp - 6');
    await memory.waitForRows('the registers', found => found.some(row => /^1:\d+ ap /.test(row)));
    await workbench.screenshot('memory-frame');
  });
  await step('a click on a pointer goes there', async () => {
    const address = await memory.focused();
    await memory.follow(address);
    await until(
      'the target',
      () => memory.focused(),
      focused => focused !== address && /:0$/.test(focused),
    );
  });
  await step('a stop further on refreshes the view', async () => {
    await memory.goTo('ap');
    const rows = await memory.waitForRows('ap', found => found.some(row => /^1:\d+ ap unknown/.test(row)));
    await callStack.select(/^choose /);
    await workbench.pressAndWaitForNextStop('F5');
    await memory.waitForRows('new cells', found => found.join() !== rows.join());
    await workbench.screenshot('memory-later');
  });
  await step('View in Memory in the menu of a variable leads to where it points', async () => {
    await variables.expand(/^Arguments/);
    await workbench.variableMenu(/^numbers = /, 'View in Memory');
    await memory.waitForRows('the array', found => found.some(text => / 92 0x5c /.test(text)));
    await workbench.screenshot('from-variable');
    await workbench.press('Shift+F5');
    await workbench.waitForEnd();
  });
};

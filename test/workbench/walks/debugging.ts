import assert from 'node:assert/strict';
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
  await step('F5 without any launch.json compiles the program and stops at entry', async () => {
    await workbench.startDebugging();
    await workbench.waitForStop(at('alloc_locals'));
    await workbench.foldPane('Watch', true);
    await workbench.screenshot('entry');
  });
  await step('the Variables pane shows the registers and the implicit arguments', async () => {
    const registers = ['pc', 'ap', 'fp'].map(name => new RegExp(`^${name} = \\d+:\\d+`));
    await variables.children(/^Registers/, showing(...registers, /^step = 0$/));
    await variables.children(
      /^Implicit arguments/,
      showing(/^output_ptr = \d+:0$/, /^range_check_ptr = \d+:0$/),
    );
  });
  await step('F10 steps from statement to statement, up to the hint', async () => {
    for (const text of ['let (local numbers)', 'let (local sorted)', '%{']) {
      await workbench.press('F10');
      await workbench.waitForStop(at(text));
    }
  });
  await step('F11 steps into the hint and goes on line by line', async () => {
    for (const text of ['values = program_input', 'ids.n_numbers = len', 'for index, value']) {
      await workbench.press('F11');
      await workbench.waitForStop(at(text));
    }
  });
  await step(
    'inside the hint, the Python frame is on top of the Cairo frame, with its variables',
    async () => {
      await until(
        'the call stack',
        () => callStack.texts(),
        ([first, second]) => /^hint /.test(first ?? '') && /^main /.test(second ?? ''),
      );
      await variables.children(/^Hint scope/, showing(/^values = \[31, 4, 15, 92, 6, 53, 58\]$/));
      await workbench.screenshot('in-hint');
    },
  );
  await step('Continue stops at the breakpoint inside the other hint', async () => {
    await workbench.press('F5');
    await workbench.waitForStop(at('used.add(ids.index)'));
    await until(
      'the call stack',
      () => callStack.texts(),
      rows => ['hint ', 'choose ', 'main '].every((name, index) => rows[index]?.startsWith(name) === true),
    );
    await variables.children(/^Hint scope/, showing(/^pending = \[4, 2, 0, 5, 6, 3\]$/, /^used = set\(\)$/));
    await variables.children(/^pending/, showing(/^0 = 4$/));
    await workbench.screenshot('hint-breakpoint');
    await picture('debugging');
  });
  await step('a click on the Cairo frame below shows its arguments and what the hint wrote', async () => {
    await callStack.select(/^choose /);
    await variables.children(/^Arguments/, showing(/^n_numbers = 7$/, /^n_left = 7$/));
    await variables.children(/^Locals and references/, showing(/^index = 1$/));
    await workbench.screenshot('caller-of-hint');
  });
  await step('Continue stops at the breakpoint on the Cairo line', async () => {
    await workbench.press('F5');
    await workbench.waitForStop(at('assert [sorted] = numbers[index]'));
    await variables.children(/^Hint scopes/, showing(/^Scope 1/));
    await variables.children(/^Scope 1/, showing(/^used = \{1\}$/));
    await workbench.screenshot('cairo-breakpoint');
  });
  await step('the Debug Console has the print of the hint, with a link to its line', async () => {
    await debugConsole.show();
    await debugConsole.waitForOutput(/Sorting 7 numbers: \[31, 4, 15, 92, 6, 53, 58\]/);
    assert.equal(await debugConsole.linkOf(/Sorting 7 numbers/), `${file}:${at("print(f'Sorting")}`);
  });
  await step('the Debug Console evaluates Cairo expressions', async () => {
    await debugConsole.evaluate('[fp-3]', row => row === '7');
    await debugConsole.evaluate('numbers[index]', row => row === '4');
    await workbench.screenshot('console');
  });
  await step('step 100 in the Debug Console advances by 100 VM steps', async () => {
    await editor.clickMargin(at('assert [sorted] = numbers[index]'), 'removed');
    await editor.clickMargin(at('used.add(ids.index)'), 'removed');
    const before = await workbench.vmStep();
    await debugConsole.enter('step 100');
    await until(
      'the VM step',
      () => workbench.vmStep(),
      now => now === before + 100,
    );
    await workbench.waitForStop(at('assert_le(index'));
  });
  await step('Continue runs to the end, with the output of the program in the Debug Console', async () => {
    await workbench.press('F5');
    await workbench.waitForEnd();
    await debugConsole.waitForOutput(/The smallest number came from index 1\./);
    const rows = await until(
      'the output',
      async () => (await debugConsole.tree.allRows()).map(row => row.text).join(' '),
      text => /Program output:/.test(text),
    );
    assert.match(rows, /Program output:\s+4\s+6\s+15\s+31\s+53\s+58\s+92/);
    await workbench.screenshot('end');
  });
};

/** The pane is filled row by row, and may still show what was there before: waits until all of these are among its rows. */
function showing(...wanted: RegExp[]): (rows: string[]) => boolean {
  return rows => wanted.every(row => rows.some(text => row.test(text)));
}

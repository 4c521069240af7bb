import type { Walk } from './walk.ts';
import { lineOf } from './walk.ts';
import { until } from '../until.ts';

/** A program that does not compile: the error is a problem at its file and line, and no session starts. */
export const compileErrorWalk: Walk = async ({ workbench, step, workspace }) => {
  const line = lineOf(workspace, 'broken.cairo', 'missing');

  await step('F5 on a program that does not compile', async () => {
    await workbench.openFile('broken.cairo');
    await workbench.pressF5Until(
      'a message about the error',
      async () => (await workbench.messages()).length > 0,
    );
    await workbench.screenshot('message');
  });
  await step('Problems shows the error with its file and line', async () => {
    await workbench.closeMessages();
    await workbench.showProblems();
    await workbench.problems.waitFor(new RegExp(`missing.*\\[Ln ${line}, Col \\d+\\]`));
    await workbench.screenshot('problems');
  });
  await step('a click on the problem goes there', async () => {
    await workbench.problems.select(/missing/);
    await until(
      'the cursor',
      () => workbench.editor.cursorLine(),
      at => at === line,
    );
  });
};

/** A program of its own: runs the hint given as argument and stays until it is killed. Prints the number of Python's process. */
import { PythonHints } from '../index.ts';
import { CairoVm } from '../../../vm-core/src/index.ts';
import { hintProgram } from './hint-program.ts';
import { PACKAGE_FOLDER, PYTHON } from './hint-run.ts';

async function main(code: string): Promise<void> {
  const program = hintProgram(['print("here")', code]);
  const hints = await PythonHints.start({
    python: PYTHON,
    program,
    packageFolder: PACKAGE_FOLDER,
    onOutput: () => process.stdout.write(`${hints.pid}\n`),
  });
  setInterval(() => undefined, 1000);
  await CairoVm.create(program, { hints }).run();
}

void main(process.argv[2] ?? '');

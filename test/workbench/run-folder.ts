import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { cacheFolder } from '../../toolchain/src/index.ts';
import { root } from '../../scripts/setup.mjs';

export const repository: string = root;

/** Everything of one run of the workbench tests, in a folder below `out/` that is made anew each time. */
export interface RunFolder {
  folder: string;
  /** Of the VS Code server. */
  data: string;
  /** A copy of the examples, and programs that only tests need. */
  workspace: string;
  /** Screenshots. */
  shots: string;
  reportFile: string;
  /** What the extension host writes. */
  suiteReportFile: string;
  /** The environment of the server, the extensions and the programs that are debugged. */
  env: NodeJS.ProcessEnv;
}

/** Does not compile: `missing` is no name that it knows. */
const broken = `func main() {
    let value = 1;
    assert value = missing;
    return ();
}
`;

/** @param name the folder's name below `out/` */
export function prepareRun(name: string): RunFolder {
  const folder = join(repository, 'out', name);
  rmSync(folder, { recursive: true, force: true });
  const home = join(folder, 'home');
  const workspace = join(folder, 'examples');
  for (const made of [home, join(folder, 'screenshots')]) {
    mkdirSync(made, { recursive: true });
  }
  // Without their launch.json: most that is tested is what a person meets who has none.
  cpSync(join(repository, 'examples'), workspace, {
    recursive: true,
    filter: source => basename(source) !== '.vscode',
  });
  writeFileSync(join(workspace, 'broken.cairo'), broken);
  const suiteReportFile = join(folder, 'suite-report.json');
  return {
    folder,
    data: join(folder, 'server'),
    workspace,
    shots: join(folder, 'screenshots'),
    reportFile: join(folder, 'report.json'),
    suiteReportFile,
    env: cleanEnvironment(home, { CAIROSCOPE_SUITE_REPORT: suiteReportFile }),
  };
}

/** A home of its own: no settings of the person who runs the tests have a say. */
function cleanEnvironment(home: string, more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { PATH, TMPDIR, SystemRoot, PYENV_ROOT } = process.env;
  return {
    PATH,
    ...(TMPDIR === undefined ? {} : { TMPDIR }),
    ...(SystemRoot === undefined ? {} : { SystemRoot }),
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    HOME: home,
    // Python versions that the person chose by pyenv, and the compiler's environment, are those of the person.
    PYENV_ROOT: PYENV_ROOT ?? join(homedir(), '.pyenv'),
    CAIROSCOPE_HOME: cacheFolder(),
    // No marketplace.
    EXTENSIONS_GALLERY: '{}',
    ...more,
  };
}

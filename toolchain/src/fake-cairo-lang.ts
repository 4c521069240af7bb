import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CAIRO_LANG_VERSION } from './cairo-environment.ts';
import { findPython } from './find-python.ts';

/**
 * A package that stands for cairo-lang in tests of the installation: the modules that are looked for, with a
 * dataclass like the one that Python 3.11 refuses. It installs in a moment and without the network.
 */
const FILES: Record<string, string> = {
  'starkware/cairo/lang/VERSION': `${CAIRO_LANG_VERSION}\n`,
  'starkware/cairo/lang/compiler/cairo_compile.py': '',
  'starkware/cairo/lang/instances.py': `
import dataclasses
from dataclasses import field

@dataclasses.dataclass
class Cpu:
    safe_call: bool = True

@dataclasses.dataclass
class Layout:
    name: str = ""
    cpu: Cpu = field(default=Cpu())
    plain: Cpu = Cpu(False)
    size: int = field(default=4)
    items: dict = field(default_factory=lambda: {})
`,
  'starkware/cairo/lang/vm/cairo_run.py': 'from starkware.cairo.lang.instances import Layout\n',
};

const INFO = `cairo_lang-${CAIRO_LANG_VERSION}.dist-info`;

const PACK = `
import os, sys, zipfile
folder, name, info = sys.argv[1:]
with zipfile.ZipFile(name, 'w') as wheel:
    files = [os.path.join(at, file) for at, _, files in os.walk(folder) for file in files]
    names = [os.path.relpath(file, folder).replace(os.sep, '/') for file in files]
    for file, inside in zip(files, names):
        wheel.write(file, inside)
    wheel.writestr(info + '/RECORD', ''.join(inside + ',,\\n' for inside in names) + info + '/RECORD,,\\n')
`;

/** Writes the modules of the package. */
export function writeFakeModules(folder: string): void {
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/**
 * Makes a folder that pip finds the package in.
 *
 * @param folder an empty folder
 * @returns what to add to the environment variables, so that pip takes packages from there only
 */
export async function fakePackageIndex(folder: string): Promise<NodeJS.ProcessEnv> {
  const content = join(folder, 'content');
  const links = join(folder, 'links');
  writeFakeModules(content);
  mkdirSync(join(content, INFO));
  mkdirSync(links);
  const metadata = `Metadata-Version: 2.1\nName: cairo-lang\nVersion: ${CAIRO_LANG_VERSION}\n`;
  writeFileSync(join(content, INFO, 'METADATA'), metadata);
  writeFileSync(
    join(content, INFO, 'WHEEL'),
    'Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
  );
  const { path } = await findPython();
  const wheel = join(links, `cairo_lang-${CAIRO_LANG_VERSION}-py3-none-any.whl`);
  const { status, stderr } = spawnSync(path, ['-c', PACK, content, wheel, INFO], { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(stderr);
  }
  return { ...noPackageIndex(folder), PIP_FIND_LINKS: links };
}

/** What to add to the environment variables, so that pip finds no package at all. */
export function noPackageIndex(folder: string): NodeJS.ProcessEnv {
  return {
    PIP_NO_INDEX: '1',
    PIP_FIND_LINKS: '',
    PIP_CACHE_DIR: join(folder, 'pip-cache'),
    PIP_CONFIG_FILE: process.platform === 'win32' ? 'nul' : '/dev/null',
  };
}

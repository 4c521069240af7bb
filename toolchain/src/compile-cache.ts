import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, join, relative } from 'node:path';
import { cacheFolder } from './cache-folder.ts';

/** What decides how a program is compiled, besides the content of its files. */
export interface CompileKey {
  source: string;
  python: string;
  cairoLangVersion: string;
  /** Where imports are looked up, absolute, in that order. */
  searchPath: readonly string[];
  flags: readonly string[];
}

/** What a compiled program was made from. */
interface CompileRecord {
  /** Hash of every file that the compiler read, by path. */
  inputs: Record<string, string>;
  /** Files that did not exist, but would have been read instead of one of the above. */
  absent: string[];
  output: string;
}

/** What the compiler did. */
export interface MadeFrom {
  /** The files that it imported. */
  read?: readonly string[];
  /** The folders that it looked in, the last of which is that of its own library. */
  searched?: readonly string[];
  /** When it was started (as Date.now). An input that was written since then may not be what it read. */
  startedAt: number;
}

const RECORD = 'record.json';
const KEEP_MS = 30 * 24 * 3600 * 1000;

/** A place for the compiled form of one program, remembered as long as nothing that it was made from changes. */
export class CompileCache {
  private readonly folder: string;

  constructor(
    private readonly key: CompileKey,
    private readonly home = join(cacheFolder(), 'compiled'),
  ) {
    this.folder = join(home, sha256(JSON.stringify(key)).slice(0, 32));
  }

  /** Where the compiled program lies. */
  get output(): string {
    return join(this.folder, `${basename(this.key.source, extname(this.key.source))}.json`);
  }

  /** True if the compiled program is there, whole, and compiling again would give the same. */
  async isFresh(): Promise<boolean> {
    try {
      const record = JSON.parse(await readFile(join(this.folder, RECORD), 'utf8')) as CompileRecord;
      if (record.absent.some(file => existsSync(file))) {
        return false;
      }
      const files = Object.entries({ ...record.inputs, [this.output]: record.output });
      const same = await Promise.all(files.map(async ([file, hash]) => (await hashOf(file)) === hash));
      return same.every(Boolean);
    } catch {
      // No record, a damaged one, or a file that went away.
      return false;
    }
  }

  /**
   * Takes a freshly compiled program in.
   *
   * @param compiled the file; it is moved
   * @param made how it was made; without `read` the program is kept but not remembered
   */
  async store(compiled: string, made: MadeFrom): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await rm(join(this.folder, RECORD), { force: true });
    await rename(compiled, this.output);
    const inputs = [this.key.source, ...(made.read ?? [])];
    const times = await Promise.all(inputs.map(async file => (await stat(file)).mtimeMs));
    if (made.read !== undefined && times.every(time => time < made.startedAt)) {
      // Folders that did not exist are not among those that the compiler looked in, but may come to exist.
      const searchPath = [...this.key.searchPath, ...(made.searched ?? []).slice(-1)];
      const hashes = inputs.map(async file => [file, await hashOf(file)] as const);
      const record: CompileRecord = {
        inputs: Object.fromEntries(await Promise.all(hashes)),
        absent: inputs.flatMap(file => shadows(file, searchPath)),
        output: await hashOf(this.output),
      };
      await replaceFile(join(this.folder, RECORD), JSON.stringify(record));
    }
    await this.removeOld();
  }

  /** Programs that were not compiled for a month go, so that the cache does not grow for ever. */
  private async removeOld(): Promise<void> {
    for (const name of await readdir(this.home)) {
      const folder = join(this.home, name);
      const age = Date.now() - ((await stat(folder).catch(() => undefined))?.mtimeMs ?? Date.now());
      if (age > KEEP_MS) {
        await rm(folder, { recursive: true, force: true });
      }
    }
  }
}

/** Where the same import would have been found first: in the folders that come before the file's own. */
function shadows(file: string, searchPath: readonly string[]): string[] {
  return searchPath.flatMap((folder, index) => {
    const path = relative(folder, file);
    const isInside = path !== '' && !path.startsWith('..') && !isAbsolute(path);
    return isInside ? searchPath.slice(0, index).map(earlier => join(earlier, path)) : [];
  });
}

/** Copies a file so that nobody sees half of it. */
export async function copyWhole(source: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const temporary = temporaryName(target);
  await copyFile(source, temporary);
  await rename(temporary, target);
}

async function replaceFile(file: string, text: string): Promise<void> {
  const temporary = temporaryName(file);
  await writeFile(temporary, text);
  await rename(temporary, file);
}

export function temporaryName(file: string): string {
  return `${file}.${process.pid}-${randomUUID().slice(0, 8)}`;
}

async function hashOf(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What cairo-vm made of a program, for features that cairo-lang lacks. Written by make-cairo-vm-goldens.ts. */
export interface CairoVmGolden {
  /** Of the program's source when this was made; see `digest`. */
  readonly source: string;
  /** How the program was run. */
  readonly options: readonly string[];
  /** cairo-vm's text, if the run failed; then there is nothing else. */
  readonly error?: string;
  readonly steps?: number;
  /** Digest of the trace file. */
  readonly trace?: string;
  /** Digest of the memory file, whose cells are sorted by address. */
  readonly memory?: string;
  /** What `Program Output:` lists, one line a cell. */
  readonly output?: string;
  readonly airPublicInput?: unknown;
  /** Without the paths of the trace and of the memory. */
  readonly airPrivateInput?: unknown;
}

/** The golden file of a program, beside it. */
export function goldenFile(directory: string, file: string): string {
  return join(directory, `${basename(file, '.cairo')}.cairo-vm.json`);
}

/**
 * The golden of a program; undefined if it has none.
 * @throws Error if the program was changed since.
 */
export function readGolden(directory: string, file: string): CairoVmGolden | undefined {
  const path = goldenFile(directory, file);
  if (!existsSync(path)) return undefined;
  const golden = JSON.parse(readFileSync(path, 'utf8')) as CairoVmGolden;
  if (golden.source !== digest(readFileSync(join(directory, file)))) {
    throw new Error(
      `${path} is older than its program. With cargo installed, make it again: ` +
        `node --import tsx test/conformance/make-cairo-vm-goldens.ts ${join(directory, file)}`,
    );
  }
  return golden;
}

/** SHA-256, in hex. */
export function digest(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** An AIR private input without the paths of the trace and of the memory, which differ each time. */
export function withoutPaths({
  trace_path: _trace,
  memory_path: _memory,
  ...input
}: Record<string, unknown>): unknown {
  return input;
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PRIME } from '../../vm-core/src/index.ts';
import type { Terminal } from './terminal.ts';

/** Keeps what the command prints. */
export class FakeTerminal implements Terminal {
  out = '';
  err = '';

  constructor(readonly isInteractive = false) {}

  stdout(text: string): void {
    this.out += text;
  }

  stderr(text: string): void {
    this.err += text;
  }
}

/** Calls with an empty folder, which is removed afterwards. */
export async function withFolder<T>(use: (folder: string) => Promise<T> | T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cairoscope-test-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes a compiled program of these words, with an empty debug information. */
export function writeProgram(
  folder: string,
  data: readonly bigint[],
  more: { readonly builtins?: readonly string[]; readonly hints?: object; readonly prime?: bigint } = {},
): string {
  const file = join(folder, 'program.json');
  const program = {
    attributes: [],
    builtins: more.builtins ?? [],
    compiler_version: '0.14.0.1',
    data: data.map(word => `0x${word.toString(16)}`),
    debug_info: null,
    hints: more.hints ?? {},
    identifiers: { '__main__.main': { decorators: [], pc: 0, type: 'function' } },
    main_scope: '__main__',
    prime: `0x${(more.prime ?? PRIME).toString(16)}`,
    reference_manager: { references: [] },
  };
  writeFileSync(file, JSON.stringify(program));
  return file;
}

const ASSIGN = 0x480680017fff8000n; // [ap] = immediate, ap++
const RET = 0x208b7fff7fff7ffen;

/** Writes 7 and -1 with the output builtin: 6 steps. */
export const OUTPUT_PROGRAM: readonly bigint[] = [
  ...[ASSIGN, 7n],
  0x400280007ffd7fffn, // [ap - 1] = [[fp - 3]]
  ...[ASSIGN, PRIME - 1n],
  0x400280017ffd7fffn, // [ap - 1] = [[fp - 3] + 1]
  ...[0x482680017ffd8000n, 2n], // [ap] = [fp - 3] + 2, ap++
  RET,
];

/** Stays at pc 2 for ever: jmp rel 0. */
export const ENDLESS_PROGRAM: readonly bigint[] = [ASSIGN, 1n, 0x10780017fff7fffn, 0n];

/** Counts up for ever, a new cell every other step. */
export const COUNTING_PROGRAM: readonly bigint[] = [
  ...[ASSIGN, 1n],
  ...[0x482480017fff8000n, 1n], // [ap] = [ap - 1] + 1, ap++
  ...[0x10780017fff7fffn, PRIME - 2n], // jmp rel -2
];

/** A hint before the first instruction. */
export function hintAtStart(code: string): object {
  const flowTracking = { ap_tracking: { group: 0, offset: 0 }, reference_ids: {} };
  return {
    0: [{ accessible_scopes: ['__main__', '__main__.main'], code, flow_tracking_data: flowTracking }],
  };
}

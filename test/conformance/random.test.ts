import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureCairoLang } from '../../toolchain/src/index.ts';
import { CairoVm, parseProgram, Relocatable } from '../../vm-core/src/index.ts';
import { ROOT } from './fixtures.ts';
import { LAYOUT, randomProgram } from './random-programs.ts';

const SCRIPT = join(ROOT, 'test/conformance/cairo_lang_states.py');
const SETUP_MINUTES = 15;
const PROGRAMS = 1500;
const STEPS = 60;

/** Where a program stands. */
interface State {
  readonly error: string | null;
  readonly step: number;
  readonly registers: string;
  readonly memory: readonly string[];
  /** Cells that instructions accessed; the program's own count always. */
  readonly accessed: readonly string[];
}

describe('random instructions', () => {
  it('lead to the same states and errors as in cairo-lang', async function () {
    this.timeout(SETUP_MINUTES * 60_000);
    const { python } = await ensureCairoLang({});
    const programs = Array.from({ length: PROGRAMS }, (_, seed) => randomProgram(seed));
    const states = referenceStates(programs, python);
    for (const [seed, program] of programs.entries()) {
      const own = await ownState(program);
      const reference = states[seed];
      assert.ok(reference);
      if (leavesTheRange(own, reference) || failsInCall(own, reference)) continue;
      assert.deepEqual(comparable(own), comparable(reference), `the program of seed ${seed}`);
    }
  });
});

/** An error leaves registers and memory as they were here; cairo-lang may have changed some of them. */
function comparable(state: State): unknown {
  return state.error === null ? state : { error: state.error, step: state.step };
}

/**
 * Pointers outside of what this VM can hold: refused where they come up, not where they are used, and not to the last
 * digit (docs/differences.md).
 */
function leavesTheRange(own: State, reference: State): boolean {
  if (own.error === null || reference.error === null) return false;
  const isRefused =
    /this VM keeps offsets|not an address in a segment|is not relocatable|must be nonnegative|\d:(-\d|\d{16}|[\d.]+e)/.test(
      own.error,
    );
  // A jump to nowhere: cairo-lang makes it and then finds no instruction.
  const isLost = /^Error at pc=(\S+):\nUnknown value for memory cell at address \1\./.test(reference.error);
  return isRefused || (isLost && own.step === reference.step - 1);
}

/** A call whose target is wrong: cairo-lang has entered its frame, here it has changed nothing. */
function failsInCall(own: State, reference: State): boolean {
  const pc = own.registers.split(' ')[0];
  return own.error !== null && reference.error === `${own.error}\nUnknown location (pc=${pc})`;
}

function referenceStates(programs: readonly string[], python: string): State[] {
  const { stdout, stderr, status } = spawnSync(python, [SCRIPT], {
    input: JSON.stringify({ steps: STEPS, layout: LAYOUT, programs }),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as State[];
}

async function ownState(program: string): Promise<State> {
  const vm = CairoVm.create(parseProgram(program), { layout: LAYOUT });
  const stop = await vm.run({ maxSteps: STEPS });
  vm.accessed.mark(vm.programBase, vm.program.data.length);
  const memory: string[] = [];
  const accessed: string[] = [];
  for (let segment = 0; segment < vm.segments.count; segment++) {
    for (let offset = 0; offset < vm.segments.usedSize(segment); offset++) {
      const address = new Relocatable(segment, offset);
      const value = vm.memory.get(address);
      if (value !== undefined) memory.push(`${address} ${value}`);
      if (vm.accessed.has(address)) accessed.push(address.toString());
    }
  }
  const error = stop.reason === 'error' ? stop.error.message : null;
  return { error, step: vm.step, registers: `${vm.pc} ${vm.ap} ${vm.fp}`, memory, accessed };
}

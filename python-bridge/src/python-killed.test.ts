import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import fc from 'fast-check';
import { CairoVm, Relocatable, type Stop } from '../../vm-core/src/index.ts';
import { PythonHints, PythonStartError, type HintOutput } from './index.ts';
import { busyProgram } from './testing/busy-program.ts';
import { isAlive, PACKAGE_FOLDER, PYTHON, until } from './testing/hint-run.ts';
import { twoAtATime, untilGone } from './testing/processes.ts';

const RUNS = 200;
const SEED = 20_261_124;
const VMS_OF_AN_OWNER = 10;
const DYING = fileURLToPath(new URL('testing/dying', import.meta.url));

/** So many moments between the first byte and the last, the same in each run of this test. */
function moments(count: number, last: number): number[] {
  return fc.sample(fc.noBias(fc.integer({ min: 1, max: last })), { seed: SEED, numRuns: count });
}

/** Starts a Python that dies when so many bytes have passed. */
function startDying(
  python: string,
  bytes: number,
  onOutput: (output: HintOutput) => void = () => undefined,
): Promise<PythonHints> {
  return PythonHints.start({
    python,
    program: busyProgram,
    packageFolder: PACKAGE_FOLDER,
    env: { ...process.env, PYTHONPATH: DYING, CAIROSCOPE_DIES_AFTER: String(bytes) },
    onOutput,
  });
}

function cells(vm: CairoVm): Map<string, string> {
  const found = new Map<string, string>();
  for (let segment = 0; segment < vm.segments.count; segment++) {
    for (let offset = 0; offset < vm.segments.usedSize(segment); offset++) {
      const value = vm.memory.get(new Relocatable(segment, offset));
      if (value !== undefined) found.set(`${segment}:${offset}`, String(value));
    }
  }
  return found;
}

function errorOf(stop: Stop): string {
  return stop.reason === 'error' ? stop.error.message : '';
}

describe('M17 killed at a random moment', function () {
  this.timeout(300_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'killed-'));
  // Without the shims of version managers, whose own start takes as long.
  const python = execFileSync(PYTHON, ['-c', 'import sys; print(sys.executable)'], {
    encoding: 'utf8',
  }).trim();
  after(() => rmSync(folder, { recursive: true }));

  it(`Python, ${RUNS} times: an error that says so, and the VM can be read`, async () => {
    const printed: string[] = [];
    const whole = await startDying(python, Number.MAX_SAFE_INTEGER, ({ text }) => printed.push(text));
    const reference = CairoVm.create(busyProgram, { hints: whole });
    assert.equal((await reference.run()).reason, 'end');
    const last = Number(printed.at(-1));
    await whole.stop();
    const expected = cells(reference);

    let started = 0;
    await twoAtATime(moments(RUNS, last), async moment => {
      const place = `killed after ${moment} bytes of ${last}`;
      const hints = await startDying(python, moment).catch((error: unknown) => {
        assert.ok(error instanceof PythonStartError, place);
        assert.match(error.message, /^Python ended killed by signal SIGKILL/, place);
      });
      if (hints === undefined) return;
      started++;
      const vm = CairoVm.create(busyProgram, { hints });
      const stop = await vm.run();
      assert.match(
        errorOf(stop),
        /Python ended killed by signal SIGKILL [^]*the hint of __main__\.main at pc=0:\d+ \(hints\.cairo:\d+\)/,
        place,
      );
      assert.equal(errorOf(await vm.run()), errorOf(stop), place);
      assert.ok(busyProgram.hints.has(vm.pc.offset), place);
      for (const [address, value] of cells(vm))
        assert.equal(value, expected.get(address), `${place}: ${address}`);
      await until(() => !isAlive(hints.pid));
      await hints.stop();
    });
    assert.ok(started > RUNS / 4, 'most of the bytes should be those of hints');
  });

  it(`the owner of ${RUNS} VMs, ${VMS_OF_AN_OWNER} at a time: no Python stays, and no file`, async () => {
    const owner = path.join(folder, 'owner.cjs');
    await build({
      entryPoints: [fileURLToPath(new URL('testing/run-vms-and-die.ts', import.meta.url))],
      outfile: owner,
      ...{ bundle: true, platform: 'node', target: 'node20', format: 'cjs', logLevel: 'warning' },
      define: { 'import.meta.url': 'own' },
      banner: { js: `const own = ${JSON.stringify(import.meta.url.replace(/[^/]*$/, 'testing/run.ts'))};` },
    });
    const run = async (bytes: number): Promise<void> => {
      const child = spawn(process.execPath, [owner, String(VMS_OF_AN_OWNER), String(bytes)], {
        // Its pipes are in there, so the command lines of its Pythons name the folder.
        env: { ...process.env, TMPDIR: folder, CAIROSCOPE_TEST_PYTHON: python },
        stdio: 'ignore',
      });
      const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
      assert.equal(signal, 'SIGKILL', `the owner that dies after ${bytes} bytes`);
    };
    await run(1);
    const last = 5000 * VMS_OF_AN_OWNER;
    await twoAtATime(moments(RUNS / VMS_OF_AN_OWNER, last), run);
    await untilGone(folder);
    assert.deepEqual(readdirSync(folder), ['owner.cjs']);
  });
});

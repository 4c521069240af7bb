import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENDLESS_PROGRAM, hintAtStart, OUTPUT_PROGRAM, withFolder, writeProgram } from './test-support.ts';

const MAIN = join(dirname(fileURLToPath(import.meta.url)), 'main.ts');

function start(...args: string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
}

async function result(child: ChildProcess): Promise<{ code: number; out: string; err: string }> {
  const text = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (text.out += chunk));
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (text.err += chunk));
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...text };
}

describe('the process', function () {
  // Several processes start, through the TypeScript loader.
  this.timeout(120_000);

  it('hands its input to hints', () =>
    withFolder(async folder => {
      const hints = hintAtStart("print(input('name? ') + '!')\nprint(input())");
      const child = start('run', writeProgram(folder, OUTPUT_PROGRAM, { builtins: ['output'], hints }));
      child.stdin?.end('cairo\nλ\n');
      assert.deepEqual(await result(child), { code: 0, out: 'name? cairo!\nλ\n', err: '' });
    }));

  it('stops at Ctrl-C while instructions run', function () {
    if (process.platform === 'win32') this.skip(); // There a process cannot be sent Ctrl-C without its console.
    return withFolder(async folder => {
      const hints = hintAtStart("print('started', flush=True)");
      const child = start('run', writeProgram(folder, ENDLESS_PROGRAM, { hints }));
      child.stdout?.once('data', () => child.kill('SIGINT'));
      const { code, err } = await result(child);
      assert.match(err, /^Interrupted at step \d+, pc=0:2\.\n$/);
      assert.equal(code, 130);
    });
  });

  it('stops at Ctrl-C while a hint runs', function () {
    if (process.platform === 'win32') this.skip();
    return withFolder(async folder => {
      const hints = hintAtStart("print('started', flush=True)\nwhile True: pass");
      const child = start('run', writeProgram(folder, OUTPUT_PROGRAM, { builtins: ['output'], hints }));
      child.stdout?.once('data', () => child.kill('SIGINT'));
      const { code, out, err } = await result(child);
      assert.deepEqual([code, out], [130, 'started\n']);
      assert.match(err, /^Interrupted at step 0, pc=0:0\.\n$/);
    });
  });

  it('writes all of a long output to a reader that takes its time, and ends quietly if that goes away', () =>
    withFolder(async folder => {
      const words = Array.from({ length: 20_000 }, () => OUTPUT_PROGRAM[2] ?? 0n);
      const program = writeProgram(folder, words);
      const patient = start('disassemble', program);
      patient.stdout?.pause();
      setImmediate(() => patient.stdout?.resume());
      const { code, out, err } = await result(patient);
      assert.deepEqual([code, err, out.trimEnd().split('\n').length], [0, '', words.length + 1]);

      const hasty = start('disassemble', program);
      hasty.stdout?.once('data', () => hasty.stdout?.destroy());
      let errors = '';
      hasty.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
      const [hastyCode] = (await once(hasty, 'exit')) as [number];
      assert.deepEqual([hastyCode, errors], [0, '']);
    }));
});

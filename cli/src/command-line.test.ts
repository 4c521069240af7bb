import assert from 'node:assert/strict';
import { delimiter } from 'node:path';
import { makeCommandLine, normalizeOptions } from './command-line.ts';
import { parseBytes, parseCount, parseFolders } from './option-values.ts';
import { FakeTerminal } from './test-support.ts';

async function usage(...args: string[]): Promise<string> {
  const terminal = new FakeTerminal();
  const commandLine = await makeCommandLine(args, '1.2.3', { terminal, done: () => undefined });
  await assert.rejects(commandLine.parseAsync(normalizeOptions(args), { from: 'user' }));
  return terminal.out;
}

describe('the command line', () => {
  it('lists the commands', async () => {
    const text = await usage('--help');
    for (const name of ['run', 'compile', 'disassemble', 'info', 'diff'])
      assert.match(text, new RegExp(`^  ${name} `, 'm'));
  });

  it('has help with examples for each command, by both ways of asking', async () => {
    for (const name of ['run', 'compile', 'disassemble', 'info', 'diff']) {
      const text = await usage(name, '--help');
      assert.match(text, new RegExp(`^Usage: cairoscope ${name} [^]*^Examples:\n  cairoscope ${name} `, 'm'));
      assert.equal(await usage('help', name), text);
    }
  });

  it("takes cairo-run's spelling of options and leaves names with underscores alone", () => {
    assert.deepEqual(normalizeOptions(['a_b', '--x_y=c_d=e_f', '--', '--g_h']), [
      'a_b',
      '--x-y=c_d=e_f',
      '--',
      '--g_h',
    ]);
  });

  it('splits lists of folders', () => {
    assert.deepEqual(parseFolders(`b${delimiter}${delimiter}c`), ['b', 'c']);
  });

  it('reads counts that are exact', () => {
    assert.equal(parseCount('9007199254740991'), Number.MAX_SAFE_INTEGER);
    for (const text of ['-1', '1.5', 'many', '', '0x10', '9007199254740992', '1e3']) {
      assert.throws(() => parseCount(text), /whole number/, text);
    }
  });

  it('reads sizes', () => {
    const sizes = ['1000', '512M', '512MB', '2gb', '1.5GiB', '3 KB'].map(parseBytes);
    assert.deepEqual(sizes, [1000, 2 ** 29, 2 ** 29, 2 ** 31, 1.5 * 2 ** 30, 3072]);
    for (const text of ['', '0', '-1', 'GB', '1TB', '1e9', '99999999999999999']) {
      assert.throws(() => parseBytes(text), /size/, text);
    }
  });
});

import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { describe, it } from 'mocha';
import { isCompiledProgram, mayBeCompiledProgram } from './compiled-program.ts';
import { configurationFor, portablePath } from './debug-configurations.ts';
import { parsePc, pcBreakpointName } from './pc.ts';
import { parseStepCount } from './step-count.ts';

describe('parsePc', () => {
  it('reads offsets and segment:offset', () => {
    assert.equal(parsePc('17'), '0:17');
    assert.equal(parsePc(' 3 : 017 '), '3:17');
    assert.equal(parsePc('0:0'), '0:0');
  });
  it('refuses everything else', () => {
    for (const text of ['', ':', '1:', ':1', '-1', '1.5', '0x10', '1:2:3', 'main', '9'.repeat(16)]) {
      assert.equal(parsePc(text), undefined, text);
    }
  });
  it('gives a name that no function can have', () => assert.equal(pcBreakpointName('0:17'), 'pc 0:17'));
});

describe('parseStepCount', () => {
  it('reads whole numbers, grouped as people write them', () => {
    assert.equal(parseStepCount('1'), 1);
    assert.equal(parseStepCount(' 1_000,000 '), 1_000_000);
    assert.equal(parseStepCount('10 000'), 10_000);
  });
  it('refuses everything else', () => {
    for (const text of ['', '0', '-1', '1.5', '1e3', 'ten', '_1', '9007199254740992']) {
      assert.equal(parseStepCount(text), undefined, text);
    }
  });
});

describe('compiled programs', () => {
  const program = '{\n  "attributes": [],\n  "builtins": [],\n  "data": [],\n  "prime": "0x1"\n}';
  it('are told from other JSON', () => {
    assert.equal(mayBeCompiledProgram(program.slice(0, 30)), true);
    assert.equal(isCompiledProgram(program), true);
    assert.equal(mayBeCompiledProgram('{ "name": "cairoscope", "data": [] }'), false);
    assert.equal(isCompiledProgram('{ "data": [] }'), false);
    assert.equal(isCompiledProgram('["prime", "data", "builtins"]'), false);
  });
});

describe('debug configurations', () => {
  const folder = resolve('/', 'project');
  it('name programs of the workspace relative to it', () => {
    assert.equal(portablePath(join(folder, 'src', 'a.cairo'), folder), '${workspaceFolder}/src/a.cairo');
  });
  it('name others by their whole path', () => {
    const other = resolve('/', 'other', 'a.cairo');
    assert.equal(portablePath(other, folder), other);
    assert.equal(portablePath(other, undefined), other);
  });
  it('are called after the program', () =>
    assert.equal(configurationFor(join(folder, 'a.cairo')).name, 'Debug a.cairo'));
});

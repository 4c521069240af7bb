import assert from 'node:assert/strict';
import { StatusLine } from './status-line.ts';
import { FakeTerminal } from './test-support.ts';

describe('StatusLine', () => {
  it('is cleared before anything else is printed, once', () => {
    const terminal = new FakeTerminal(true);
    const line = new StatusLine(terminal);
    line.show('10 %');
    line.stderr('an error\n');
    line.stderr('another\n');
    assert.equal(terminal.err, '\r\u001b[K10 %\r\u001b[Kan error\nanother\n');
  });

  it('is not there where nobody looks', () => {
    const terminal = new FakeTerminal();
    const line = new StatusLine(terminal);
    line.show('10 %');
    line.stdout('a');
    line.clear();
    assert.deepEqual([terminal.out, terminal.err], ['a', '']);
  });
});

import assert from 'node:assert/strict';
import { parseStartOptions } from './options.mjs';

describe('the options of npm start', () => {
  it('opens VS Code or a browser by itself when nothing is said', () => {
    assert.deepEqual(parseStartOptions([]), { port: undefined, browser: false, open: true, help: false });
  });

  it('takes a port as a wish for the browser', () => {
    assert.deepEqual(parseStartOptions(['--port', '8123', '--no-open']), {
      port: 8123,
      browser: true,
      open: false,
      help: false,
    });
  });

  for (const port of ['0', '65536', '80a', '-1', '']) {
    it(`refuses the port "${port}"`, () => {
      assert.throws(() => parseStartOptions([`--port=${port}`]), /--port wants a number from 1 to 65535/);
    });
  }

  it('names an option that it does not know, and those that there are', () => {
    assert.throws(() => parseStartOptions(['--prot', '1']), /--prot[^]*--port <number>/);
  });
});

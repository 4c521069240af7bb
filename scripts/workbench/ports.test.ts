import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { freePort, thisPort } from './ports.mjs';

describe('ports', () => {
  it('gives another port when the preferred one is taken, and refuses a demanded one', async () => {
    const server = createServer();
    const taken = await new Promise<number>(resolve => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(address !== null && typeof address === 'object' ? address.port : 0);
      });
    });
    try {
      assert.notEqual(await freePort(taken), taken);
      await assert.rejects(thisPort(taken), new RegExp(`Port ${taken} .*--port`));
    } finally {
      server.close();
    }
    assert.ok((await freePort()) > 0);
  });
});

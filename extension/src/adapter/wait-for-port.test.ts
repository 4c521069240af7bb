import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, it } from 'mocha';
import { waitForPort } from './wait-for-port.ts';

describe('waitForPort', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  /** @returns the port, on which nobody listens any more if `closes` */
  async function listen(port = 0): Promise<number> {
    const listening = (server = createServer());
    await new Promise<void>(resolve => listening.listen(port, '127.0.0.1', resolve));
    return (listening.address() as AddressInfo).port;
  }

  it('waits for somebody who comes later', async () => {
    const port = await listen();
    await new Promise(resolve => server?.close(resolve));
    let looks = 0;
    const isThere = await waitForPort(port, () => {
      if (++looks === 2) void listen(port);
      return true;
    });
    assert.equal(isThere, true);
    assert.ok(looks >= 2);
  });

  it('ends when it is not wanted any more', async () => {
    const port = await listen();
    await new Promise(resolve => server?.close(resolve));
    let looks = 0;
    assert.equal(await waitForPort(port, () => ++looks < 3), false);
  });
});

/** Ports on 127.0.0.1, the only interface that anything here listens on. */
import { createServer } from 'node:net';

/**
 * @param {number} port 0: any free one
 * @returns {Promise<number | undefined>} the port, or undefined if it is taken or not allowed
 */
function probe(port) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : undefined));
    });
  });
}

/**
 * The preferred port if it can be had, else any.
 *
 * @param {number} [preferred]
 * @returns {Promise<number>}
 */
export async function freePort(preferred = 0) {
  const port = (await probe(preferred)) ?? (await probe(0));
  if (port === undefined) {
    throw new Error('No port of 127.0.0.1 can be listened on.');
  }
  return port;
}

/**
 * @param {number} port
 * @returns {Promise<number>} the same port; rejects if it is taken
 */
export async function thisPort(port) {
  if ((await probe(port)) === undefined) {
    throw new Error(
      `Port ${port} of 127.0.0.1 cannot be used. Choose another one with --port, or none for a free one.`,
    );
  }
  return port;
}

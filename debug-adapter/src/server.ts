import { createServer, type AddressInfo } from 'node:net';
import { Connection } from './session/connection.ts';
import { launch } from './session/launch.ts';

/**
 * Serves clients on 127.0.0.1, each with a session of its own, several at once too.
 * @param port 0: any free one
 * @returns the port
 */
export async function serveOnPort(port: number): Promise<number> {
  const server = createServer(socket => {
    const connection: Connection = new Connection({ launch }, () => socket.end());
    socket.setNoDelay(true);
    connection.start(socket, socket);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

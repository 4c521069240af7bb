import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Connection } from '../session/connection.ts';
import type { StartTable } from '../session/requests.ts';
import { initialize } from '../session/starting.ts';
import type { AttachService } from './attach-service.ts';

/** How long a client may take to leave at the end. */
const LEAVING_MS = 500;

/** Brings clients that come to a port of 127.0.0.1 to an `AttachService`. */
export class AttachServer {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  private constructor(private readonly service: AttachService) {
    this.#server = createServer(socket => this.serve(socket));
  }

  /**
   * @param port 0: any free one
   * @throws Error if the port is taken
   */
  static async listen(service: AttachService, port: number): Promise<AttachServer> {
    const server = new AttachServer(service);
    await new Promise<void>((resolve, reject) => {
      server.#server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Ends the service. @param restart what a client gets with which it may attach to the owner's next VM */
  async close(restart: object): Promise<void> {
    this.#server.close();
    this.service.close(restart);
    const left = [...this.#sockets].map(socket => new Promise(resolve => socket.once('close', resolve)));
    await Promise.race([Promise.all(left), new Promise(resolve => setTimeout(resolve, LEAVING_MS))]);
    for (const socket of this.#sockets) socket.destroy();
  }

  private serve(socket: Socket): void {
    const start: StartTable = {
      initialize: (session, args) => ({
        ...initialize(session, args),
        supportTerminateDebuggee: true,
        supportsRestartRequest: false,
      }),
      attach: this.service.attach,
    };
    const connection: Connection = new Connection(start, () => socket.end());
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => connection.shutdown());
    socket.on('close', () => {
      this.#sockets.delete(socket);
      connection.shutdown();
    });
    connection.start(socket, socket);
  }
}

import { connect } from 'node:net';
import { HOST } from '../configuration/attach-configuration.ts';

/** How long until a port that does not answer is tried again. */
const AGAIN_MS = 200;

/** Waits until something listens on a port of this machine. @returns false if it is not wanted any more before that */
export async function waitForPort(port: number, isWanted: () => boolean): Promise<boolean> {
  for (;;) {
    if (!isWanted()) return false;
    if (await answers(port)) return true;
    await new Promise(resolve => setTimeout(resolve, AGAIN_MS));
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, HOST);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

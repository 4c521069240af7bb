import { fstatSync, writeSync } from 'node:fs';
import type { Terminal } from './terminal.ts';

/**
 * The process's own output. Files and pipes are written at once, without the streams of Node, which take longer to
 * load than a short run lasts; terminals by those streams, which know how each system wants its text. A reader that
 * goes away (`| head`) is no error.
 */
export function processTerminal(): Terminal {
  const stdout = writerTo(1, () => process.stdout);
  const stderr = writerTo(2, () => process.stderr);
  return {
    stdout,
    stderr,
    get isInteractive() {
      return isDevice(2) && process.stderr.isTTY;
    },
  };
}

function writerTo(descriptor: number, openStream: () => NodeJS.WriteStream): (text: string) => void {
  let write: ((text: string) => void) | undefined;
  return text => {
    write ??= isDevice(descriptor)
      ? streamWriter(openStream())
      : each => writeWhole(descriptor, Buffer.from(each));
    write(text);
  };
}

function streamWriter(stream: NodeJS.WriteStream): (text: string) => void {
  stream.on('error', endIfReaderLeft);
  return text => void stream.write(text);
}

function writeWhole(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      // The pipe is full, and whoever made it does not want us to wait in the system call.
      if (codeOf(error) === 'EAGAIN') waitForReader();
      else endIfReaderLeft(error);
    }
  }
}

function endIfReaderLeft(error: unknown): void {
  if (codeOf(error) !== 'EPIPE') throw error;
  process.exit(0);
}

const WAIT_MS = 1;

function waitForReader(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS);
}

/** A terminal, or the null device. */
function isDevice(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    // Closed: the stream says so, or drops the text.
    return true;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Where the command writes, so that tests can listen. */
export interface Terminal {
  stdout(text: string): void;
  stderr(text: string): void;
  /** Does a person look at stderr? Only then is there progress. */
  readonly isInteractive: boolean;
}

/** The process's own output. A reader that goes away (`| head`) is no error. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(0);
    });
  }
  return {
    stdout: text => void process.stdout.write(text),
    stderr: text => void process.stderr.write(text),
    isInteractive: process.stderr.isTTY,
  };
}

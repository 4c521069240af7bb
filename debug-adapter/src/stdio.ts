import { Connection } from './session/connection.ts';
import { launch } from './session/launch.ts';

/** Serves the one client that started this process; the process ends with it. */
export function serveOnStdio(): void {
  const connection = new Connection({ launch }, () => {
    // Whatever is still to be written is, before the process ends.
    process.stdout.write('', () => process.exit(0));
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => connection.shutdown());
  connection.start(process.stdin, process.stdout);
}

import { parseArgs } from 'node:util';
import { describeError } from './client-error.ts';
import { serveOnPort } from './server.ts';
import { serveOnStdio } from './stdio.ts';

const USAGE = `Usage: debug-adapter [--port N]

Speaks the Debug Adapter Protocol on stdin and stdout, or to any number of clients on a port of 127.0.0.1
(0: any free port; the port is printed).`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) {
    console.log(USAGE);
  } else if (values.port === undefined) {
    serveOnStdio();
  } else {
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65535) throw new Error(`'${values.port}' is no port.`);
    console.log(`Listening on 127.0.0.1:${await serveOnPort(port)}`);
  }
}

main().catch((error: unknown) => {
  console.error(describeError(error));
  console.error(USAGE);
  process.exitCode = 2;
});

import { main } from './cairoscope.ts';
import { processTerminal } from './process-terminal.ts';

main(process.argv.slice(2), processTerminal()).then(
  exitCode => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    process.exitCode = 1;
    // Nothing should come here: what can go wrong is turned into messages by `main`.
    console.error('cairoscope met an error of its own. Please report it with this text:', error);
  },
);

/** Runs the workbench tests: `node test/workbench/run.mjs --help` lists the options. */
import { register } from 'tsx/esm/api';

register();
await import('./main.ts');

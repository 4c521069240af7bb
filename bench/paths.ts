import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** This folder. */
export const BENCH = dirname(fileURLToPath(import.meta.url));
export const ROOT = dirname(BENCH);
/** Everything that a measurement builds and writes. */
export const OUTPUT = join(ROOT, 'out/bench');

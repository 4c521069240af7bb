/**
 * Cairo PIEs as files. Apart from index.ts, so that a program may load this only when it has such a file: the library for ZIP
 * takes longer to load than a short run.
 */
export { readPie } from './pie/read-pie.ts';
export { pieFile } from './pie/write-pie.ts';

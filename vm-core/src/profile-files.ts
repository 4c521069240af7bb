/** Profiles as files. Apart from index.ts for the same reason as `pie-files.ts`. */
export { cpuProfileFile } from './profile/cpu-profile-file.ts';
export { pprofFile } from './profile/pprof-file.ts';

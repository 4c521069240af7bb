import type { NativeHint } from '../native-hint.ts';

/** `vm_exit_scope()` */
export const exitScope: NativeHint = () => run => {
  run.scopes.exit();
};

export { PythonHints, type PythonHintsOptions } from './python-hints.ts';
export {
  PythonDebugger,
  type PythonBreakpoint,
  type PythonFrame,
  type PythonStop,
  type PythonStopReason,
  type PythonVariable,
  type ResumeMode,
} from './python-debugger.ts';
export { PythonStartError } from './python-process.ts';
export { HintLoadError } from './hint-load-error.ts';
export type { HintOutput } from './hint-output.ts';

import type { DebugProtocol } from '@vscode/debugprotocol';

/** Exception filter: stop where the run fails. */
export const FAILURE_FILTER = 'failure';
/** Exception filter: stop in Python where a hint raises, before that fails the run. */
export const HINT_EXCEPTION_FILTER = 'hintException';

/** What this adapter can do; docs/dap.md says what each means. Nothing is listed that is not there. */
export const CAPABILITIES: DebugProtocol.Capabilities = {
  supportsConfigurationDoneRequest: true,
  supportsFunctionBreakpoints: true,
  supportsConditionalBreakpoints: true,
  supportsHitConditionalBreakpoints: true,
  supportsLogPoints: true,
  breakpointModes: [
    {
      mode: 'python',
      label: 'In Python',
      description: 'On a line of a hint: stop in Python at that line. This is the default.',
      appliesTo: ['source'],
    },
    {
      mode: 'before',
      label: 'Before the hint',
      description: 'On a line of a hint: stop in the VM before the hint runs.',
      appliesTo: ['source'],
    },
    {
      mode: 'after',
      label: 'After the hint',
      description: 'On a line of a hint: stop in the VM when the hint has run.',
      appliesTo: ['source'],
    },
  ],
  supportsInstructionBreakpoints: true,
  supportsEvaluateForHovers: true,
  supportsClipboardContext: true,
  supportsValueFormattingOptions: true,
  supportsSteppingGranularity: true,
  supportsStepBack: true,
  supportsDisassembleRequest: true,
  supportsReadMemoryRequest: true,
  supportsWriteMemoryRequest: true,
  supportsDelayedStackTraceLoading: true,
  supportsExceptionInfoRequest: true,
  supportsTerminateRequest: true,
  supportsRestartRequest: true,
  supportsStepInTargetsRequest: true,
  supportsCancelRequest: true,
  exceptionBreakpointFilters: [
    {
      filter: FAILURE_FILTER,
      label: 'Failures',
      description: 'Stop at the instruction or hint that fails, with everything still there to look at.',
      default: true,
    },
    {
      filter: HINT_EXCEPTION_FILTER,
      label: 'Exceptions in hints',
      description: 'Stop in Python at the line that raises, with the Python frames, before the run fails.',
      default: false,
    },
  ],
};

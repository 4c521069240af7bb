import type { DebugProtocol } from '@vscode/debugprotocol';
import { EXCEPTION_FILTERS } from './breakpoints/exception-filters.ts';

/** What this adapter can do; docs/dap.md says what each means. Nothing is listed that is not there. */
export const CAPABILITIES: DebugProtocol.Capabilities = {
  supportsConfigurationDoneRequest: true,
  supportsFunctionBreakpoints: true,
  supportsConditionalBreakpoints: true,
  supportsHitConditionalBreakpoints: true,
  supportsLogPoints: true,
  supportsBreakpointLocationsRequest: true,
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
  supportsDataBreakpoints: true,
  supportsDataBreakpointBytes: true,
  supportsStepBack: true,
  supportsDisassembleRequest: true,
  supportsReadMemoryRequest: true,
  supportsWriteMemoryRequest: true,
  supportsDelayedStackTraceLoading: true,
  supportsExceptionInfoRequest: true,
  supportsTerminateRequest: true,
  supportsRestartRequest: true,
  supportsStepInTargetsRequest: true,
  supportsRestartFrame: true,
  supportsGotoTargetsRequest: true,
  supportsCancelRequest: true,
  supportsExceptionFilterOptions: true,
  exceptionBreakpointFilters: [...EXCEPTION_FILTERS],
};

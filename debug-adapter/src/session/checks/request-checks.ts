import type { DebugProtocol } from '@vscode/debugprotocol';
import { FELT_FORMATS } from '../../debuggee/inspect/felt-format.ts';
import type { PcBreakpointsArguments } from '../breakpoints/breakpoints.ts';
import type { LogArguments, LogPlace } from '../breakpoints/log-request.ts';
import type { PcBreakpoint } from '../breakpoints/wanted-breakpoints.ts';
import type { JustMyCairo } from '../flow/just-my-cairo.ts';
import type { SetFormatArguments } from '../inspection/set-format.ts';
import type { AddressArguments } from '../memory/address.ts';
import type { MemoryPageArguments } from '../memory/memory-page.ts';
import type { InlineValuesArguments } from '../names/inline-values.ts';
import type { CellArguments } from '../origins/cell-of.ts';
import { THREAD_ID } from '../session.ts';
import type { StepNArguments } from '../stepping.ts';
import type {
  Direction,
  GoToBuiltinUseArguments,
  GoToCallArguments,
  GoToHintArguments,
  GoToStepArguments,
} from '../time/go-to.ts';
import type { ReverseStepInArguments } from '../time/reverse.ts';
import { anything, count, flag, list, oneOf, optional, record, text, whole, type Check } from './check.ts';

/** The one thread. Its number says nothing, and some clients leave it out. */
const thread: Check<number> = (value, name) => {
  if (value !== undefined) theThread(value, name);
};
const theThread: Check<number> = oneOf<number>(THREAD_ID);
const single = { threadId: thread, singleThread: optional(flag) };

const source = record<DebugProtocol.Source>({
  name: optional(text),
  path: optional(text),
  sourceReference: optional(whole),
  presentationHint: optional(anything),
  origin: optional(anything),
  sources: optional(anything),
  adapterData: optional(anything),
  checksums: optional(anything),
});

const format = record<DebugProtocol.ValueFormat>({ hex: optional(flag) });

const granularity = oneOf<DebugProtocol.SteppingGranularity>('statement', 'line', 'instruction');
const step = record<DebugProtocol.NextArguments>({ ...single, granularity: optional(granularity) });

const direction = oneOf<Direction>('next', 'previous');

const conditions = { condition: optional(text), hitCondition: optional(text) };
const mode = optional(text);

const plainPc: Check<string> = text;
const pcWithConditions: Check<PcBreakpoint> = record<PcBreakpoint>({
  pc: text,
  ...conditions,
  logMessage: optional(text),
});
const pcBreakpoint: Check<string | PcBreakpoint> = (value, name) => {
  if (typeof value === 'object') pcWithConditions(value, name);
  else plainPc(value, name);
};

const cell = record<CellArguments>({
  address: optional(text),
  memoryReference: optional(text),
  variablesReference: optional(whole),
  name: optional(text),
  expression: optional(text),
  frameId: optional(whole),
});

/** What the arguments of each request must be. What only a handler can know it says itself. */
const REQUEST_CHECKS = {
  initialize: record<Omit<DebugProtocol.InitializeRequestArguments, 'adapterID'>>({
    clientID: optional(text),
    clientName: optional(text),
    locale: optional(text),
    linesStartAt1: optional(flag),
    columnsStartAt1: optional(flag),
    pathFormat: optional(text),
    supportsVariableType: optional(flag),
    supportsVariablePaging: optional(flag),
    supportsRunInTerminalRequest: optional(flag),
    supportsMemoryReferences: optional(flag),
    supportsProgressReporting: optional(flag),
    supportsInvalidatedEvent: optional(flag),
    supportsMemoryEvent: optional(flag),
    supportsArgsCanBeInterpretedByShell: optional(flag),
    supportsStartDebuggingRequest: optional(flag),
    supportsANSIStyling: optional(flag),
  }),
  launch: record<object>({}),
  attach: record<object>({}),
  disconnect: record<DebugProtocol.DisconnectArguments>({
    restart: optional(flag),
    terminateDebuggee: optional(flag),
    suspendDebuggee: optional(flag),
  }),
  terminate: record<DebugProtocol.TerminateArguments>({ restart: optional(flag) }),
  cancel: record<DebugProtocol.CancelArguments>({ requestId: optional(whole), progressId: optional(text) }),

  setBreakpoints: record<DebugProtocol.SetBreakpointsArguments>({
    source,
    breakpoints: optional(
      list(
        record<DebugProtocol.SourceBreakpoint>({
          line: whole,
          column: optional(whole),
          ...conditions,
          logMessage: optional(text),
          mode,
        }),
      ),
    ),
    lines: optional(anything),
    sourceModified: optional(flag),
  }),
  setFunctionBreakpoints: record<DebugProtocol.SetFunctionBreakpointsArguments>({
    breakpoints: list(record<DebugProtocol.FunctionBreakpoint>({ name: text, ...conditions })),
  }),
  setInstructionBreakpoints: record<DebugProtocol.SetInstructionBreakpointsArguments>({
    breakpoints: list(
      record<DebugProtocol.InstructionBreakpoint>({
        instructionReference: text,
        offset: optional(whole),
        ...conditions,
        mode,
      }),
    ),
  }),
  setExceptionBreakpoints: record<DebugProtocol.SetExceptionBreakpointsArguments>({
    filters: list(text),
    filterOptions: optional(
      list(record<DebugProtocol.ExceptionFilterOptions>({ filterId: text, condition: optional(text), mode })),
    ),
    exceptionOptions: optional(anything),
  }),
  setDataBreakpoints: record<DebugProtocol.SetDataBreakpointsArguments>({
    breakpoints: list(
      record<DebugProtocol.DataBreakpoint>({
        dataId: text,
        accessType: optional(oneOf<DebugProtocol.DataBreakpointAccessType>('read', 'write', 'readWrite')),
        ...conditions,
      }),
    ),
  }),
  dataBreakpointInfo: record<DebugProtocol.DataBreakpointInfoArguments>({
    variablesReference: optional(whole),
    name: text,
    frameId: optional(whole),
    bytes: optional(count),
    asAddress: optional(flag),
    mode,
  }),
  breakpointLocations: record<DebugProtocol.BreakpointLocationsArguments>({
    source,
    line: whole,
    column: optional(whole),
    endLine: optional(whole),
    endColumn: optional(whole),
  }),
  'cairoscope/log': record<LogArguments>({
    breakpoints: list(
      record<LogPlace>({
        source: optional(source),
        line: optional(whole),
        column: optional(whole),
        mode,
        name: optional(text),
        pc: optional(text),
        ...conditions,
        logMessage: optional(text),
      }),
    ),
    expressions: optional(list(text)),
    limit: optional(count),
    print: optional(flag),
  }),
  'cairoscope/pcBreakpoints': record<PcBreakpointsArguments>({ pcs: list(pcBreakpoint) }),

  continue: record<DebugProtocol.ContinueArguments>(single),
  reverseContinue: record<DebugProtocol.ReverseContinueArguments>(single),
  next: step,
  stepIn: record<DebugProtocol.StepInArguments>({
    ...single,
    targetId: optional(whole),
    granularity: optional(granularity),
  }),
  stepOut: step,
  stepBack: step,
  stepInTargets: record<DebugProtocol.StepInTargetsArguments>({ frameId: whole }),
  restartFrame: record<DebugProtocol.RestartFrameArguments>({ frameId: whole }),
  gotoTargets: record<DebugProtocol.GotoTargetsArguments>({ source, line: whole, column: optional(whole) }),
  goto: record<DebugProtocol.GotoArguments>({ threadId: thread, targetId: whole }),
  pause: record<DebugProtocol.PauseArguments>({ threadId: thread }),
  'cairoscope/stepN': record<StepNArguments>({ steps: whole }),
  'cairoscope/reverseStepIn': record<ReverseStepInArguments>({ granularity: optional(granularity) }),
  'cairoscope/goToStep': record<GoToStepArguments>({ step: count, hint: optional(count) }),
  'cairoscope/goToCall': record<GoToCallArguments>({ frameId: optional(whole) }),
  'cairoscope/goToWriter': cell,
  'cairoscope/goToHint': record<GoToHintArguments>({ direction }),
  'cairoscope/goToBuiltinUse': record<GoToBuiltinUseArguments>({ builtin: text, direction }),
  'cairoscope/setJustMyCairo': record<Partial<JustMyCairo>>({
    on: optional(flag),
  }),

  stackTrace: record<DebugProtocol.StackTraceArguments>({
    threadId: thread,
    startFrame: optional(count),
    levels: optional(count),
    format: optional(anything),
  }),
  scopes: record<DebugProtocol.ScopesArguments>({ frameId: whole }),
  variables: record<DebugProtocol.VariablesArguments>({
    variablesReference: whole,
    filter: optional(oneOf('indexed', 'named')),
    start: optional(count),
    count: optional(count),
    format: optional(format),
  }),
  setVariable: record<DebugProtocol.SetVariableArguments>({
    variablesReference: whole,
    name: text,
    value: text,
    format: optional(format),
  }),
  setExpression: record<DebugProtocol.SetExpressionArguments>({
    expression: text,
    value: text,
    frameId: optional(whole),
    format: optional(format),
  }),
  'cairoscope/setFormat': record<SetFormatArguments>({
    format: optional(oneOf(...FELT_FORMATS)),
    variablesReference: optional(whole),
    name: optional(text),
  }),
  evaluate: record<DebugProtocol.EvaluateArguments>({
    expression: text,
    frameId: optional(whole),
    line: optional(whole),
    column: optional(whole),
    source: optional(source),
    context: optional(text),
    format: optional(format),
  }),
  completions: record<DebugProtocol.CompletionsArguments>({
    frameId: optional(whole),
    text,
    column: whole,
    line: optional(whole),
  }),
  locations: record<DebugProtocol.LocationsArguments>({ locationReference: whole }),
  'cairoscope/origin': cell,
  'cairoscope/explain': record<object>({}),
  exceptionInfo: record<DebugProtocol.ExceptionInfoArguments>({ threadId: thread }),

  source: record<DebugProtocol.SourceArguments>({ source: optional(source), sourceReference: whole }),
  modules: record<DebugProtocol.ModulesArguments>({
    startModule: optional(count),
    moduleCount: optional(count),
  }),
  disassemble: record<DebugProtocol.DisassembleArguments>({
    memoryReference: text,
    offset: optional(whole),
    instructionOffset: optional(whole),
    instructionCount: count,
    resolveSymbols: optional(flag),
  }),
  readMemory: record<DebugProtocol.ReadMemoryArguments>({
    memoryReference: text,
    offset: optional(whole),
    count,
  }),
  writeMemory: record<DebugProtocol.WriteMemoryArguments>({
    memoryReference: text,
    offset: optional(whole),
    allowPartial: optional(flag),
    data: text,
  }),
  'cairoscope/inlineValues': record<InlineValuesArguments>({
    source,
    frameId: optional(whole),
    startLine: optional(whole),
    endLine: optional(whole),
  }),
  'cairoscope/address': record<AddressArguments>({ expression: text, frameId: optional(whole) }),
  'cairoscope/memory': record<MemoryPageArguments>({
    segment: whole,
    start: count,
    count,
    frameId: optional(whole),
  }),
};

const BY_NAME = new Map<string, (value: unknown, name: string) => void>(Object.entries(REQUEST_CHECKS));

/**
 * The one place where arguments are checked, before a handler sees them; `launch` and `attach` read their own (loading/, attach/).
 * @throws ClientError that names the field
 */
export function checkArguments(command: string, args: unknown): void {
  BY_NAME.get(command)?.(args, '');
}

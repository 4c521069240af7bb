import type { DebugProtocol } from '@vscode/debugprotocol';
import { logPast, type LogAnswer, type LogArguments } from './breakpoints/log-request.ts';
import { breakpointLocations } from './breakpoints/breakpoint-locations.ts';
import {
  setBreakpoints,
  setExceptionBreakpoints,
  setFunctionBreakpoints,
  setInstructionBreakpoints,
  setPcBreakpoints,
  type PcBreakpointsArguments,
} from './breakpoints/breakpoints.ts';
import { dataBreakpointInfo, setDataBreakpoints } from './breakpoints/data-breakpoints.ts';
import { loadedSources } from './code/loaded-sources.ts';
import { modules } from './code/modules.ts';
import { disassemble } from './disassemble.ts';
import { disconnect, terminate } from './ending.ts';
import { evaluate } from './evaluate.ts';
import { explain, type ExplainResponse } from './failures/explain.ts';
import { exceptionInfo } from './exception-info.ts';
import { setJustMyCairo, type JustMyCairo } from './flow/just-my-cairo.ts';
import { goTo, gotoTargets } from './flow/goto.ts';
import { restart } from './flow/restart.ts';
import { restartFrame } from './flow/restart-frame.ts';
import { stepInTargets } from './flow/step-in-targets.ts';
import { inlineValues, type InlineValue, type InlineValuesArguments } from './names/inline-values.ts';
import { completions } from './inspection/completions.ts';
import { setFormat, type SetFormatArguments } from './inspection/set-format.ts';
import { setExpression, setVariable } from './inspection/set-variable.ts';
import { address, type AddressArguments, type AddressBody } from './memory/address.ts';
import { memoryPage, type MemoryPageArguments, type MemoryPageBody } from './memory/memory-page.ts';
import { readMemory } from './memory/read-memory.ts';
import { writeMemory } from './memory/write-memory.ts';
import { locations } from './origins/locations.ts';
import { origin, type OriginResponse } from './origins/origin-request.ts';
import type { CellArguments } from './origins/cell-of.ts';
import type { Session } from './session.ts';
import { source } from './source.ts';
import { stackTrace, threads } from './stack.ts';
import { configurationDone, initialize } from './starting.ts';
import { goOn, next, pause, stepIn, stepN, stepOut } from './stepping.ts';
import type { StepNArguments } from './stepping.ts';
import { cancel } from './tasks/cancel.ts';
import type { PendingRequest } from './tasks/pending-request.ts';
import { goToBuiltinUse, goToCall, goToHint, goToStep, goToWriter } from './time/go-to.ts';
import type {
  GoToBuiltinUseArguments,
  GoToCallArguments,
  GoToHintArguments,
  GoToStepArguments,
} from './time/go-to.ts';
import { reverseContinue, reverseStepIn, reverseStepOut, stepBack } from './time/reverse.ts';
import type { ReverseStepInArguments } from './time/reverse.ts';
import { timeline, type Timeline } from './time/timeline.ts';
import { scopes, variables } from './variables.ts';

type Handler<Args, Body> = (session: Session, args: Args, request: PendingRequest) => Body | Promise<Body>;
type Body<Response extends DebugProtocol.Response> = Response['body'];

/** How a session comes to its program: the one or the other. */
export interface StartTable {
  /** Instead of the common one. */
  readonly initialize?: RequestTable['initialize'];
  readonly launch?: Handler<object, void>;
  readonly attach?: Handler<object, void>;
}

/** The other requests that this adapter answers, with the types of their arguments and answers. */
export interface RequestTable {
  readonly initialize: Handler<
    DebugProtocol.InitializeRequestArguments,
    Body<DebugProtocol.InitializeResponse>
  >;
  readonly configurationDone: Handler<unknown, void>;
  readonly disconnect: Handler<DebugProtocol.DisconnectArguments, void>;
  readonly terminate: Handler<unknown, void>;
  readonly restart: Handler<DebugProtocol.RestartArguments, void>;
  readonly cancel: Handler<DebugProtocol.CancelArguments, void>;

  readonly setBreakpoints: Handler<
    DebugProtocol.SetBreakpointsArguments,
    Body<DebugProtocol.SetBreakpointsResponse>
  >;
  readonly setFunctionBreakpoints: Handler<
    DebugProtocol.SetFunctionBreakpointsArguments,
    Body<DebugProtocol.SetFunctionBreakpointsResponse>
  >;
  readonly setInstructionBreakpoints: Handler<
    DebugProtocol.SetInstructionBreakpointsArguments,
    Body<DebugProtocol.SetInstructionBreakpointsResponse>
  >;
  readonly setExceptionBreakpoints: Handler<
    DebugProtocol.SetExceptionBreakpointsArguments,
    Body<DebugProtocol.SetExceptionBreakpointsResponse>
  >;
  readonly breakpointLocations: Handler<
    DebugProtocol.BreakpointLocationsArguments,
    Body<DebugProtocol.BreakpointLocationsResponse>
  >;
  readonly dataBreakpointInfo: Handler<
    DebugProtocol.DataBreakpointInfoArguments,
    Body<DebugProtocol.DataBreakpointInfoResponse>
  >;
  readonly setDataBreakpoints: Handler<
    DebugProtocol.SetDataBreakpointsArguments,
    Body<DebugProtocol.SetDataBreakpointsResponse>
  >;
  readonly 'cairoscope/log': Handler<LogArguments, LogAnswer>;
  readonly 'cairoscope/pcBreakpoints': Handler<
    PcBreakpointsArguments,
    Body<DebugProtocol.SetBreakpointsResponse>
  >;

  readonly continue: Handler<DebugProtocol.ContinueArguments, Body<DebugProtocol.ContinueResponse>>;
  readonly next: Handler<DebugProtocol.NextArguments, void>;
  readonly stepIn: Handler<DebugProtocol.StepInArguments, void>;
  readonly stepInTargets: Handler<
    DebugProtocol.StepInTargetsArguments,
    Body<DebugProtocol.StepInTargetsResponse>
  >;
  readonly restartFrame: Handler<DebugProtocol.RestartFrameArguments, void>;
  readonly gotoTargets: Handler<DebugProtocol.GotoTargetsArguments, Body<DebugProtocol.GotoTargetsResponse>>;
  readonly goto: Handler<DebugProtocol.GotoArguments, void>;
  readonly stepOut: Handler<DebugProtocol.StepOutArguments, void>;
  readonly 'cairoscope/stepN': Handler<StepNArguments, void>;
  readonly 'cairoscope/setJustMyCairo': Handler<Partial<JustMyCairo>, JustMyCairo>;
  readonly pause: Handler<DebugProtocol.PauseArguments, void>;

  readonly stepBack: Handler<DebugProtocol.StepBackArguments, void>;
  readonly reverseContinue: Handler<DebugProtocol.ReverseContinueArguments, void>;
  readonly 'cairoscope/reverseStepIn': Handler<ReverseStepInArguments, void>;
  readonly 'cairoscope/reverseStepOut': Handler<unknown, void>;
  readonly 'cairoscope/goToStep': Handler<GoToStepArguments, void>;
  readonly 'cairoscope/goToCall': Handler<GoToCallArguments, void>;
  readonly 'cairoscope/goToWriter': Handler<CellArguments, void>;
  readonly 'cairoscope/goToHint': Handler<GoToHintArguments, void>;
  readonly 'cairoscope/goToBuiltinUse': Handler<GoToBuiltinUseArguments, void>;
  readonly 'cairoscope/timeline': Handler<unknown, Timeline>;

  readonly threads: Handler<unknown, Body<DebugProtocol.ThreadsResponse>>;
  readonly stackTrace: Handler<DebugProtocol.StackTraceArguments, Body<DebugProtocol.StackTraceResponse>>;
  readonly scopes: Handler<DebugProtocol.ScopesArguments, Body<DebugProtocol.ScopesResponse>>;
  readonly variables: Handler<DebugProtocol.VariablesArguments, Body<DebugProtocol.VariablesResponse>>;
  readonly setVariable: Handler<DebugProtocol.SetVariableArguments, Body<DebugProtocol.SetVariableResponse>>;
  readonly setExpression: Handler<
    DebugProtocol.SetExpressionArguments,
    Body<DebugProtocol.SetExpressionResponse>
  >;
  readonly completions: Handler<DebugProtocol.CompletionsArguments, Body<DebugProtocol.CompletionsResponse>>;
  readonly 'cairoscope/setFormat': Handler<SetFormatArguments, void>;
  readonly evaluate: Handler<DebugProtocol.EvaluateArguments, Body<DebugProtocol.EvaluateResponse>>;
  readonly locations: Handler<DebugProtocol.LocationsArguments, Body<DebugProtocol.LocationsResponse>>;
  readonly 'cairoscope/origin': Handler<CellArguments, OriginResponse>;
  readonly 'cairoscope/explain': Handler<unknown, ExplainResponse>;
  readonly exceptionInfo: Handler<unknown, Body<DebugProtocol.ExceptionInfoResponse>>;
  readonly modules: Handler<DebugProtocol.ModulesArguments, Body<DebugProtocol.ModulesResponse>>;
  readonly loadedSources: Handler<unknown, Body<DebugProtocol.LoadedSourcesResponse>>;
  readonly source: Handler<DebugProtocol.SourceArguments, Body<DebugProtocol.SourceResponse>>;
  readonly readMemory: Handler<DebugProtocol.ReadMemoryArguments, Body<DebugProtocol.ReadMemoryResponse>>;
  readonly writeMemory: Handler<DebugProtocol.WriteMemoryArguments, Body<DebugProtocol.WriteMemoryResponse>>;
  readonly 'cairoscope/inlineValues': Handler<InlineValuesArguments, { values: InlineValue[] }>;
  readonly 'cairoscope/address': Handler<AddressArguments, AddressBody>;
  readonly 'cairoscope/memory': Handler<MemoryPageArguments, MemoryPageBody>;
  readonly disassemble: Handler<DebugProtocol.DisassembleArguments, Body<DebugProtocol.DisassembleResponse>>;
}

/** Every request but `launch` and `attach` by name: the table of contents of this folder. */
export const REQUESTS: RequestTable = {
  initialize,
  configurationDone,
  disconnect,
  terminate,
  restart,
  cancel,

  setBreakpoints,
  setFunctionBreakpoints,
  setInstructionBreakpoints,
  setExceptionBreakpoints,
  breakpointLocations,
  dataBreakpointInfo,
  setDataBreakpoints,
  'cairoscope/log': logPast,
  'cairoscope/pcBreakpoints': setPcBreakpoints,

  continue: goOn,
  next,
  stepIn,
  stepInTargets,
  restartFrame,
  gotoTargets,
  goto: goTo,
  stepOut,
  'cairoscope/stepN': stepN,
  'cairoscope/setJustMyCairo': setJustMyCairo,
  pause,

  stepBack,
  reverseContinue,
  'cairoscope/reverseStepIn': reverseStepIn,
  'cairoscope/reverseStepOut': reverseStepOut,
  'cairoscope/goToStep': goToStep,
  'cairoscope/goToCall': goToCall,
  'cairoscope/goToWriter': goToWriter,
  'cairoscope/goToHint': goToHint,
  'cairoscope/goToBuiltinUse': goToBuiltinUse,
  'cairoscope/timeline': timeline,

  threads,
  stackTrace,
  scopes,
  variables,
  setVariable,
  setExpression,
  completions,
  'cairoscope/setFormat': setFormat,
  evaluate,
  locations,
  'cairoscope/origin': origin,
  exceptionInfo,
  'cairoscope/explain': explain,
  modules,
  loadedSources,
  source,
  readMemory,
  writeMemory,
  'cairoscope/inlineValues': inlineValues,
  'cairoscope/address': address,
  'cairoscope/memory': memoryPage,
  disassemble,
};

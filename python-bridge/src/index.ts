export { HintConversation, type ConversationOptions } from './hint-conversation.ts';
export { HintScopeHistory, type RecordingCost } from './hint-scopes/hint-scope-history.ts';
export type { RecordedValue } from './hint-scopes/recorded-value.ts';
export type { Interpreter } from './interpreter.ts';
export { PythonHints, type PythonHintsOptions } from './python-hints.ts';
export {
  PythonDebugger,
  type DebugpyServer,
  type PythonBreakpoint,
  type PythonCompletions,
  type PythonFrame,
  type PythonStop,
  type PythonStopReason,
  type PythonModule,
  type PythonVariable,
  type ResumeMode,
} from './python-debugger.ts';
export { PythonStartError } from './python-process.ts';
export { describeAccess, givenNames, HintAccessError, type HintAccess } from './hint-access.ts';
export { HintLoadError } from './hint-load-error.ts';
export type { HintOutput } from './hint-output.ts';
export { describeError } from './answers.ts';
export { FrameSplitter, GarbageError, type Frame } from './frame-reader.ts';
export { relocatable, type Pair } from './pair.ts';
export { HEADER_SIZE, jsonFrame, Kind, PROTOCOL_VERSION, rawFrame } from './protocol.ts';
export { StdioTransport } from './transport/stdio-transport.ts';
export { checkedMessage } from './checked-message.ts';

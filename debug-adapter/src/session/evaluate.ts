import type { DebugProtocol } from '@vscode/debugprotocol';
import type { PythonFrame, PythonVariable } from '../../../python-bridge/src/index.ts';
import type { CairoFrame } from '../debuggee/cairo-frame.ts';
import { pythonValueThen } from '../debuggee/inspect/hint-scopes.ts';
import { pythonNode } from '../debuggee/inspect/python-values.ts';
import type { FeltFormat } from '../debuggee/inspect/felt-format.ts';
import type { ValueFormat, ValueNode } from '../debuggee/inspect/value-node.ts';
import { ClientError, describeError } from '../client-error.ts';
import { consoleText } from './inspection/ansi.ts';
import { splitFormat } from './inspection/format-suffix.ts';
import { runConsoleCommand } from './console-commands.ts';
import { checkHoverPlace } from './names/hover-place.ts';
import type { Session } from './session.ts';
import { interruptible } from './tasks/interruptible.ts';
import type { PendingRequest } from './tasks/pending-request.ts';
import { describeValue } from './variable-text.ts';

type Answer = DebugProtocol.EvaluateResponse['body'];

/** Chooses a language: `py: x + 1` in a Cairo frame, `cairo: [ap - 1]` in a Python frame. */
export const PREFIX = /^\s*(py|python|cairo)\s*:\s*/;

/** The value of an expression, and how its felts are shown. */
interface Evaluated {
  readonly node: ValueNode;
  readonly shown: ValueFormat;
  /** The format that the expression itself asks for. */
  readonly suffix?: FeltFormat | undefined;
  readonly isOfPython?: boolean;
}

/** Cairo expressions in Cairo frames, Python in the frames of hints, commands in the console. */
export async function evaluate(
  session: Session,
  args: DebugProtocol.EvaluateArguments,
  request: PendingRequest,
): Promise<Answer> {
  if (args.context === 'repl') {
    const answer = await runConsoleCommand(session, args.expression, { frameId: args.frameId, request });
    if (answer !== undefined) return { result: answer, variablesReference: 0 };
  }
  const { node, shown, suffix, isOfPython = false } = await valueOfExpression(session, args, request);
  const named = { ...node, name: resultName(args.expression) };
  const { value, ...rest } = describeValue(session, args.frameId ?? 0, named, suffix);
  // What is copied is the whole value, not the preview.
  const full = args.context === 'clipboard' ? await node.fullText?.(shown) : undefined;
  const result = args.context === 'repl' && !isOfPython ? consoleText(session.client, value) : value;
  return { result: full ?? result, ...rest };
}

/** What the value of an expression is called among the parts of its frame. */
export function resultName(expression: string): string {
  return `= ${expression}`;
}

/** @throws ClientError with the reason if it has none */
export async function valueOfExpression(
  session: Session,
  args: DebugProtocol.EvaluateArguments,
  request: PendingRequest,
): Promise<Evaluated> {
  const { expression, frameId, format } = args;
  const { debuggee } = session.stopped;
  const handled = frameId === undefined ? undefined : session.handles.get(frameId);
  const pythonFrame = handled?.kind === 'python-frame' ? handled.frame : undefined;
  const prefix = PREFIX.exec(expression);
  const text = expression.slice(prefix?.[0].length ?? 0);
  const isPython = prefix?.[1] === undefined ? pythonFrame !== undefined : prefix[1] !== 'cairo';
  const standard = session.feltFormats.in(frameId ?? 0, format);
  if (isPython) {
    const node = await evaluatePython(session, text, pythonFrame, request);
    return { node, shown: standard, isOfPython: true };
  }
  const [topFrame] = debuggee.frames.slice(0, 1);
  const cairoFrame = handled?.kind === 'cairo-frame' ? handled.frame : topFrame;
  if (args.context === 'hover' && cairoFrame) checkHoverPlace(session, cairoFrame, args);
  const { expression: cairo, format: suffix } = splitFormat(text);
  const shown = suffix === undefined ? standard : { felts: suffix };
  return { node: evaluateCairo(session, cairo, cairoFrame, shown), shown, suffix };
}

async function evaluatePython(
  session: Session,
  text: string,
  frame: PythonFrame | undefined,
  request: PendingRequest,
): Promise<ValueNode> {
  const { hints, cursor, vm } = session.stopped.debuggee;
  if (!hints) {
    const why = vm.recording.isPostMortem ? 'The run is over' : 'The program has no hints';
    throw new ClientError(`${why}, so that no Python runs beside it.`);
  }
  if (!cursor.isLive) return pythonValueThen(hints, cursor.moment, text);
  const python = hints.debugger;
  const found = await session.longTask(`Evaluating ${text}`, request, signal =>
    interruptible(python, signal, python.evaluate(text, frame?.id)),
  );
  const nodeOf = (variable: PythonVariable): ValueNode => ({
    ...pythonNode(python, variable),
    set: async value => nodeOf(await python.setExpression(text, value, frame?.id)),
  });
  return nodeOf(found);
}

function evaluateCairo(
  session: Session,
  text: string,
  frame: CairoFrame | undefined,
  format: ValueFormat,
): ValueNode {
  if (!frame) throw new ClientError('There is no frame to evaluate in.');
  const { frameValues } = session.stopped.debuggee;
  // In the text of a hint, names of Cairo are members of `ids`.
  const expression = text.trim().replace(/(?<![\w.])ids\s*\.\s*(?=[A-Za-z_])/g, '');
  const register = frameValues.register(frame, expression, format);
  if (register) return register;
  try {
    return frameValues.node(frame, text, expression, format);
  } catch (error) {
    throw new ClientError(describeError(error));
  }
}

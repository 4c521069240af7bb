import type { DebugProtocol } from '@vscode/debugprotocol';
import type { PythonFrame } from '../../../python-bridge/src/index.ts';
import type { CairoFrame } from '../debuggee/cairo-frame.ts';
import { pythonValueThen } from '../debuggee/inspect/hint-scopes.ts';
import { pythonNode } from '../debuggee/inspect/python-values.ts';
import type { ValueFormat, ValueNode } from '../debuggee/inspect/value-node.ts';
import { ClientError, describeError } from '../client-error.ts';
import { runConsoleCommand } from './console-commands.ts';
import { checkHoverPlace } from './names/hover-place.ts';
import type { Session } from './session.ts';
import { interruptible } from './tasks/interruptible.ts';
import type { PendingRequest } from './tasks/pending-request.ts';
import { describeValue, formatOf } from './variable-text.ts';

type Answer = DebugProtocol.EvaluateResponse['body'];

/** Chooses a language: `py: x + 1` in a Cairo frame, `cairo: [ap - 1]` in a Python frame. */
const PREFIX = /^\s*(py|python|cairo)\s*:\s*/;

/** Cairo expressions in Cairo frames, Python in the frames of hints, commands in the console. */
export async function evaluate(
  session: Session,
  args: DebugProtocol.EvaluateArguments,
  request: PendingRequest,
): Promise<Answer> {
  if (args.context === 'repl') {
    const answer = runConsoleCommand(session, args.expression, args.frameId);
    if (answer !== undefined) return { result: answer, variablesReference: 0 };
  }
  const { debuggee } = session.stopped;
  const handled = args.frameId === undefined ? undefined : session.handles.get(args.frameId);
  const pythonFrame = handled?.kind === 'python-frame' ? handled.frame : undefined;
  const prefix = PREFIX.exec(args.expression);
  const text = args.expression.slice(prefix?.[0].length ?? 0);
  const isPython = prefix?.[1] === undefined ? pythonFrame !== undefined : prefix[1] !== 'cairo';
  const [topFrame] = debuggee.frames.slice(0, 1);
  const cairoFrame = handled?.kind === 'cairo-frame' ? handled.frame : topFrame;
  if (args.context === 'hover' && cairoFrame && !isPython) checkHoverPlace(session, cairoFrame, args);
  const node = isPython
    ? await evaluatePython(session, text, pythonFrame, request)
    : evaluateCairo(session, text, cairoFrame, formatOf(args.format));
  const { value, ...rest } = describeValue(session, args.frameId ?? 0, {
    ...node,
    name: `= ${args.expression}`,
  });
  return { result: value, ...rest };
}

async function evaluatePython(
  session: Session,
  text: string,
  frame: PythonFrame | undefined,
  request: PendingRequest,
): Promise<ValueNode> {
  const { hints, cursor } = session.stopped.debuggee;
  if (!hints) throw new ClientError('The program has no hints, so that no Python runs beside it.');
  if (!cursor.isLive) return pythonValueThen(hints, cursor.moment, text);
  const python = hints.debugger;
  const found = await session.longTask(`Evaluating ${text}`, request, signal =>
    interruptible(python, signal, python.evaluate(text, frame?.id)),
  );
  return pythonNode(python, found);
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

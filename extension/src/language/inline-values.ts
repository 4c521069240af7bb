import {
  debug,
  InlineValueText,
  Range,
  type CancellationToken,
  type InlineValueContext,
  type InlineValuesProvider,
  type TextDocument,
} from 'vscode';
import type { InlineValue, InlineValuesArguments } from '../../../debug-adapter/src/index.ts';
import { DEBUG_TYPE } from '../configuration/debug-configurations.ts';
import { log, messageOf } from '../log.ts';

/** Values beside the lines of the function that stands still. The debug adapter knows which names they are. */
export const inlineValuesProvider: InlineValuesProvider = {
  async provideInlineValues(
    document: TextDocument,
    viewPort: Range,
    { frameId, stoppedLocation }: InlineValueContext,
    token: CancellationToken,
  ): Promise<InlineValueText[]> {
    const session = debug.activeDebugSession;
    if (session?.type !== DEBUG_TYPE || document.uri.scheme !== 'file') return [];
    const args: InlineValuesArguments = {
      source: { path: document.uri.fsPath },
      frameId,
      startLine: viewPort.start.line + 1,
      // Below, the values of now may be gone when the run comes there.
      endLine: Math.min(viewPort.end.line, stoppedLocation.end.line) + 1,
    };
    try {
      const { values } = (await session.customRequest('cairoscope/inlineValues', args)) as {
        values: InlineValue[];
      };
      if (token.isCancellationRequested) return [];
      return values.map(({ name, value, line, column, endColumn }) => {
        const range = new Range(line - 1, column - 1, line - 1, endColumn - 1);
        return new InlineValueText(range, `${name} = ${value}`);
      });
    } catch (error) {
      // The program may run again by now.
      log().debug(`There are no inline values: ${messageOf(error)}`);
      return [];
    }
  },
};

import { commands, debug, FunctionBreakpoint, window, type Disposable } from 'vscode';
import { parsePc, pcBreakpointName } from '../configuration/pc.ts';
import { guarded } from '../guard.ts';

/** *Add Breakpoint at pc…*: asks for a pc and adds a breakpoint there, which the Breakpoints view then shows. */
export function registerAddPcBreakpoint(): Disposable {
  return commands.registerCommand(
    'cairoscope.addPcBreakpoint',
    guarded('add the breakpoint', async () => {
      const text = await window.showInputBox({
        title: 'Add Breakpoint at pc',
        prompt:
          'The run pauses before the instruction at this pc: an offset in the program, or segment:offset.',
        placeHolder: '17 or 0:17',
        validateInput: written =>
          parsePc(written) === undefined
            ? 'An offset, as 17, or a segment and an offset, as 0:17.'
            : undefined,
      });
      const pc = parsePc(text ?? '');
      if (pc === undefined) return;
      const name = pcBreakpointName(pc);
      const isThere = debug.breakpoints.some(
        breakpoint => breakpoint instanceof FunctionBreakpoint && breakpoint.functionName === name,
      );
      if (!isThere) debug.addBreakpoints([new FunctionBreakpoint(name)]);
      await commands.executeCommand('workbench.debug.action.focusBreakpointsView');
    }),
  );
}

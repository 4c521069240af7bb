import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DebugSession } from './debug-session.ts';
import { fileUri, lineOf, open, setBreakpoints } from './workspace.ts';

const hints = 'hints_and_scopes.cairo';

describe('the extension in VS Code', () => {
  let session: DebugSession | undefined;

  afterEach(async () => {
    await session?.dispose();
    session = undefined;
    vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('is installed and knows .cairo files', async () => {
    assert.ok(vscode.extensions.getExtension('cairoscope.cairoscope'));
    const document = await vscode.workspace.openTextDocument(fileUri('fibonacci.cairo'));
    assert.equal(document.languageId, 'cairo0');
  });

  it('debugs the program in the editor with nothing configured, and stops at entry', async () => {
    await open('fibonacci.cairo');
    session = await DebugSession.startByCommand();
    assert.equal((await session.stopped()).reason, 'entry');
    const [top] = await session.stackFrames();
    assert.equal(top?.name, 'main');
    assert.match(top?.source?.path ?? '', /fibonacci\.cairo$/);
  });

  it('M17: stops at a Cairo breakpoint, shows arguments and locals, evaluates, runs to the end', async () => {
    // A reference alone makes no code: the breakpoint moves on to the statement that computes it.
    setBreakpoints('fibonacci.cairo', lineOf('fibonacci.cairo', '    let sum'));
    session = await DebugSession.start({ program: fileUri('fibonacci.cairo').fsPath, stopOnEntry: false });
    assert.equal((await session.stopped()).reason, 'breakpoint');
    const frames = await session.stackFrames();
    assert.deepEqual(
      frames.slice(0, 2).map(frame => frame.name),
      ['fibonacci', 'main'],
    );
    assert.equal(frames[0]?.line, lineOf('fibonacci.cairo', 'return fibonacci('));
    const frame = frames[0]?.id ?? 0;
    const locals = await session.variables(frame, 'Arguments');
    const values = Object.fromEntries(locals.map(variable => [variable.name, variable.value]));
    assert.deepEqual([values['first'], values['second'], values['n']], ['0', '1', '10']);
    assert.equal(await session.evaluate('[fp-3]', frame), '10');
    assert.equal(await session.evaluate('first + second', frame), '1');

    vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
    await session.request('continue', { threadId: 1 });
    await session.end();
    assert.match(session.output.map(output => output.output).join(''), /\b55\b/);
  });

  it('M10: runs a program with the syscall handler that its configuration names', async () => {
    session = await DebugSession.start({
      program: '${workspaceFolder}/storage.cairo',
      pythonPath: ['${workspaceFolder}'],
      syscallHandler: 'storage_handler:StorageHandler',
      stopOnEntry: false,
    });
    await session.end();
    assert.match(session.output.map(output => output.output).join(''), /\b100\s+120\s+90\b/);
  });

  it('stops at a line inside a hint, with the Python frame on top of the Cairo frames', async () => {
    const line = lineOf(hints, 'used.add(ids.index)');
    setBreakpoints(hints, line);
    session = await DebugSession.start({ program: fileUri(hints).fsPath, stopOnEntry: false });
    await session.stopped();
    const frames = await session.stackFrames();
    assert.equal(frames[0]?.line, line);
    assert.equal(frames[1]?.name, 'choose');
    assert.equal(await session.evaluate('len(pending)', frames[0]?.id ?? 0), '6');
  });

  it('steps over N VM steps when the configuration says so', async () => {
    session = await DebugSession.start({ program: fileUri('fibonacci.cairo').fsPath, stepCount: 3 });
    await session.stopped();
    const before = await stepOf(session);
    await session.request('next', { threadId: 1 });
    await session.stopped();
    assert.equal((await stepOf(session)) - before, 3);
  });

  it('stops at the instruction that fails, with the Cairo traceback', async () => {
    session = await DebugSession.start({ program: fileUri('failing.cairo').fsPath, stopOnEntry: false });
    const stop = await session.stopped();
    assert.equal(stop.reason, 'exception');
    const frames = await session.stackFrames();
    assert.deepEqual(
      frames.map(frame => frame.name).filter(name => ['subtract', 'pay', 'pay_all', 'main'].includes(name)),
      ['subtract', 'pay', 'pay_all', 'pay_all', 'pay_all', 'main'],
    );
    const info = await session.request('exceptionInfo', { threadId: 1 });
    const text = JSON.stringify(info);
    assert.match(text, /Cannot pay 60: the balance is 25/);
    assert.match(text, /Cairo traceback/);
  });

  it('shows compiler errors as problems at their file and line', async () => {
    await assert.rejects(DebugSession.start({ program: fileUri('broken.cairo').fsPath }));
    const [problem] = vscode.languages.getDiagnostics(fileUri('broken.cairo'));
    assert.equal(problem?.severity, vscode.DiagnosticSeverity.Error);
    assert.equal((problem?.range.start.line ?? -1) + 1, lineOf('broken.cairo', 'missing'));
  });
});

/** How many VM steps were executed. */
async function stepOf(session: DebugSession): Promise<number> {
  const [top] = await session.stackFrames();
  const registers = await session.variables(top?.id ?? 0, 'Registers');
  return Number(registers.find(register => register.name === 'step')?.value);
}

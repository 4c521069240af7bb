import assert from 'node:assert/strict';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { lineOf } from './harness/programs.ts';
import { TestSession } from './harness/test-session.ts';

describe('exception filters', () => {
  let session: TestSession;

  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  const launch = async (
    program: string,
    filters: readonly string[],
    filterOptions: readonly DebugProtocol.ExceptionFilterOptions[] = [],
    args: object = {},
  ): Promise<DebugProtocol.Breakpoint[]> => {
    const args0 = { filters: [...filters], filterOptions: [...filterOptions] };
    const { body } = await launchStopped(program, args, args0);
    await session.client.continueRequest({ threadId: 1 });
    return body.breakpoints ?? [];
  };

  const launchStopped = async (
    program: string,
    args: object,
    filters: DebugProtocol.SetExceptionBreakpointsArguments,
  ): Promise<{ body: { breakpoints?: DebugProtocol.Breakpoint[] } }> => {
    await session.launch(program, args);
    await session.halt();
    return (await session.client.customRequest('setExceptionBreakpoints', filters)) as {
      body: { breakpoints?: DebugProtocol.Breakpoint[] };
    };
  };

  const atAssert = `exception check:${lineOf('failing.cairo', 'assert')}`;
  const atRaise = `exception fail:${lineOf('raising.cairo', 'raise')}`;

  it('choose failures by their kind', async () => {
    await launch('failing.cairo', ['assertion', 'builtin']);
    assert.equal(await session.halt(), atAssert);
  });

  it('pass by failures of other kinds', async () => {
    await launch('failing.cairo', ['builtin', 'inconsistentMemory', 'hintException']);
    assert.equal(await session.halt(), 'end 1');
  });

  const conditions: readonly (readonly [string, string])[] = [
    ['the value is 8', atAssert],
    ['the value is 9', 'end 1'],
    ['/VALUE is \\d/i', atAssert],
    ['cairo: value == 8', atAssert],
    ['cairo: value == 7', 'end 1'],
  ];
  for (const [condition, expected] of conditions) {
    it(`with the condition ${condition}: ${expected}`, async () => {
      await launch('failing.cairo', [], [{ filterId: 'failure', condition }]);
      assert.equal(await session.halt(), expected);
    });
  }

  it('with conditions of exceptions in hints', async () => {
    await launch('raising.cairo', [], [{ filterId: 'hintException', condition: 'KeyError' }]);
    assert.equal(await session.halt(), atRaise);
    assert.equal(await session.run('continue'), 'end 1');
  });

  it('with conditions that no exception in a hint meets', async () => {
    await launch('raising.cairo', ['failure'], [{ filterId: 'hintException', condition: 'ValueError' }]);
    assert.match(await session.halt(), /^exception main:/);
  });

  it('say what is wrong with a condition', async () => {
    const answers = await launch(
      'failing.cairo',
      ['failure'],
      [
        { filterId: 'assertion', condition: 'cairo: n ==' },
        { filterId: 'builtin', condition: '' },
      ],
    );
    assert.deepEqual(
      answers.map(({ verified }) => verified),
      [true, false, true],
    );
    assert.match(answers[1]?.message ?? '', /Expected an expression instead of the end/);
    assert.equal(await session.halt(), atAssert);
  });
});

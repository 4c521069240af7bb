import assert from 'node:assert/strict';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { lineOf, programPath } from './harness/programs.ts';
import { CLIENT, TestSession } from './harness/test-session.ts';

const line = (marker: string): number => lineOf('counting.cairo', marker);
const ESCAPE = '\u001b';

/** Escape sequences in a form to read: `<36>1:5<39>`. */
function readable(text: string): string {
  return text.replaceAll(`${ESCAPE}[`, '<').replace(/(<\d+)m/g, '$1>');
}

describe('the debug console', () => {
  let session: TestSession;
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  async function launch(program: string, client: object, marker: string, logMessage?: string): Promise<void> {
    await session.client.initializeRequest({ ...CLIENT, ...client });
    const lines = [
      lineOf(program, marker),
      ...(logMessage === undefined ? [] : [{ line: line('square'), logMessage }]),
    ];
    await session.begin(program, { stopOnEntry: false }, { lines: { [program]: lines } });
    await session.halt();
  }

  const command = (text: string): Promise<string> => session.evaluate(text, 0, 'repl');

  describe('of a client with styles', () => {
    beforeEach(() => launch('counting.cairo', { supportsANSIStyling: true }, 'end', 'at {pair}, {[ap]}'));

    it('has them in answers, logs and commands', async () => {
      assert.match(readable(await command('&pair')), /<36>1:\d+<39>/);
      assert.equal(readable(await command('[ap + 5]')), '<2>unknown<22>');
      assert.match(readable(await command('writer [fp]')), /^<36>1:\d+<39> = /);
      assert.match(
        readable(session.events.output('console')),
        /^step \d+: at <36>1:\d+<39> .*, <2>unknown<22>\n/,
      );
    });

    it('has none elsewhere, nor in what is copied, nor in values of Python', async () => {
      for (const context of ['watch', 'hover', 'clipboard', 'variables']) {
        assert.ok(!(await session.evaluate('&pair', 0, context)).includes(ESCAPE), context);
      }
      assert.equal(await command("py: 'unknown 1:5'"), "'unknown 1:5'");
    });
  });

  it('of another client has none', async () => {
    await launch('counting.cairo', {}, 'end', 'at {pair}, {[ap]}');
    const texts = [
      await command('&pair'),
      await command('writer [fp]'),
      await command('origin pair.left'),
      await command('memory 1:0'),
      session.events.output('console'),
    ];
    for (const text of texts) assert.ok(!text.includes(ESCAPE) && text !== '', text);
  });

  it('explains the failure, its summary in red', async () => {
    await launch('failing.cairo', { supportsANSIStyling: true }, 'call');
    assert.match(
      await session.failure('evaluate', { expression: 'explain', context: 'repl' }),
      /has not failed/,
    );
    await session.run('continue');
    const { body } = await session.client.customRequest('exceptionInfo', { threadId: 1 });
    const { description } = body as { description: string };
    const explained = readable(await command('explain'));
    assert.equal(explained.replaceAll(/<\d+>/g, ''), description);
    const summary = description.split('\n\n', 1)[0] ?? '';
    assert.ok(explained.startsWith(`<31>${summary}<39>\n\n`));
  });

  describe('with the command log', () => {
    beforeEach(() => launch('counting.cairo', {}, 'end'));

    /** The lines that a command prints, with the lines of the source that a click on them leads to. */
    async function logged(text: string): Promise<string[]> {
      const before = session.events.all.length;
      await command(text);
      return session.events.all
        .slice(before)
        .filter((event): event is DebugProtocol.OutputEvent => event.event === 'output')
        .flatMap(({ body }) =>
          body.output
            .trimEnd()
            .split('\n')
            .map(each => `${body.line ?? ''} ${each.replace(/^step \d+: /, '')}`),
        );
    }

    it('logs a line of the file, a function, a pc', async () => {
      const square = [5, 4, 3, 2, 1].map(n => `${line('square')} n is ${n}`);
      assert.deepEqual(await logged(`log ${line('square')}: n is {n}`), [...square, ' 5 hits.']);
      assert.deepEqual(await logged(`log counting.cairo:${line('square')}: n is {n}`), [
        ...square,
        ' 5 hits.',
      ]);
      assert.deepEqual(await logged('log main: begin'), [`${line('call') - 3} begin`, ' 1 hit.']);
      const { body } = await session.client.setBreakpointsRequest({
        source: { path: programPath('counting.cairo') },
        breakpoints: [{ line: line('square') }],
      });
      const reference = Number(body.breakpoints[0]?.instructionReference);
      const pc = (reference % 2 ** 40) / 32;
      for (const place of [`0:${pc}`, `pc ${pc}`]) {
        assert.deepEqual(await logged(`log ${place}: n is {n}`), [...square, ' 5 hits.'], place);
      }
    });

    it('says what is wrong with it', async () => {
      const failure = (expression: string): Promise<string> =>
        session.failure('evaluate', { expression, context: 'repl' });
      assert.match(await failure('log nothing: x'), /no function 'nothing'/);
      assert.match(await failure(`log ${line('square')}: {absent}`), /Unknown identifier 'absent'/);
      assert.match(await failure('log other.cairo:3: x'), /no code from a file 'other.cairo'/);
      assert.match(await failure('log count: {n'), /is not closed/);
    });
  });
});

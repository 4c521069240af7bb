import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { assertGolden } from './harness/golden.ts';
import { lineOf } from './harness/programs.ts';
import { TestSession } from './harness/test-session.ts';
import { children } from './harness/variable-tree.ts';

const PROGRAM = 'origins.cairo';

let session: TestSession;

async function launch(marker: string): Promise<void> {
  session = await TestSession.start();
  await session.launch(PROGRAM, { stopOnEntry: false }, { lines: { [PROGRAM]: [lineOf(PROGRAM, marker)] } });
  await session.halt();
}

/** What the console answers to each command. */
async function console(commands: readonly string[]): Promise<string> {
  const answers: string[] = [];
  for (const command of commands) {
    const answer = await session.evaluate(command, 0, 'repl').catch((error: unknown) => `! ${error}`);
    answers.push(`> ${command}\n${answer}\n`);
  }
  return answers.join('');
}

async function scope(name: string): Promise<number> {
  const { scopes } = (await session.client.scopesRequest({ frameId: await session.frameId() })).body;
  const found = scopes.find(candidate => candidate.name === name);
  assert.ok(found);
  return found.variablesReference;
}

async function place(locationReference: number | undefined): Promise<string> {
  if (locationReference === undefined) return 'none';
  const { body } = (await session.client.customRequest('locations', {
    locationReference,
  })) as DebugProtocol.LocationsResponse;
  assert.ok(body);
  return `${body.source.name}:${body.line}:${body.column}-${body.endLine}:${body.endColumn}`;
}

describe('where values come from', () => {
  before(() => launch('end'));
  after(() => session.stop());

  it('is told in the console, back through arguments, results, copies, a hint and a builtin', async () => {
    const names = ['pair.first', 'pair.second', 'drawn', 'hash', '[range_check_ptr - 1]', 'last'];
    const cells = ['[pedersen_ptr - 2]', '[fp - 2]', '1:0', '0:3'];
    const others = ['origin unset', 'origin sum', 'origin nothing', 'writer pair.first', 'writer given'];
    assertGolden(
      'origins.chains',
      await console([...[...names, ...cells].map(name => `origin ${name}`), ...others]),
    );
  });

  it('is told to programs, with every link', async () => {
    const variablesReference = await scope('Locals and references');
    const { body } = await session.client.customRequest('cairoscope/origin', {
      variablesReference,
      name: 'hash',
    });
    const byExpression = await session.client.customRequest('cairoscope/origin', { expression: 'hash' });
    const { address } = body as { address: string };
    const byAddress = await session.client.customRequest('cairoscope/origin', { address });
    assert.deepEqual(byExpression.body, body);
    assert.deepEqual(byAddress.body, body);
    const text = JSON.stringify(body, (key, value: unknown) => (key === 'path' ? '…' : value), 2);
    assertGolden('origins.request', `${text}\n`);
  });

  it('is a place in the source for the client, as is the declaration', async () => {
    const lines: string[] = [];
    for (const name of ['Locals and references', 'Implicit arguments']) {
      for (const variable of await children(session, await scope(name))) {
        const declaration = await place(variable.declarationLocationReference);
        const writer = await place(variable.valueLocationReference);
        lines.push(`${variable.name}: declared ${declaration}, written ${writer}\n`);
      }
    }
    assertGolden('origins.locations', lines.join(''));
  });

  it('is a place for what was evaluated, too', async () => {
    const args = { expression: 'hash', frameId: await session.frameId() };
    const { body } = await session.client.evaluateRequest(args);
    assert.match(await place(body.valueLocationReference), new RegExp(`:${lineOf(PROGRAM, 'hash')}:`));
  });

  it('is refused with a reason', async () => {
    const refused = async (args: object): Promise<string> => session.failure('cairoscope/origin', args);
    assert.match(await refused({}), /'address' must be/);
    assert.match(await refused({ variablesReference: 99_999, name: 'x' }), /earlier stop/);
    assert.match(
      await refused({ variablesReference: await scope('Registers'), name: 'x' }),
      /no variable 'x'/,
    );
    assert.match(await session.failure('locations', { locationReference: 99_999 }), /earlier stop/);
  });
});

describe('where an argument comes from', () => {
  before(() => launch('twice'));
  after(() => session.stop());

  it('is told inside of the function', async () => {
    assertGolden('origins.argument', await console(['origin value', 'writer value', 'origin [fp - 1]']));
    const [value] = await children(session, await scope('Arguments'));
    assert.match(await place(value?.declarationLocationReference), new RegExp(`^${PROGRAM}:11:13-`));
  });
});

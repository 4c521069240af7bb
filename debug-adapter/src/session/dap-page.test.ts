import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { describe, it } from 'mocha';
import { CAPABILITIES } from './capabilities.ts';
import { REQUESTS } from './requests.ts';

const PAGE = readFileSync(new URL('../../../docs/dap.md', import.meta.url), 'utf8');

/** As the types of the protocol have them. */
const PROTOCOL = createRequire(import.meta.url).resolve('@vscode/debugprotocol');
const PROTOCOL_CAPABILITIES = [
  ...(readFileSync(new URL('debugProtocol.d.ts', pathToFileURL(PROTOCOL)), 'utf8')
    .split('interface Capabilities {')[1]
    ?.split('\n\t}')[0]
    ?.matchAll(/^\s+(\w+)\?:/gm) ?? []),
].map(([, name = '']) => name);

/** The names in code in the first column of the tables below a heading. */
function names(heading: string): Set<string> {
  const section = PAGE.split(/^## /m).find(text => text.startsWith(`${heading}\n`)) ?? '';
  const cells = section.split('\n').flatMap(line => /^\|([^|]*(?:\\\|[^|]*)*)\|/.exec(line)?.[1] ?? []);
  return new Set(cells.flatMap(cell => [...cell.matchAll(/`([\w/]+)`/g)].map(([, name = '']) => name)));
}

describe('docs/dap.md', () => {
  const capabilities = Object.keys(CAPABILITIES);
  const described = names('Capabilities');
  for (const name of capabilities) {
    it(`says what ${name} means`, () => assert.ok(described.has(name)));
  }

  it('offers no capability that is not there', () => {
    // Of a session that is attached: session/attach has it.
    const known = new Set([...capabilities, 'supportTerminateDebuggee']);
    assert.deepEqual(
      [...described].filter(name => !known.has(name)),
      [],
    );
  });

  it('says of each capability of the protocol that it is offered, or why not', () => {
    const missing = names('Not offered');
    assert.deepEqual(
      PROTOCOL_CAPABILITIES.filter(name => described.has(name) === missing.has(name)),
      [],
    );
  });

  for (const { filter } of CAPABILITIES.exceptionBreakpointFilters ?? []) {
    it(`names the exception filter ${filter}`, () => assert.ok(PAGE.includes(`\`${filter}\``)));
  }

  const requests = names('Requests');
  /** Requests that belong together have a table of their own. */
  const anywhere = new Set([...requests, ...names('Time travel')]);
  for (const command of Object.keys(REQUESTS)) {
    it(`says what the request ${command} does`, () => assert.ok(anywhere.has(command)));
  }

  it('names no request that is not there', () => {
    const known = new Set([...Object.keys(REQUESTS), 'launch', 'attach']);
    assert.deepEqual(
      [...requests].filter(name => !known.has(name)),
      [],
    );
  });
});

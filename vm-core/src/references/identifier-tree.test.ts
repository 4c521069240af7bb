import assert from 'node:assert/strict';
import type { Identifier, Program } from '../program/program.ts';
import { program as makeProgram } from '../testing/casm.ts';
import { assertSame, attempt, readGoldens } from './fixtures/goldens.ts';
import { IdentifierTree } from './identifier-tree.ts';

interface Goldens {
  /** A number: a constant; a text: an alias of it; null: a namespace. */
  readonly identifiers: Readonly<Record<string, number | string | null>>;
  readonly searches: readonly (readonly [
    scopes: readonly string[],
    name: string,
    identifier: string,
    scope: string,
  ])[];
}

const identifier = (value: number | string | null): Identifier => {
  if (value === null) return { type: 'namespace' };
  return typeof value === 'string'
    ? { type: 'alias', destination: value }
    : { type: 'const', value: BigInt(value) };
};

const withIdentifiers = (identifiers: Goldens['identifiers']): Program =>
  makeProgram([0n], {
    identifiers: new Map(Object.entries(identifiers).map(([name, value]) => [name, identifier(value)])),
  });

describe('identifiers', () => {
  const { identifiers, searches } = readGoldens('searches') as Goldens;
  const tree = IdentifierTree.of(withIdentifiers(identifiers));

  const find = (scopes: readonly string[], name: string): string => {
    const { identifier: found, fullName, rest } = tree.search(scopes, name);
    return `${found.type} ${fullName}, then '${rest.join('.')}'`;
  };
  const about = (scopes: readonly string[], name: string): string => `${name} from [${scopes.join(', ')}]`;

  it('are found as in cairo-lang', () => {
    assertSame(
      searches.map(([scopes, name, expected]) => [
        about(scopes, name),
        attempt(() => find(scopes, name)),
        expected,
      ]),
    );
  });

  it('are found as scopes as in cairo-lang', () => {
    assertSame(
      searches.map(([scopes, name, , expected]) => [
        about(scopes, name),
        attempt(() => tree.searchScope(scopes, name)),
        expected,
      ]),
    );
  });

  it('ends at an alias that leads into itself with a longer name each time', () => {
    const endless = IdentifierTree.of(withIdentifiers({ self: 'self.self' }));
    assert.throws(() => endless.search([''], 'self'), /Cyclic aliasing detected: self -> self\.self/);
    assert.throws(() => endless.searchScope([''], 'self'), /Cyclic aliasing detected: self -> self\.self/);
  });
});

import assert from 'node:assert/strict';
import { formatExpression, formatType } from '../expressions/format.ts';
import type { Hint } from '../program/program.ts';
import { readNames } from './fixtures/goldens.ts';
import { NameError } from './name-error.ts';
import { visibleReferences } from './visible-references.ts';

describe('the references of a frame', () => {
  const program = readNames();
  const hintsOf = (name: string): Hint[] =>
    [...program.hints.values()].flat().filter(hint => hint.accessibleScopes.at(-1) === name);

  const show = (hint: Hint | undefined): string[] => {
    assert.ok(hint);
    return visibleReferences(program, hint).map(({ name, entry }) =>
      entry instanceof NameError
        ? `${name}: ${entry.message}`
        : `${name}: ${formatType(entry.type)} = ${formatExpression(entry.value)}`,
    );
  };

  it('stand in the order of their definitions, each as of the place', () => {
    const [first, second] = hintsOf('__main__.rebound');
    assert.deepEqual(show(first), [
      'n: felt = [fp + (-3)]',
      'x: felt = [fp + (-3)]',
      "y: Reference 'y' is revoked.",
      "z: Reference 'z' is revoked.",
    ]);
    assert.equal(show(second)[1], 'x: felt = [ap - 0 + (-1)]'.replace('ap - 0', 'ap'));
  });

  it('that depend on an ap that is not known any more come with the reason', () => {
    const [first] = hintsOf('__main__.revoked');
    assert.deepEqual(
      show(first).filter(text => text.includes('revoked')),
      [
        "before: Reference 'before' is revoked.",
        "derived: Reference 'derived' is revoked.",
        "after: Reference 'after' is revoked.",
        "later: Reference 'later' is revoked.",
      ],
    );
  });

  it('move with ap', () => {
    const [, second] = hintsOf('__main__.revoked');
    const texts = show(second);
    assert.ok(texts.includes('later: felt = [ap - 2 + (-1)]'), texts.join('\n'));
  });
});

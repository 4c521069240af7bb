import assert from 'node:assert/strict';
import { formatType } from '../expressions/format.ts';
import { parseType } from '../expressions/parse-type.ts';
import { program as makeProgram } from '../testing/casm.ts';
import { readNames } from './fixtures/goldens.ts';
import { getStruct, isSimpleType, resolveType, sameType, sizeOf } from './types.ts';

describe('types of a program', () => {
  const program = readNames();

  const sizes: readonly (readonly [string, number])[] = [
    ['felt', 1],
    ['codeoffset', 1],
    ['felt***', 1],
    ['shapes.Point', 2],
    ['shapes.Box', 6],
    ['shapes.Box*', 1],
    ['shapes.Empty', 0],
    ['__main__.Garden.Bed', 7],
    ['__main__.Pair', 3],
    ['__main__.Reading', 2],
    ['__main__.Dot', 2],
    ['(a: __main__.Pair, b: (felt, shapes.Point))', 6],
    ['()', 0],
  ];
  for (const [text, size] of sizes) {
    it(`have sizes: ${text} has ${size} cells`, () => {
      assert.equal(sizeOf(program, parseType(text)), size);
    });
  }

  it('are resolved through type definitions and aliases', () => {
    const resolve = (text: string): string => formatType(resolveType(program, parseType(text)));
    assert.equal(resolve('__main__.Reading*'), 'shapes.Point*');
    assert.equal(
      resolve('(__main__.Dot, __main__.Pair)'),
      '(shapes.Point, (first: felt, second: shapes.Point))',
    );
    assert.equal(resolve('shapes.Units.Position'), '(x: felt, y: felt)');
  });

  it('are found by the name of a struct, or of a type definition of one', () => {
    assert.equal(getStruct(program, 'shapes.Box').size, 6);
    assert.equal(getStruct(program, '__main__.Reading').fullName, 'shapes.Point');
    assert.throws(() => getStruct(program, '__main__.Dot'), /to be struct\. Found: 'alias'/);
    assert.throws(() => getStruct(program, '__main__.Pair'), /to be struct\. Found: 'type_definition'/);
    assert.throws(() => getStruct(program, '__main__.Nothing'), /Unknown identifier '__main__\.Nothing'/);
  });

  it('may be defined by themselves only in an error', () => {
    const endless = makeProgram([0n], {
      identifiers: new Map([
        ['a', { type: 'type_definition', cairoType: parseType('(felt, b)') }],
        ['b', { type: 'type_definition', cairoType: parseType('a*') }],
      ]),
    });
    assert.throws(() => resolveType(endless, parseType('a')), /The type 'a' is defined by itself/);
    assert.throws(() => getStruct(endless, 'b'), /The type 'a' is defined by itself/);
  });

  it('are simple if a hint gets them as a plain value', () => {
    const simple = ['felt', 'felt*', 'felt**', 'T**', 'T***', '(felt, felt)**'];
    const others = ['T', 'T*', 'codeoffset', '(felt, felt)', '(felt, felt)*', 'codeoffset*'];
    for (const text of simple) assert.ok(isSimpleType(parseType(text)), text);
    for (const text of others) assert.ok(!isSimpleType(parseType(text)), text);
  });

  it('are the same if all their parts are', () => {
    const texts = [
      'felt',
      'codeoffset',
      'felt*',
      'T',
      'U',
      'T*',
      '(felt, T)',
      '(felt, U)',
      '(a: felt, T)',
      '(felt,)',
      '()',
    ];
    for (const a of texts) {
      for (const b of texts) assert.equal(sameType(parseType(a), parseType(b)), a === b, `${a} and ${b}`);
    }
  });
});

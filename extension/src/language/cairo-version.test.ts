import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { cairoVersionOf, hasMain } from './cairo-version.ts';
import { chooseLanguage } from './language-choice.ts';

const examples = new URL('../../../examples/', import.meta.url);

describe('cairoVersionOf', () => {
  for (const name of readdirSync(examples).filter(file => file.endsWith('.cairo'))) {
    it(`sees that examples/${name} is Cairo 0 and can run`, () => {
      const text = readFileSync(new URL(name, examples), 'utf8');
      assert.equal(cairoVersionOf(text), 'cairo0');
      assert.equal(hasMain(text), true);
    });
  }

  const cairo0 = [
    '%lang starknet\n',
    '%builtins output',
    'func f() -> felt {\n}',
    'namespace Shapes {\n}',
    'const X = 5;',
    'struct Point {\n    x: felt,\n}',
    'from a.b import c\n',
  ];
  const cairo1 = [
    'fn main() -> felt252 {\n}',
    'pub mod shapes;',
    'use core::array::ArrayTrait;',
    '#[starknet::contract]\nmod c {}',
    'impl A of B {}',
    'struct Point {\n    x: felt252,\n}',
    'pub(crate) fn f() {}',
  ];
  for (const text of cairo0) {
    it(`takes ${JSON.stringify(text)} for Cairo 0`, () => assert.equal(cairoVersionOf(text), 'cairo0'));
  }
  for (const text of cairo1) {
    it(`takes ${JSON.stringify(text)} for Cairo 1`, () => assert.equal(cairoVersionOf(text), 'cairo1'));
  }

  it('leaves what has marks of neither or of both open', () => {
    assert.equal(cairoVersionOf(''), undefined);
    assert.equal(cairoVersionOf('// fn main() in a comment, func main() too\n'), undefined);
    assert.equal(cairoVersionOf('fn main() {}\nfunc main() {}'), undefined);
  });

  it('finds main only at the top level and under its own name', () => {
    assert.equal(hasMain('func main() {\n}'), true);
    assert.equal(hasMain('func main{output_ptr: felt*}() {\n}'), true);
    assert.equal(hasMain('func mainly() {\n}'), false);
    assert.equal(hasMain('namespace A {\n    func main() {\n    }\n}'), false);
    assert.equal(hasMain('// func main() {'), false);
  });
});

describe('chooseLanguage', () => {
  const both = ['cairo', 'cairo0', 'json'];
  const cairo0 = 'func main() {\n}\n';
  const cairo1 = 'fn main() {}\n';

  it('corrects a language that the text contradicts', () => {
    assert.equal(chooseLanguage({ languageId: 'cairo', text: cairo0, known: both }), 'cairo0');
    assert.equal(chooseLanguage({ languageId: 'cairo0', text: cairo1, known: both }), 'cairo');
  });

  it('leaves a right language, an unclear text and other languages alone', () => {
    assert.equal(chooseLanguage({ languageId: 'cairo0', text: cairo0, known: both }), undefined);
    assert.equal(chooseLanguage({ languageId: 'cairo', text: cairo1, known: both }), undefined);
    assert.equal(chooseLanguage({ languageId: 'cairo', text: '', known: both }), undefined);
    assert.equal(chooseLanguage({ languageId: 'plaintext', text: cairo0, known: both }), undefined);
  });

  it('does nothing where no other extension claims Cairo', () => {
    assert.equal(chooseLanguage({ languageId: 'cairo0', text: cairo1, known: ['cairo0'] }), undefined);
  });
});

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { before, describe, it } from 'mocha';
import type { IGrammar } from 'vscode-textmate';
import { loadCairoGrammar, tokenize, type Token } from './tokenizer.ts';

const PYTHON = 'meta.embedded.block.python';
const fixtures = new URL('fixtures/', import.meta.url);
const examples = new URL('../examples/', import.meta.url);

/** Every line of the text, and below it its tokens with their scopes; Python is left to its own grammar. */
function render(text: string, lines: readonly Token[][]): string {
  return text
    .split('\n')
    .map((line, index) => {
      const tokens = lines[index] ?? [];
      const own = tokens.filter(token => !token.scopes.includes(PYTHON));
      const python = tokens.length > own.length ? ['    (Python)'] : [];
      return [
        `> ${line}`.trimEnd(),
        ...own.map(token => `    ${token.text}  ${token.scopes.join(' ')}`),
        ...python,
      ].join('\n');
    })
    .join('\n');
}

/** The text of all tokens that the grammar gives to Python, without white space. */
function pythonOf(lines: readonly Token[][]): string {
  return lines
    .flat()
    .filter(token => token.scopes.includes(PYTHON))
    .map(token => token.text)
    .join('')
    .replace(/\s/g, '');
}

describe('the grammar of Cairo 0', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadCairoGrammar();
  });

  it('gives every construct the scopes of the golden file', () => {
    const text = readFileSync(new URL('syntax.cairo', fixtures), 'utf8');
    const golden = new URL('syntax.cairo.tokens', fixtures);
    const actual = render(text, tokenize(grammar, text));
    if (process.env['UPDATE'] === '1') writeFileSync(golden, actual);
    assert.equal(actual, readFileSync(golden, 'utf8'));
  });

  const files = readdirSync(examples).filter(name => name.endsWith('.cairo'));
  for (const name of files) {
    it(`gives exactly the hints of examples/${name} to Python, and a scope to everything else`, () => {
      const text = readFileSync(new URL(name, examples), 'utf8');
      const lines = tokenize(grammar, text);
      const hints = [...text.replace(/^\s*\/\/.*$/gm, '').matchAll(/%\{(.*?)%\}/gs)].map(
        match => match[1] ?? '',
      );
      assert.equal(pythonOf(lines), hints.join('').replace(/\s/g, ''));
      assert.deepEqual(
        lines.flat().filter(token => token.scopes.length === 0),
        [],
      );
    });
  }

  const leaks: [string, string][] = [
    ['a comment on the last line', '%{ a = 1  # note %}\nlet x = 1;'],
    ['an open string', '%{\n    a = """\n%}\nlet x = 1;'],
    ['an open bracket', '%{\n    f(\n    1 %}\nlet x = 1;'],
    ['Python on the line of %{', '%{ a = """\n    b\n%}\nlet x = 1;'],
    ['no Python at all', '%{%}\nlet x = 1;'],
    ['white space only', '%{\n\n%}\nlet x = 1;'],
  ];
  for (const [title, text] of leaks) {
    it(`ends a hint at %} after ${title}`, () => {
      const last = tokenize(grammar, text).at(-1) ?? [];
      assert.deepEqual(last[0], { text: 'let', scopes: ['storage.type.variable'] });
      assert.equal(last.at(-1)?.text, ';');
    });
  }
});

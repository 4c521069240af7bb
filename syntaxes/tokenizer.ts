import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { IGrammar, IRawGrammar } from 'vscode-textmate';

// Both packages are CommonJS bundles whose exports the module loaders of Node and tsx see differently.
const require = createRequire(import.meta.url);
const oniguruma = require('vscode-oniguruma') as typeof import('vscode-oniguruma');
const textmate = require('vscode-textmate') as typeof import('vscode-textmate');

/** A piece of a line and its scopes, outermost first, without the scope of the file. */
export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

/**
 * Stands in for the editor's Python grammar. It has the two things that could run over the end of a hint:
 * a comment, which goes on to the end of the line, and a string over several lines.
 */
const PYTHON: IRawGrammar = {
  scopeName: 'source.python',
  repository: { $self: {}, $base: {} },
  patterns: [
    { begin: '#', end: '$', name: 'comment.line.python' },
    { begin: '"""', end: '"""', name: 'string.multi.python' },
    { begin: '\\(', end: '\\)', name: 'group.python', patterns: [{ include: '$self' }] },
    { match: '\\w+', name: 'word.python' },
  ],
};

/** Loads the grammar of Cairo 0 as the editor would. */
export async function loadCairoGrammar(): Promise<IGrammar> {
  await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
      createOnigString: text => new oniguruma.OnigString(text),
    }),
    loadGrammar: scope => {
      if (scope === 'source.python') return Promise.resolve(PYTHON);
      const file = new URL('cairo0.tmLanguage.json', import.meta.url);
      return Promise.resolve(textmate.parseRawGrammar(readFileSync(file, 'utf8'), 'cairo0.tmLanguage.json'));
    },
  });
  const grammar = await registry.loadGrammar('source.cairo0');
  if (grammar === null) throw new Error('The grammar of Cairo 0 could not be loaded.');
  return grammar;
}

/** Splits every line of a text into tokens; tokens of nothing but white space are left out. */
export function tokenize(grammar: IGrammar, text: string): Token[][] {
  let state = textmate.INITIAL;
  return text.split('\n').map(line => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens
      .map(token => ({
        text: line.slice(token.startIndex, token.endIndex),
        scopes: token.scopes.slice(1).map(scope => scope.replace(/\.cairo0$/, '')),
      }))
      .filter(token => token.text.trim() !== '');
  });
}

import assert from 'node:assert/strict';
import { parseLogMessage } from './log-message.ts';

describe('the messages of logpoints', () => {
  const show = (message: string): string =>
    parseLogMessage(message)
      .map(piece => (typeof piece === 'string' ? `'${piece}'` : `${piece.language}<${piece.text}>`))
      .join(' ');

  const table: readonly (readonly [string, string])[] = [
    ['', ''],
    ['here', "'here'"],
    ['n = {n}', "'n = ' cairo<n>"],
    ['{n}{m}', 'cairo<n> cairo<m>'],
    ['{ [fp - 3] } cells', "cairo<[fp - 3]> ' cells'"],
    ['{ids.n}', 'cairo<n>'],
    ["{cast('ids.n', felt) + ids . n}", "cairo<cast('ids.n', felt) + n>"],
    ['{cairo: n}', 'cairo<n>'],
    ['{py: len(words)}', 'python<len(words)>'],
    ['{python:x}', 'python<x>'],
    ['{py: ids.n}', 'python<ids.n>'],
    ["{py: {'a': {1: 2}}['a']}!", "python<{'a': {1: 2}}['a']> '!'"],
    ['{py: \'}\' + "{"}', `python<'}' + "{">`],
    ["{py: 'it\\'s }'}", "python<'it\\'s }'>"],
    ['{{n}}', "'{n}'"],
    ['{{{n}}}', "'{' cairo<n> '}'"],
    ['a } b', "'a } b'"],
    ['}}', "'}'"],
  ];
  for (const [message, expected] of table) {
    it(`may be ${message}`, () => assert.equal(show(message), expected));
  }

  const wrong: readonly (readonly [string, string])[] = [
    ['n = {n', "The '{' at '{n' is not closed. A brace of the text is '{{'."],
    ["{py: '}", "The '{' at '{py: '}' is not closed. A brace of the text is '{{'."],
    ['{}', "Nothing stands between '{' and '}'. A brace of the text is '{{'."],
    ['{ py: }', "Nothing stands between '{' and '}'. A brace of the text is '{{'."],
  ];
  for (const [message, error] of wrong) {
    it(`may not be ${message}`, () => assert.throws(() => parseLogMessage(message), { message: error }));
  }
});

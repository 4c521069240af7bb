import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { styledExplanation, styledText } from './ansi.ts';

/** Escape sequences in a form to read: `<36>1:5<39>`. */
function readable(text: string): string {
  return text.replaceAll('\u001b[', '<').replace(/(<\d+)m/g, '$1>');
}

/** Texts of the console with what they look like. */
const TEXTS: readonly (readonly [text: string, looks: string])[] = [
  ['42', '42'],
  ['1:5', '<36>1:5<39>'],
  ['-1:0', '<36>-1:0<39>'],
  ['1:5 (fib)', '<36>1:5<39> (fib)'],
  ['{x: 3, p: 1:5 → 7}', '{x: 3, p: <36>1:5<39> → 7}'],
  ['step 8: n = 5', 'step 8: n = 5'],
  ['unknown', '<2>unknown<22>'],
  ['(unknown, 0x1f)', '(<2>unknown<22>, 0x1f)'],
  ['unknown_size', 'unknown_size'],
  ["26725 '1:5'", "26725 '1:5'"],
  ["'unknown' 1:5", "'unknown' <36>1:5<39>"],
  ["the caller's fp, cell 1:5", "the caller's fp, cell <36>1:5<39>"],
  ['origins.cairo:32: x = 1:5', 'origins.cairo:32: x = <36>1:5<39>'],
  ['failing.cairo:12:5: (pc=0:37)', 'failing.cairo:12:5: (pc=<36>0:37<39>)'],
  ['at 12:30:59', 'at 12:30:59'],
  ['copied from 1:16 by [fp + 1] = [ap - 1]', 'copied from <36>1:16<39> by [fp + 1] = [ap - 1]'],
];

describe('the styles of the console', () => {
  for (const [text, looks] of TEXTS) {
    it(`of ${text}`, () => assert.equal(readable(styledText(text)), looks));
  }

  it('of an explanation: its summary is an error', () => {
    assert.equal(
      readable(styledExplanation('too little\n1:5 is unknown.\n\nat  1:5\n')),
      '<31>too little\n1:5 is unknown.<39>\n\nat  <36>1:5<39>\n',
    );
    assert.equal(readable(styledExplanation('only this')), '<31>only this<39>');
  });
});

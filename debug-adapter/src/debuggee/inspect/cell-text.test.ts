import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { PRIME, Relocatable } from '../../../../vm-core/src/index.ts';
import { cellText } from './cell-text.ts';
import { shortString } from './short-strings.ts';

function ascii(text: string): bigint {
  return BigInt(`0x${Buffer.from(text, 'latin1').toString('hex')}`);
}

describe('the text of a cell', () => {
  const decimal = { felts: 'auto' } as const;

  it('is a signed number while that is short', () => {
    assert.equal(cellText(17n, decimal), '17');
    assert.equal(cellText(PRIME - 1n, decimal), '-1');
    assert.match(cellText(PRIME / 3n, decimal), /^0x[0-9a-f]+/);
    assert.equal(cellText(255n, { felts: 'hex' }), '0xff');
  });

  it('is an address, with the name of what is there', () => {
    const address = new Relocatable(0, 17);
    assert.equal(cellText(address, decimal), '0:17');
    assert.equal(
      cellText(address, decimal, () => 'fib'),
      '0:17 (fib)',
    );
    assert.equal(cellText(undefined, decimal), 'unknown');
  });

  it('has the short string that a felt looks like', () => {
    assert.equal(shortString(ascii('edge')), 'edge');
    assert.equal(shortString(ascii('a text of thirty-one characters')), 'a text of thirty-one characters');
    assert.match(cellText(ascii('edge'), decimal), / 'edge'$/);
  });

  for (const [what, value] of [
    ['zero', 0n],
    ['two letters', ascii('ab')],
    ['digits', ascii('123456')],
    ['bytes that do not print', ascii('ab\u0001cd')],
    ['a felt of 32 bytes', PRIME - 1n],
  ] as const) {
    it(`has none for ${what}`, () => assert.equal(shortString(value), undefined));
  }
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Relocatable } from '../../../vm-core/src/index.ts';
import { byteReference, fromReference, hasReference, parsePc, placeOf, toReference } from './addresses.ts';

describe('addresses for the client', () => {
  it('are numbers, not zero, and in the order of the cells', () => {
    assert.equal(toReference(new Relocatable(0, 0)), '0x10000000000');
    assert.equal(toReference(new Relocatable(0, 17)), '0x10000000220');
    assert.equal(toReference(new Relocatable(3, 1)), '0x40000000020');
  });

  it('are read back, with a distance in bytes', () => {
    const address = new Relocatable(2, 1000);
    assert.deepEqual(fromReference(toReference(address)), address);
    assert.deepEqual(fromReference(toReference(address), -64), new Relocatable(2, 998));
    assert.deepEqual(fromReference(String(BigInt(toReference(address)))), address);
  });

  it('of temporary segments are numbers of their own', () => {
    for (const address of [new Relocatable(-1, 0), new Relocatable(-65_536, 3)]) {
      assert.deepEqual(fromReference(toReference(address)), address);
    }
    assert.notEqual(toReference(new Relocatable(-1, 0)), toReference(new Relocatable(2 ** 31, 0)));
  });

  it('stay in their segment', () => {
    const reference = toReference(new Relocatable(2, 1));
    assert.deepEqual(placeOf(reference, -33), { segment: 2, byte: -1 });
    assert.equal(byteReference({ segment: 2, byte: -1 }), '0x2ffffffffff');
    assert.equal(fromReference(reference, -33), undefined);
    assert.equal(placeOf(reference, 2 ** 40), undefined);
    assert.equal(placeOf(reference, 0.5), undefined);
    assert.equal(hasReference(new Relocatable(1, 2 ** 35 - 1)), true);
    assert.equal(hasReference(new Relocatable(1, 2 ** 35)), false);
  });

  for (const wrong of ['', 'pc', '0:17', '-1', '0x', '5', '0xfff']) {
    it(`refuse '${wrong}'`, () => assert.equal(fromReference(wrong), undefined));
  }

  it('are typed in several forms', () => {
    const base = new Relocatable(4, 0);
    assert.deepEqual(parsePc(' 17 ', base), new Relocatable(4, 17));
    assert.deepEqual(parsePc('0:17', base), new Relocatable(0, 17));
    assert.deepEqual(parsePc('0x10000000220', base), new Relocatable(0, 17));
    for (const wrong of ['main', '1:', '-1', '1:2:3', '99999999999'])
      assert.equal(parsePc(wrong, base), undefined);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Relocatable } from '../../../vm-core/src/index.ts';
import { fromReference, parsePc, toReference } from './addresses.ts';

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

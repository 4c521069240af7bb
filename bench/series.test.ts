import assert from 'node:assert/strict';
import type { ProcessCost } from './process.ts';
import { alternate, median } from './series.ts';

function cost(seconds: number): ProcessCost {
  return { seconds, cpuSeconds: seconds, peakBytes: 0, pageFaults: 0 };
}

describe('alternate', () => {
  it('runs in turn, and who fails not again', async () => {
    const order: string[] = [];
    const result = await alternate(3, {
      good: () => {
        order.push('good');
        return Promise.resolve(cost(order.length));
      },
      bad: () => {
        order.push('bad');
        return Promise.reject(new Error('no such builtin'));
      },
    });
    assert.deepEqual(order, ['good', 'bad', 'good', 'good']);
    assert.equal(result.good.costs.length, 3);
    assert.deepEqual(result.bad, { costs: [], problem: 'no such builtin' });
  });
});

describe('median', () => {
  it('is the middle one, the lower of two, and undefined of none', () => {
    const of = (...values: number[]): number | undefined =>
      median({ costs: values.map(cost) }, ({ seconds }) => seconds);
    assert.equal(of(10, 9, 100), 10);
    assert.equal(of(4, 1, 3, 2), 2);
    assert.equal(of(), undefined);
  });
});

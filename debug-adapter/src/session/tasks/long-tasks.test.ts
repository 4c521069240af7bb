import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { LongTasks, type ProgressChannel } from './long-tasks.ts';
import { PendingRequest } from './pending-request.ts';

/** A client that notes what it is sent, as `event {body}`. */
class Client implements ProgressChannel {
  readonly sent: string[] = [];
  readonly client: { readonly showsProgress: boolean };

  constructor(showsProgress = true) {
    this.client = { showsProgress };
  }

  send(event: string, body: object): void {
    this.sent.push(`${event} ${JSON.stringify(body)}`);
  }
}

describe('a long task', () => {
  it('is shown with what it last told, and until its end', async () => {
    const client = new Client();
    const work = (_: AbortSignal, report: (message: string, fraction?: number) => void): string => {
      report('half', 0.5);
      report('more');
      return 'result';
    };
    const result = await new LongTasks(client).run('Search', new PendingRequest(7), work, { delay: 0 });
    assert.equal(result, 'result');
    assert.deepEqual(client.sent, [
      'progressStart {"progressId":"task 1","title":"Search","requestId":7,"cancellable":true,"message":"half","percentage":50}',
      'progressUpdate {"progressId":"task 1","message":"more"}',
      'progressEnd {"progressId":"task 1"}',
    ]);
  });

  it('is not shown if it is over before, or if the client shows no progress', async () => {
    const [quick, plain] = [new Client(), new Client(false)];
    await new LongTasks(quick).run('Quick', undefined, (_, report) => report('done'));
    await new LongTasks(plain).run('Plain', undefined, (_, report) => report('done'), { delay: 0 });
    assert.deepEqual([quick.sent, plain.sent], [[], []]);
  });

  it('is shown though it tells nothing', async () => {
    const client = new Client();
    const isShown = new Promise<void>(resolve => {
      client.send = event => event === 'progressStart' && resolve();
    });
    await new LongTasks(client).run('Silent', undefined, () => isShown, { delay: 0 });
  });

  /** Work that throws once it is cancelled. */
  const untilCancelled = (signal: AbortSignal): Promise<never> =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('interrupted'))));

  it('is cancelled by its request, by its progress, and by the end of the session', async () => {
    const tasks = new LongTasks(new Client());
    const request = new PendingRequest(7);
    const byRequest = tasks.run('A', request, untilCancelled);
    request.cancel();
    await assert.rejects(byRequest, { message: 'cancelled' });

    const byProgress = tasks.run('B', undefined, untilCancelled);
    tasks.cancel('task 2');
    await assert.rejects(byProgress, { message: 'cancelled' });

    const byEnd = tasks.run('C', undefined, untilCancelled);
    tasks.cancelAll();
    await assert.rejects(byEnd, { message: 'Cancelled, since the session ends.' });
    tasks.cancel('task 2');
  });

  it('does not begin for a request that was cancelled before', async () => {
    const request = new PendingRequest(7);
    request.cancel();
    const work = (): never => assert.fail('it began');
    await assert.rejects(new LongTasks(new Client()).run('A', request, work), { message: 'cancelled' });
  });

  it('gives the result that is there when it is cancelled, and its own errors', async () => {
    const tasks = new LongTasks(new Client());
    const request = new PendingRequest(7);
    const done = tasks.run('A', request, () => {
      request.cancel();
      return 5;
    });
    assert.equal(await done, 5);
    const failing = (): never => {
      throw new Error('no such cell');
    };
    await assert.rejects(tasks.run('B', undefined, failing), { message: 'no such cell' });
  });
});

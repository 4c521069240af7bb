import { describe } from 'mocha';
import { transcript } from '../harness/transcript.ts';

describe('transcripts: Python', () => {
  const calls = { program: 'python_calls.cairo', args: { pythonPath: ['.'] }, drivers: ['live'] } as const;

  transcript('stepping into functions of a module and out of them', calls, async t => {
    await t.breakpoints({ lines: ['call'] });
    await t.run('continue');
    await t.run('stepIn');
    await t.stack();
    await t.run('stepIn');
    await t.variables();
    await t.run('stepOut');
    await t.run('next');
    await t.evaluate('total', { context: 'watch' });
    await t.evaluate('total = 50; counter.seen', { context: 'repl' });
    await t.run('next');
    await t.evaluate('py: after');
  });

  transcript('a breakpoint in a module, and the way out of it', calls, async t => {
    await t.breakpoints({ file: 'calls_module.py', lines: ['outer'] });
    await t.run('continue');
    await t.run('stepIn');
    await t.stack();
    await t.run('stepOut');
    await t.stack();
  });

  transcript('a breakpoint call in a hint and in a module', calls, async t => {
    await t.run('continue');
    await t.stack();
    await t.run('next');
    await t.run('continue');
    await t.stack();
    await t.run('stepOut');
  });

  transcript('an exception in a hint', calls, async t => {
    await t.breakpoints({ exceptions: { filters: ['failure', 'hintException'] } });
    await t.run('continue');
    await t.run('continue');
    await t.run('continue');
    await t.stack();
    await t.variables();
    await t.evaluate('number + len(text)');
    await t.request('exceptionInfo', { threadId: 1 });
    await t.run('continue');
    await t.request('exceptionInfo', { threadId: 1 });
  });

  const scopes = ['Hint scopes', 'Hint scopes (as recorded)'];
  const hinted = { program: 'hinted.cairo', drivers: ['live'] } as const;

  transcript('hint scopes at earlier steps', hinted, async t => {
    await t.variables(scopes);
    await t.breakpoints({ lines: ['write'] });
    await t.run('continue');
    await t.variables(scopes);
    await t.evaluate("py: inner['key'] + [3]");
    await t.run('stepBack');
    await t.variables(scopes);
    await t.run('stepBack');
    await t.variables(scopes);
    await t.evaluate('py: words[1]');
    await t.evaluate('py: words + [3]');
    await t.run('cairoscope/goToStep', { step: 0 });
    await t.variables(scopes);
    await t.evaluate('py: words');
    await t.run('continue');
    await t.variables(scopes);
  });

  const unrecorded = { ...hinted, args: { recordHintScopes: false } };
  transcript('hint scopes that are not recorded', unrecorded, async t => {
    await t.breakpoints({ lines: ['write'] });
    await t.run('continue');
    await t.run('stepBack');
    await t.variables(scopes);
    await t.evaluate('py: words');
  });

  transcript('changing variables of Python', calls, async t => {
    await t.breakpoints({ file: 'calls_module.py', lines: ['outer'] });
    await t.run('continue');
    const { variablesReference } = await t.variable('Locals');
    await t.request('setVariable', { variablesReference, name: 'number', value: 'number + 1' });
    await t.event('invalidated');
    const seen = await t.variable('Locals', 'counter', 'seen');
    const list = { variablesReference: seen.variablesReference };
    await t.request('setVariable', { ...list, name: '0', value: "{'key': (1, 2)}" });
    await t.event('invalidated');
    const pair = await t.variable('Locals', 'counter', 'seen', '0', "'key'");
    const tuple = { variablesReference: pair.variablesReference };
    await t.request('setVariable', { ...tuple, name: '1', value: '5' });
    await t.request('setVariable', { variablesReference, name: 'number', value: 'nothing' });
    const frameId = await t.session.frameId();
    await t.request('setExpression', { frameId, expression: "counter.seen[0]['key']", value: '[number]' });
    await t.event('invalidated');
    await t.request('setExpression', { frameId, expression: 'number + 1', value: '5' });
    await t.variables('Locals');
    await t.run('stepOut');
    await t.evaluate('(total, counter.seen)');
  });
});

import { describe } from 'mocha';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { lineOf, programPath, PROGRAMS } from '../harness/programs.ts';
import { EVERY, transcript } from '../harness/transcript.ts';

describe('transcripts: flow', () => {
  transcript(
    'starting anew, from a stop and from within a hint',
    { program: 'hinted.cairo', breakpoints: { lines: ['words', 'write'] }, drivers: ['live'] },
    async t => {
      await t.run('continue');
      t.note('within a hint');
      await t.run('restart', {});
      await t.run('continue');
      await t.run('continue');
      t.note('with other arguments');
      await t.run('restart', { arguments: { program: programPath('hinted.cairo'), stopOnEntry: false } });
      await t.run('continue');
      await t.run('continue');
    },
  );

  transcript(
    'just my Cairo, switched off and on',
    { program: 'skipping.cairo', breakpoints: { lines: ['alloc'], functions: ['twice'] }, drivers: ['live'] },
    async t => {
      await t.run('continue');
      await t.run('stepIn');
      await t.run('stepIn');
      await t.run('continue');
      await t.stack();
      await t.request('cairoscope/setJustMyCairo', {});
      await t.event('invalidated');
      await t.run('stepOut');
      await t.stack();
      await t.request('cairoscope/setJustMyCairo', { on: true });
      await t.event('invalidated');
      await t.run('next');
    },
  );

  transcript(
    'choosing what to step into',
    {
      program: 'targets.cairo',
      breakpoints: { lines: ['nested', 'words', 'dynamic'] },
      drivers: ['live'],
    },
    async t => {
      const targets = async (): Promise<readonly DebugProtocol.StepInTarget[]> => {
        const frameId = await t.session.frameId();
        await t.request('stepInTargets', { frameId });
        return (await t.session.client.stepInTargetsRequest({ frameId })).body.targets;
      };
      const into = async (wanted: string): Promise<void> => {
        const target = (await targets()).findLast(({ label }) => label.startsWith(wanted));
        if (!target) throw new Error(`There is no ${wanted}.`);
        t.note(`into ${target.label}`);
        await t.run('stepIn', { targetId: target.id });
      };
      await t.run('continue');
      await into('twice');
      await t.stack();
      await t.run('stepOut');
      await into('add');
      await t.run('restart', {});
      await t.run('continue');
      await into('hint 1');
      await t.run('continue');
      await t.run('continue');
      t.note('a call of what is known only when it is called');
      await into('call abs');
      await t.request('stepInTargets', { frameId: await t.session.frameId(1) });
      await t.request('stepIn', { threadId: 1, targetId: 999 });
    },
  );

  transcript(
    'jumping to the moments of a line, and to the start of a frame',
    { program: 'shapes.cairo', breakpoints: { lines: ['deepest', 'end'] }, drivers: EVERY },
    async t => {
      const source = { path: programPath('shapes.cairo') };
      const jump = async (marker: string, label: string): Promise<void> => {
        const args = { source, line: lineOf('shapes.cairo', marker) };
        await t.request('gotoTargets', args);
        const { targets } = (await t.session.client.gotoTargetsRequest(args)).body;
        const target = targets.find(each => each.label.endsWith(label));
        if (!target) throw new Error(`There is no ${label}.`);
        await t.run('goto', { targetId: target.id });
      };
      await t.run('continue');
      await t.stack();
      await t.run('restartFrame', { frameId: await t.session.frameId(1) });
      await t.stack();
      await t.run('continue');
      await t.run('continue');
      t.note('from the end of the run');
      await jump('unwind', '(before)');
      await jump('unwind', '(before)');
      await jump('unwind', '(after)');
      await jump('end', '(after)');
      await t.request('gotoTargets', { source, line: 1 });
      await t.run('restartFrame', { frameId: await t.session.frameId() });
      await t.request('goto', { threadId: 1, targetId: 999 });
    },
  );

  transcript(
    'jumping to where a hint ran',
    { program: 'hinted.cairo', breakpoints: { lines: ['words', 'write'] }, drivers: ['live'] },
    async t => {
      const source = { path: programPath('hinted.cairo') };
      const args = { source, line: lineOf('hinted.cairo', 'measure') };
      await t.run('continue');
      t.note('the hint has begun: the moment before it is in the past');
      await t.request('restartFrame', { frameId: await t.session.frameId() });
      await t.request('gotoTargets', args);
      await t.run('continue');
      const [target] = (await t.session.client.gotoTargetsRequest(args)).body.targets;
      await t.request('gotoTargets', args);
      await t.run('goto', { targetId: target?.id });
    },
  );

  transcript(
    'modules and sources of the program, and those of Python',
    { program: 'with_module.cairo', args: { pythonPath: [PROGRAMS] }, drivers: ['live'] },
    async t => {
      await t.request('modules', {});
      await t.request('loadedSources', {});
      await t.run('next');
      t.note('the hint has imported a module');
      await t.request('modules', { startModule: 1, moduleCount: 1 });
      await t.request('loadedSources', {});
      await t.request('stackTrace', { threadId: 1 });
    },
  );

  transcript(
    'modules of a program that is loaded while another runs',
    { program: 'loading.cairo', drivers: ['live'] },
    async t => {
      await t.request('modules', {});
      await t.run('continue');
    },
  );
});

import { describe } from 'mocha';
import { transcript } from '../harness/transcript.ts';

const LOCALS = ['Locals and references'];

describe('transcripts: values', () => {
  const atBoth = { program: 'values.cairo', breakpoints: { lines: ['read', 'fill'] } };
  transcript('integers, points, arrays and dictionaries by what they mean', atBoth, async t => {
    await t.run('continue');
    await t.variables(LOCALS, { depth: 1 });
    for (const name of ['small', 'limbs', 'zero', 'point', 'batch']) await t.evaluate(name, { depth: 4 });
    await t.run('continue');
    await t.variables(LOCALS, { depth: 1 });
    await t.evaluate('batch.amounts', { depth: 3 });
    await t.evaluate('[1:4]');
  });

  // Python has dictionaries as they are now only.
  transcript(
    'the entries of dictionaries, and what hints know of them',
    { ...atBoth, drivers: ['live'] },
    async t => {
      await t.run('continue');
      await t.evaluate('dict_ptr', { depth: 4 });
      await t.run('continue');
      await t.evaluate('squashed_dict_start', { depth: 3 });
    },
  );

  const atBottom = { program: 'values.cairo', breakpoints: { lines: ['bottom'] } };
  transcript('an array with its length in each frame of a recursion', atBottom, async t => {
    await t.run('continue');
    for (const frame of [0, 1, 2]) await t.variables('Arguments', { frame, depth: 2 });
  });

  const atFill = { program: 'values.cairo', breakpoints: { lines: ['fill'] } };
  transcript('felts in other formats', atFill, async t => {
    await t.run('continue');
    for (const suffix of ['', ',d', ',u', ',h', ', x', ',s', ',a', ',q'])
      await t.evaluate(`batch.title${suffix}`);
    await t.evaluate('kept,u');
    await t.evaluate('limbs,h', { depth: 2 });
    await t.evaluate('[fp],s');
    await t.evaluate('small', { format: { hex: true } });

    t.note('the whole session');
    await t.request('cairoscope/setFormat', { format: 'hex' });
    await t.event('invalidated');
    await t.variables(LOCALS, { depth: 1 });
    await t.evaluate('kept');

    const { scopes } = (await t.session.client.scopesRequest({ frameId: await t.session.frameId() })).body;
    const limbs = { variablesReference: scopes[0]?.variablesReference ?? 0, name: 'limbs' };
    const showLimbs = async (): Promise<void> => {
      await t.variables(LOCALS, { depth: 1 });
      const { variablesReference } = await t.variable('Locals and references', 'limbs');
      await t.request('variables', { variablesReference });
    };
    t.note('one value, and what is in it');
    await t.request('cairoscope/setFormat', { format: 'signed', ...limbs });
    await t.event('invalidated');
    await showLimbs();
    t.note('as before');
    await t.request('cairoscope/setFormat', { format: null, ...limbs });
    await t.event('invalidated');
    await t.request('cairoscope/setFormat', { format: 'auto' });
    await t.event('invalidated');
    await showLimbs();
    await t.request('cairoscope/setFormat', { format: 'octal' });
  });

  transcript(
    'felts in the format that the launch asks for',
    { ...atFill, args: { feltFormat: 'hex' } },
    async t => {
      await t.run('continue');
      await t.evaluate('batch');
      await t.evaluate('kept,d');
    },
  );

  transcript('values as they are copied', atFill, async t => {
    await t.run('continue');
    for (const name of [
      'kept',
      'batch',
      'batch.amounts',
      'point',
      'pair',
      'squashed_dict_end',
      'output_ptr',
    ]) {
      await t.evaluate(name, { context: 'clipboard' });
    }
    await t.evaluate('batch.title,h', { context: 'clipboard' });
    await t.evaluate('limbs,u', { context: 'clipboard' });
  });

  // What is behind the live edge cannot be changed.
  transcript('cells are given values', { ...atFill, drivers: ['live'] }, async t => {
    await t.run('continue');
    const set = async (expression: string, value: string): Promise<void> => {
      await t.request('setExpression', { expression, value, frameId: await t.session.frameId() });
    };
    t.note('what has a value keeps it');
    await set('kept', '5');
    await set('fp', '5');
    await set('kept + 1', '5');
    await set('small', '(1, 2)');

    t.note('what has none takes any');
    await set('wanted', '-kept * 0x10');
    await t.event('invalidated');
    await set('wanted', '160');
    await set('pair', '5');
    await set('pair', 'wanted2');
    await set('pair', "(1, 'two')");
    await t.event('invalidated');
    await set('[ap]', '99:0');
    await set('[ap + 1]', '2:0');
    await t.event('invalidated');
    await set('[ap + 2]', 'cast(fp, Batch*)');
    await t.event('invalidated');

    t.note('a builtin says what it takes');
    await set('[range_check_ptr + 1000]', '-1');
    await set('[range_check_ptr + 1000]', '7');
    await t.event('invalidated');

    t.note('in the variables pane');
    const output = await t.variable('Locals and references', 'squashed_dict_start');
    await t.request('setVariable', {
      variablesReference: output.variablesReference,
      name: '[0]',
      value: '5',
    });
    const { variablesReference } = await t.variable('Memory segments', '1 execution');
    await t.request('setVariable', { variablesReference, name: '[214]', value: 'wanted' });
    await t.event('invalidated');
    await t.request('setVariable', { variablesReference, name: '[99999]', value: '1' });

    t.note('the program takes them as they are');
    await t.variables(LOCALS, { depth: 1 });
    await t.run('next');
    await t.evaluate('[ap - 1]');
  });
});

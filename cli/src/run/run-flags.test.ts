import assert from 'node:assert/strict';
import { settingsOf, type RunFlags } from './run-flags.ts';

const PLAIN: RunFlags = { layout: 'auto', hints: 'auto', end: true, recording: true };

describe('the settings of a run', () => {
  it('name the program by the argument or by the option', () => {
    assert.equal(settingsOf('a', PLAIN).program, 'a');
    assert.equal(settingsOf(undefined, { ...PLAIN, program: 'b' }).program, 'b');
  });

  it('have the defaults of cairo-run in proof mode and outside of it', () => {
    const { secureRun, allowMissingBuiltins } = settingsOf('a', PLAIN);
    assert.deepEqual({ secureRun, allowMissingBuiltins }, { secureRun: true, allowMissingBuiltins: false });
    const proof = settingsOf('a', { ...PLAIN, proofMode: true });
    assert.equal(proof.secureRun, false);
    assert.equal(proof.allowMissingBuiltins, true);
    const explicit = settingsOf('a', {
      ...PLAIN,
      proofMode: true,
      secureRun: true,
      allowMissingBuiltins: false,
    });
    assert.equal(explicit.secureRun, true);
    assert.equal(explicit.allowMissingBuiltins, false);
  });
});

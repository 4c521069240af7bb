import assert from 'node:assert/strict';
import { bind, NativeScopes, Variable } from './native-scopes.ts';

const N = new Variable<bigint>('n');

describe('scopes of native hints', () => {
  it('have the variables that they were given, and no others', () => {
    const scopes = new NativeScopes();
    scopes.set(N, 1n);
    scopes.enter();
    assert.equal(scopes.find(N), undefined);
    assert.throws(() => scopes.get(N), /^PythonError: name 'n' is not defined$/);
    scopes.enter(bind(N, 2n));
    assert.equal(scopes.get(N), 2n);
    scopes.exit();
    scopes.exit();
    assert.equal(scopes.get(N), 1n);
    scopes.delete(N);
    assert.equal(scopes.find(N), undefined);
  });

  it('cannot be left too often, and must be left before the end', () => {
    const scopes = new NativeScopes();
    assert.throws(() => scopes.exit(), /^PythonError: Cannot exit main scope\.$/);
    scopes.checkEnd();
    scopes.enter();
    assert.throws(
      () => scopes.checkEnd(),
      /^Error: Every enter_scope\(\) requires a corresponding exit_scope\(\)\.$/,
    );
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Handles } from './handles.ts';

describe('handles', () => {
  it('keep their number from stop to stop, with the new value', () => {
    const handles = new Handles<string>();
    const frame = handles.add(0, 'main', 'frame 1');
    const local = handles.add(frame, 'p', 'point 1');
    assert.notEqual(frame, local);
    handles.nextStop();
    assert.equal(handles.get(local), undefined);
    assert.equal(handles.add(0, 'main', 'frame 2'), frame);
    assert.equal(handles.add(frame, 'p', 'point 2'), local);
    assert.equal(handles.get(local), 'point 2');
  });

  it('tell things of one name below different parents apart', () => {
    const handles = new Handles<string>();
    const [a, b] = [handles.add(0, 'a', ''), handles.add(0, 'b', '')];
    assert.notEqual(handles.add(a, 'x', ''), handles.add(b, 'x', ''));
  });

  it('are forgotten when a stop passes without them, and never used for something else', () => {
    const handles = new Handles<string>();
    const old = handles.add(0, 'x', 'old');
    handles.nextStop();
    handles.nextStop();
    assert.notEqual(handles.add(0, 'y', 'other'), old);
    assert.notEqual(handles.add(0, 'x', 'new'), old);
    assert.equal(handles.get(old), undefined);
  });
});

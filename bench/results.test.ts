import assert from 'node:assert/strict';
import { withSection } from './results.ts';

describe('withSection', () => {
  it('replaces one section, keeps the others, and puts them in order', () => {
    const titles = ['First', 'Second'];
    let page = withSection('', titles, 'Second', 'two');
    page = withSection(page, titles, 'First', 'one');
    page = withSection(page, titles, 'Second', 'two again');
    assert.match(page, /^# Speed\n[^]*\n## First\n\none\n\n## Second\n\ntwo again\n$/);
    assert.doesNotMatch(withSection(page, ['First'], 'First', 'one'), /Second/);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { MemoryCell, MemoryPageBody } from '../../../debug-adapter/src/index.ts';
import { escapeHtml } from './escape-html.ts';
import { pageHtml, type PageState } from './page-html.ts';

const page: MemoryPageBody = {
  segment: 1,
  role: 'execution',
  size: 300,
  segmentCount: 3,
  temporaryCount: 0,
  step: 17,
  cells: [],
};

function html(cells: readonly MemoryCell[], state: Partial<PageState> = {}): string {
  return pageHtml({ page: { ...page, cells }, start: 0, focus: undefined, changed: new Set(), ...state });
}

/** The texts of the rows' columns. */
function rows(text: string): string[][] {
  return [...text.matchAll(/<tr class.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, column = '']) => column.replace(/<[^>]*>/g, '')),
  );
}

/** Where the buttons lead; those that lead nowhere are left out. */
function ways(text: string): string[] {
  return [...text.matchAll(/<button data-go="([^"]*)" title="([^"]*)"[^>]*?>/g)]
    .filter(([button]) => !button.endsWith(' disabled>'))
    .map(([, to, title]) => `${title}: ${to}`);
}

describe('a page of memory', () => {
  it('shows cells by what they hold', () => {
    const shown = html([
      { offset: 4, kind: 'felt', value: '-1', hex: '0x800', writtenAt: 3, marks: ['fp'] },
      { offset: 5, kind: 'pointer', value: '0:7', targetName: 'main', writtenAt: -1 },
      { offset: 6, kind: 'unknown', marks: ['ap'], name: 'loop' },
      { offset: 7, kind: 'felt', value: '25', hex: '0x19', text: 'ed' },
    ]);
    assert.deepEqual(rows(shown), [
      ['1:4', 'fp', '-1', '0x800', '', 'step 3'],
      ['1:5', '', '0:7 main', '', '', 'loaded'],
      ['1:6', 'ap', 'unknown', '', 'loop:', ''],
      ['1:7', '', '25', '0x19', "'ed'", ''],
    ]);
    assert.match(shown, /class="link" data-go="0:7"/);
  });

  it('marks the cell that was asked for, and those that have changed', () => {
    const cells: MemoryCell[] = [4, 5].map(offset => ({ offset, kind: 'unknown' }));
    const shown = html(cells, { focus: 4, changed: new Set([5]) });
    assert.deepEqual(
      [...shown.matchAll(/<tr class="([^"]*)"/g)].map(([, classes]) => classes),
      ['unknown focus', 'unknown changed'],
    );
  });

  it('leads through the segment and to its neighbours, as far as they go', () => {
    assert.deepEqual(ways(html([])), [
      'The segment before: 0:0',
      'The next segment: 2:0',
      'The next page: 1:128',
      'The last page: 1:256',
    ]);
    assert.deepEqual(ways(html([], { start: 256, page: { ...page, segment: 2 } })), [
      'The segment before: 1:0',
      'The first page: 2:0',
      'The page before: 2:128',
    ]);
    const temporary = html([], { page: { ...page, segment: -1, temporaryCount: 1, size: 0 } });
    assert.deepEqual(ways(temporary), ['The next segment: 0:0']);
  });

  it('takes no text for HTML, wherever it stands', () => {
    const evil = `<img src=x onerror="alert(1)">'&`;
    const shown = html([
      { offset: 0, kind: 'felt', value: evil, hex: evil, text: evil, name: evil },
      { offset: 1, kind: 'pointer', value: evil, targetName: evil },
    ]);
    const withRole = html([], { page: { ...page, role: evil, cells: [] } });
    for (const text of [shown, withRole]) assert.doesNotMatch(text, /<img|onerror="/);
    assert.equal(escapeHtml(evil), '&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;');
  });
});

import type { MemoryCell, MemoryPageBody } from '../../../debug-adapter/src/index.ts';
import { escapeHtml } from './escape-html.ts';

/** Cells of a page. Pages begin at its multiples. */
export const PAGE_CELLS = 128;

export interface PageState {
  readonly page: MemoryPageBody;
  /** The offset of the page's first cell. */
  readonly start: number;
  /** The offset of the cell that was asked for. */
  readonly focus: number | undefined;
  /** Offsets of cells whose value came or went since the page was last shown. */
  readonly changed: ReadonlySet<number>;
}

/** Cells of memory as HTML: every text in it is escaped, and buttons say in `data-go` which address they lead to. */
export function pageHtml(state: PageState): string {
  const { page } = state;
  const rows = page.cells.map(cell => rowHtml(state, cell)).join('');
  return `${headHtml(state)}
<div class="cells">
<table>
<thead><tr><th>Address</th><th></th><th>Value</th><th>Hexadecimal</th><th>Text</th><th>Written at</th></tr></thead>
<tbody>${rows}</tbody>
</table>
</div>`;
}

/** Which segment it is, and the ways to others and through this one. */
function headHtml({ page, start }: PageState): string {
  const { segment, role, size, segmentCount, temporaryCount, step } = page;
  const last = Math.max(0, Math.floor((size - 1) / PAGE_CELLS) * PAGE_CELLS);
  const at = (offset: number): string => `${segment}:${offset}`;
  const about = [role, size === 1 ? '1 cell' : `${size} cells`, `step ${step}`].filter(Boolean).join(', ');
  return `<nav>
<span class="group">
${go('◂', 'The segment before', `${segment - 1}:0`, segment > -temporaryCount)}
<b>Segment ${segment}</b>
${go('▸', 'The next segment', `${segment + 1}:0`, segment < segmentCount - 1)}
</span>
<span class="about">${escapeHtml(about)}</span>
<span class="group">
${go('⇤', 'The first page', at(0), start > 0)}
${go('←', 'The page before', at(start - PAGE_CELLS), start > 0)}
${go('→', 'The next page', at(start + PAGE_CELLS), start < last)}
${go('⇥', 'The last page', at(last), start !== last)}
</span>
</nav>`;
}

function go(label: string, title: string, address: string, enabled: boolean): string {
  return `<button data-go="${escapeHtml(address)}" title="${title}" aria-label="${title}"${enabled ? '' : ' disabled'}>${label}</button>`;
}

function rowHtml({ page, focus, changed }: PageState, cell: MemoryCell): string {
  const classes = [
    cell.kind,
    ...(cell.offset === focus ? ['focus'] : []),
    ...(changed.has(cell.offset) ? ['changed'] : []),
  ];
  const marks = (cell.marks ?? []).map(mark => `<span class="mark ${mark}">${mark}</span>`).join('');
  const columns = [
    `<th scope="row">${page.segment}:${cell.offset}</th>`,
    `<td>${marks}</td>`,
    `<td class="value">${valueHtml(cell)}</td>`,
    `<td class="hex"${titled(cell.hex)}>${escapeHtml(cell.hex ?? '')}</td>`,
    `<td class="text">${textHtml(cell)}</td>`,
    `<td class="written">${writtenText(cell.writtenAt)}</td>`,
  ];
  return `<tr class="${classes.join(' ')}">${columns.join('')}</tr>\n`;
}

function valueHtml({ kind, value = '', targetName }: MemoryCell): string {
  const text = escapeHtml(value);
  if (kind === 'unknown') return 'unknown';
  if (kind === 'felt') return `<span${titled(value)}>${text}</span>`;
  const name = targetName === undefined ? '' : ` <span class="name">${escapeHtml(targetName)}</span>`;
  return `<button class="link" data-go="${text}" title="Go to ${text}">${text}</button>${name}`;
}

function textHtml({ text, name }: MemoryCell): string {
  const parts = [
    ...(name === undefined ? [] : [`<span class="name">${escapeHtml(name)}:</span>`]),
    ...(text === undefined ? [] : [`'${escapeHtml(text)}'`]),
  ];
  return parts.join(' ');
}

function titled(text: string | undefined): string {
  return text === undefined ? '' : ` title="${escapeHtml(text)}"`;
}

function writtenText(step: number | undefined): string {
  if (step === undefined) return '';
  return step < 0 ? 'loaded' : `step ${step}`;
}

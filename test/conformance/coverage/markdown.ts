/** A table; `|` in cells is escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const row = (cells: readonly string[]): string =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`.replaceAll('|  |', '| |');
  return [row(head), `|${'---|'.repeat(head.length)}`, ...rows.map(row)];
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** The first names, and how many more there are. */
export function names(all: readonly string[], limit: number): string {
  const shown = all.slice(0, limit).map(code).join(', ');
  return all.length > limit ? `${shown} and ${all.length - limit} more` : shown;
}

import type { Relocatable } from '../../../../vm-core/src/index.ts';
import type { SourceRange } from '../code/source-range.ts';
import type { FeltFormat } from './felt-format.ts';

/** How values are shown. */
export interface ValueFormat {
  readonly felts: FeltFormat;
}

/** Where nobody has asked for another format. */
export const AUTO_FORMAT: ValueFormat = { felts: 'auto' };

/** A part of a list of children. */
export interface Page {
  /** Only the named or only the indexed ones; both, named first, if left out. */
  readonly filter: 'named' | 'indexed' | undefined;
  readonly start: number;
  /** Infinity for all. */
  readonly count: number;
}

/** A value as a person sees it, with parts that are made when asked for. */
export interface ValueNode {
  readonly name: string;
  readonly value: string;
  readonly type?: string;
  /** The expression that gives this value, for watching and copying. */
  readonly evaluateName?: string;
  /** Where it stands in memory; left out of what was calculated. */
  readonly address?: Relocatable | undefined;
  /** What a pointer points to. */
  readonly target?: Relocatable | undefined;
  /** Looks up where the name is declared; left out of what has no name of its own. */
  declaration?(): SourceRange | undefined;
  /** The whole value, for copying, where `value` is a preview of it. */
  fullText?(format: ValueFormat): string | Promise<string>;
  readonly children?: NodeList | undefined;
  /**
   * Gives it the value that a text names; left out of what cannot be changed.
   * @returns the node as it is then
   * @throws Error that says why the value is refused
   */
  set?(text: string, format: ValueFormat): ValueNode | Promise<ValueNode>;
}

/** The parts of a value. Their number is known without making them. */
export interface NodeList {
  readonly named: number;
  readonly indexed: number;
  list(page: Page, format: ValueFormat): readonly ValueNode[] | Promise<readonly ValueNode[]>;
}

/** A list of few nodes, made anew for each request. */
export function namedNodes(
  count: number,
  make: (format: ValueFormat) => readonly ValueNode[],
): NodeList | undefined {
  if (count === 0) return undefined;
  return {
    named: count,
    indexed: 0,
    list: (page, format) => (page.filter === 'indexed' ? [] : cut(make(format), page)),
  };
}

/** A list of `count` numbered nodes, of which only those asked for are made. */
export function indexedNodes(
  count: number,
  make: (index: number, format: ValueFormat) => ValueNode,
): NodeList | undefined {
  if (count <= 0) return undefined;
  return {
    named: 0,
    indexed: count,
    list: (page, format) => {
      if (page.filter === 'named') return [];
      const start = Math.max(0, page.start);
      const length = Math.max(0, Math.min(page.count, count - start));
      return Array.from({ length }, (_, index) => make(start + index, format));
    },
  };
}

/** Named nodes with numbered ones behind them. */
export function joinNodes(first: NodeList | undefined, second: NodeList | undefined): NodeList | undefined {
  if (!first || !second) return first ?? second;
  return {
    named: first.named,
    indexed: second.indexed,
    list: async (page, format) => {
      if (page.filter === 'named') return first.list(page, format);
      if (page.filter === 'indexed') return second.list(page, format);
      const named = await first.list(page, format);
      const start = Math.max(0, page.start - first.named);
      const rest = await second.list({ ...page, start, count: page.count - named.length }, format);
      return [...named, ...rest];
    },
  };
}

/** The page of a list that is made already. */
export function cut<T>(items: readonly T[], { start, count }: Page): readonly T[] {
  return items.slice(start, start + count);
}

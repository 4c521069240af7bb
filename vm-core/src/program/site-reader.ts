import type { JsonNode } from './json-node.ts';
import type { ApTracking, FlowTracking, NameSite } from './program.ts';

/** Reads what stands at many places of a program: places in the code and what is known there. */
export class SiteReader {
  constructor(
    private readonly words: number,
    private readonly references: number,
  ) {}

  /** The pc under which something stands. */
  pc(key: string, node: JsonNode): number {
    const pc = Number(key);
    if (/^\d+$/.test(key) && pc < this.words) return pc;
    return node.fail(`at the pc of an instruction (0 to ${this.words - 1})`, `at '${key}'`);
  }

  /** A pc, or the end of the program. */
  label(node: JsonNode): number {
    return node.countUpTo(this.words, 'a pc in the program');
  }

  site(node: JsonNode): NameSite {
    const scopes = node.field('accessible_scopes');
    const tracking = node.field('flow_tracking_data');
    return {
      accessibleScopes: scopes.isNull ? [] : scopes.strings(),
      flowTracking: tracking.isNull ? undefined : this.flowTracking(tracking),
    };
  }

  private flowTracking(node: JsonNode): FlowTracking {
    const ids = node.field('reference_ids');
    return new ReadFlowTracking(
      readApTracking(node.field('ap_tracking')),
      ids.isNull ? {} : ids.counts(this.references - 1, 'the index of a reference'),
    );
  }
}

export function readApTracking(node: JsonNode): ApTracking {
  return { group: node.field('group').integer(), offset: node.field('offset').integer() };
}

/** There is one of these for every instruction, with dozens of references each, and few are ever asked. */
class ReadFlowTracking implements FlowTracking {
  #referenceIds: ReadonlyMap<string, number> | undefined;

  constructor(
    readonly apTracking: ApTracking,
    private readonly ids: Readonly<Record<string, number>>,
  ) {}

  get referenceIds(): ReadonlyMap<string, number> {
    this.#referenceIds ??= new Map(Object.entries(this.ids));
    return this.#referenceIds;
  }
}

import {
  parseExpression,
  FELT,
  type Hint,
  type Identifier,
  type Program,
} from '../../../vm-core/src/index.ts';
import { instruction, program, ret } from '../../../vm-core/src/testing/casm.ts';

/** Cells between fp and the first hint's ap: the locals of main. */
const LOCALS = 20;
/** The file that the hints say they stand in; hint number i starts on line 10 · (i + 1). */
export const FILE = 'hints.cairo';

const advanceAp = (cells: number): bigint[] => instruction({ apUpdate: 'add' }, BigInt(cells));

/**
 * A program whose main runs the hints one after the other, an `ap += 1` after each. The names are felts at
 * [fp], [fp + 1]… in their order.
 */
export function hintProgram(codes: readonly string[], names: readonly string[] = []): Program {
  const references = names.map((_, index) => ({
    pc: 0,
    value: parseExpression(`[cast(fp + ${index}, felt*)]`),
    apTracking: { group: 0, offset: 0 },
  }));
  const flowTracking = {
    apTracking: { group: 0, offset: 0 },
    referenceIds: new Map(names.map((name, index) => [`__main__.main.${name}`, index])),
  };
  const site = { accessibleScopes: ['__main__', '__main__.main'], flowTracking };
  const hints = codes.map((code): Hint => ({ code, ...site }));
  const pcOf = (index: number): number => 2 + 2 * index;
  const words = [...advanceAp(LOCALS), ...codes.flatMap(() => advanceAp(1)), ...ret()];
  return program(words, {
    references,
    identifiers: new Map<string, Identifier>([
      ['__main__.main', { type: 'function', pc: 0, decorators: [] }],
      ...names.map((name, index) => {
        const fullName = `__main__.main.${name}`;
        const own = references.slice(index, index + 1);
        return [fullName, { type: 'reference', fullName, cairoType: FELT, references: own }] as const;
      }),
    ]),
    hints: new Map(hints.map((hint, index) => [pcOf(index), [hint]])),
    debugInfo: {
      fileContents: new Map(),
      instructionLocations: new Map(
        codes.map((_, index) => {
          const place = { startCol: 5, endCol: 9, filename: FILE, parent: undefined };
          const line = 10 * (index + 1);
          const location = { ...place, startLine: line, endLine: line + 1 };
          return [pcOf(index), { ...site, inst: location, hints: [{ location, prefixNewlines: 0 }] }];
        }),
      ),
    },
  });
}

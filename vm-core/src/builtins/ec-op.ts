import { SegmentKind } from '../core/core.ts';
import type { Json } from '../outputs/python-json.ts';
import type { CellValue, Relocatable } from '../relocatable.ts';
import { Builtin, type BuiltinParts, type BuiltinUse } from './builtin.ts';
import { instanceInputs } from './instance-inputs.ts';
import { isOnCurve } from './stark-curve.ts';

const INPUTS = ['p_x', 'p_y', 'q_x', 'q_y', 'm'];

/** Points p, q and r = p + m * q of the STARK curve (cairo-lang, lang/builtins/ec/ec_op_builtin_runner.py). */
export class EcOpBuiltin extends Builtin {
  constructor(use: BuiltinUse, parts: BuiltinParts) {
    const cells = [...INPUTS, 'r_x', 'r_y'];
    super({ name: 'ec_op', cells, inputCells: INPUTS.length, segmentKind: SegmentKind.ecOp }, use, parts);
  }

  protected override checkInputs(first: Relocatable, inputs: readonly CellValue[]): void {
    const numbers = inputs.map((value, i) => {
      if (typeof value === 'bigint') return value;
      throw new Error(`ec_op builtin: Expected integer at address ${first.add(i)}.Got: ${value}.`);
    });
    const [px = 0n, py = 0n, qx = 0n, qy = 0n] = numbers;
    checkPoint(px, py);
    checkPoint(qx, qy);
  }

  /** The sum meets an addition that the proof cannot express. */
  protected override noResult([px, py, qx, qy, m]: readonly CellValue[]): never {
    throw new Error(
      'Cannot apply EC operation: computation reached two points with the same x coordinate.\n' +
        'Attempting to compute P + m * Q where:\n' +
        `P = (${px}, ${py})\nm = ${m}\nQ = (${qx}, ${qy}).`,
    );
  }

  override airPrivateInput(): Readonly<Record<string, Json>> {
    const missing = (position: number, instance: number): string =>
      `Missing input '${INPUTS[position] ?? ''}' of ec_op instance ${instance}.`;
    return { ec_op: instanceInputs(this, missing) };
  }
}

function checkPoint(x: bigint, y: bigint): void {
  if (!isOnCurve({ x, y })) throw new Error(`ec_op builtin: point (${x}, ${y}) is not on the curve.`);
}

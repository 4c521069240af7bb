import { isOnStarkCurve } from '../../../../../vm-core/src/index.ts';
import { feltText } from '../felt-format.ts';
import type { Decoder } from './decoder.ts';

/** A point of the STARK curve; (0, 0) is the point at infinity (cairo-lang, common/ec_point.cairo and ec.cairo). */
export const starkPoint: Decoder = {
  structs: ['starkware.cairo.common.ec_point.EcPoint'],
  summary(struct, { felts }) {
    const x = struct.felt('x');
    const y = struct.felt('y');
    if (x === undefined || y === undefined) return undefined;
    if (x === 0n && y === 0n) return 'point at infinity';
    const where = isOnStarkCurve({ x, y }) ? 'on' : 'not on';
    return `(${feltText(x, felts)}, ${feltText(y, felts)}) ${where} the STARK curve`;
  },
};

import type { MachineView, Moment } from '../../../../vm-core/src/index.ts';
import type { Place } from '../code/places.ts';
import type { Position } from '../running/goal.ts';
import type { Skips } from '../running/skipped-code.ts';
import type { Moments } from './moments.ts';

/** Where a moment of the run is in the source. */
export type PlaceAt = (at: Pick<Position, 'pc' | 'hintIndex'>) => Place | undefined;

/** One hint or instruction back. */
export function backIntoInstruction(moments: Moments, from: MachineView): Moment | undefined {
  return moments.previous(from);
}

/** One instruction back, to before its hints; from behind a call to before it. */
export function backOverInstruction(moments: Moments, from: MachineView): Moment | undefined {
  if (from.hintIndex > 0) return { step: from.step, hintIndex: 0 };
  const before = moments.previousInFrame(from);
  return before && { step: before.step, hintIndex: 0 };
}

/**
 * To the beginning of the statement or hint that was under way just before: the inverse of stepping to the next one.
 * @param into from behind a call, to what was done last in it; else the whole call is passed, as are functions whose code is skipped
 */
export function backToPlace(
  moments: Moments,
  from: MachineView,
  placeAt: PlaceAt,
  { into, skips }: { readonly into: boolean; readonly skips: Skips },
): Moment | undefined {
  const before = (view: MachineView): Moment | undefined => {
    const moment = into ? moments.previous(view) : moments.previousInFrame(view);
    return moment && toCallOf(moments, moment, skips);
  };
  const last = before(from);
  if (!last) return undefined;
  let view = moments.at(last);
  const place = placeAt(view);
  for (;;) {
    const earlier = place && before(view);
    if (!earlier) return view;
    const earlierView = moments.at(earlier);
    const isSame = earlierView.fp.equals(view.fp) && placeAt(earlierView)?.id === place.id;
    // A loop comes to the same statement anew.
    const isNew = placeAt(view)?.isStart === true && earlierView.step !== view.step;
    if (!isSame || isNew) return view;
    view = earlierView;
  }
}

/** To the call of the function that runs; of the first one, to the start of the run. */
export function backOutOfFunction(moments: Moments, from: MachineView, skips: Skips): Moment {
  return toCallOf(moments, moments.callOf(from.fp) ?? START, skips);
}

const START: Moment = { step: 0, hintIndex: 0 };

/** Of a moment in skipped code: that of the call which led there. */
function toCallOf(moments: Moments, moment: Moment, skips: Skips): Moment {
  let at = moment;
  for (;;) {
    const { pc, fp } = moments.at(at);
    const call = skips(pc) ? moments.callOf(fp) : undefined;
    if (!call) return at;
    at = call;
  }
}

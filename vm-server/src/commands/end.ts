import type { EndOptions } from '../../../vm-core/src/index.ts';
import { runOf, type Command } from './command.ts';

/** Ends the run as cairo-run does: pads, checks, and makes memory final. */
export const end: Command<
  Pick<EndOptions, 'secure' | 'programSegmentSize' | 'allowTemporarySegments'>
> = async (options, context) => {
  await runOf(context).runner.end(options);
  return {};
};

import type { Program } from '../../../../vm-core/src/index.ts';
import type { PythonDebugger } from '../../../../python-bridge/src/index.ts';
import type { Cursor } from '../time/cursor.ts';
import type { DictTracker } from './dict-values.ts';
import { pythonParts } from './python-values.ts';

/**
 * What the hints' `__dict_manager` holds of dictionaries (cairo-lang, common/dict.py): initial values too. It holds them
 * as they are now, so that there is nothing of the past.
 */
export function dictTracker(cursor: Cursor, python: PythonDebugger | undefined): DictTracker {
  let isUsed = false;
  return segment => {
    const { isLive, vm } = cursor;
    if (!python || !isLive) return undefined;
    isUsed ||= [...vm.programs].some(({ program }) => mentionsDicts(program));
    return isUsed ? trackerNode(python, segment) : undefined;
  };
}

function mentionsDicts({ hints }: Program): boolean {
  return [...hints.values()].flat().some(({ code }) => code.includes('__dict_manager'));
}

function trackerNode(python: PythonDebugger, segment: number): ReturnType<DictTracker> {
  return {
    name: '__dict_manager',
    value: "what the hints' Python has of it",
    children: {
      named: 1,
      indexed: 0,
      list: async (page, format) => {
        const data = await python.evaluate(`__dict_manager.trackers[${segment}].data`);
        return (await pythonParts(python, data)?.list(page, format)) ?? [];
      },
    },
  };
}

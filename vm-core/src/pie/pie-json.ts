import type { Json } from '../outputs/python-json.ts';
import type { PieMetadata, SegmentInfo, PieResources } from './cairo-pie.ts';

/** metadata.json, with its members in cairo-lang's order. */
export function metadataJson(metadata: PieMetadata): Json {
  const { prime, data, builtins, main } = metadata.program;
  return {
    program: { prime, data, builtins, main },
    program_segment: segmentJson(metadata.programSegment),
    execution_segment: segmentJson(metadata.executionSegment),
    ret_fp_segment: segmentJson(metadata.retFpSegment),
    ret_pc_segment: segmentJson(metadata.retPcSegment),
    builtin_segments: new Map(
      Array.from(metadata.builtinSegments, ([name, segment]) => [name, segmentJson(segment)]),
    ),
    extra_segments: metadata.extraSegments.map(segmentJson),
  };
}

const segmentJson = ({ index, size }: SegmentInfo): Json => ({ index, size });

/** execution_resources.json. */
export function resourcesJson({ builtinInstanceCounter, nMemoryHoles, nSteps }: PieResources): Json {
  return {
    builtin_instance_counter: builtinInstanceCounter,
    n_memory_holes: nMemoryHoles,
    n_steps: nSteps,
  };
}

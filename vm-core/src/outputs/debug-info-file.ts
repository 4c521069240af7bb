import type { HintLocation, InstructionLocation, SourceLocation } from '../program/program.ts';
import type { CairoVm } from '../vm/cairo-vm.ts';
import { pythonJsonBytes, type Json } from './python-json.ts';

/**
 * Where the instructions of an ended run come from, by their relocated addresses: those of its program and of the
 * programs that it loaded. JSON, in pieces (get_relocated_debug_info in cairo-lang, vm/cairo_runner.py).
 */
export function debugInfoFile({ programs, relocation }: CairoVm): Generator<Uint8Array> {
  const locations = new Map<string, Json>();
  const contents = new Map<string, Json>();
  for (const { program, base } of programs) {
    for (const [pc, location] of program.debugInfo?.instructionLocations ?? []) {
      locations.set(String(relocation.address(base.add(pc))), instructionLocation(location));
    }
    for (const [name, text] of program.debugInfo?.fileContents ?? []) contents.set(name, text);
  }
  return pythonJsonBytes({ instruction_locations: locations, file_contents: contents });
}

function instructionLocation(location: InstructionLocation): Json {
  const { inst, hints, accessibleScopes, flowTracking } = location;
  return {
    inst: sourceLocation(inst),
    hints: hints.map(hintLocation),
    accessible_scopes: accessibleScopes,
    flow_tracking_data:
      flowTracking === undefined
        ? null
        : { ap_tracking: { ...flowTracking.apTracking }, reference_ids: flowTracking.referenceIds },
  };
}

function hintLocation(hint: HintLocation | undefined): Json {
  if (hint === undefined) return null;
  return { location: sourceLocation(hint.location), n_prefix_newlines: hint.prefixNewlines };
}

function sourceLocation(location: SourceLocation): Json {
  const { startLine, startCol, endLine, endCol, filename, parent } = location;
  return {
    start_line: startLine,
    start_col: startCol,
    end_line: endLine,
    end_col: endCol,
    input_file: { filename: filename ?? null },
    ...(parent && { parent_location: [sourceLocation(parent.location), parent.message] }),
  };
}

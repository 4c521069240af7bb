import type { JsonNode } from './json-node.ts';
import type { DebugInfo, HintLocation, InstructionLocation, SourceLocation } from './program.ts';
import type { SiteReader } from './site-reader.ts';

/** `debug_info` (cairo-lang, compiler/debug_info.py); undefined if the program was compiled without. */
export function parseDebugInfo(node: JsonNode, reader: SiteReader): DebugInfo | undefined {
  if (node.isNull) return undefined;
  const contents = node.field('file_contents');
  const files = contents.isNull ? [] : contents.entries();
  const locations = node.field('instruction_locations').entries();
  return {
    fileContents: new Map(files.map(([name, text]) => [name, text.string()])),
    instructionLocations: new Map(
      locations.map(([pc, location]) => [reader.pc(pc, location), instructionLocation(location, reader)]),
    ),
  };
}

function instructionLocation(node: JsonNode, reader: SiteReader): InstructionLocation {
  const hints = node.field('hints');
  return {
    ...reader.site(node),
    inst: sourceLocation(node.field('inst')),
    hints: hints.isNull ? [] : hints.items().map(hintLocation),
  };
}

function hintLocation(node: JsonNode): HintLocation | undefined {
  if (node.isNull) return undefined;
  return {
    location: sourceLocation(node.field('location')),
    prefixNewlines: node.field('n_prefix_newlines').count(),
  };
}

function sourceLocation(node: JsonNode): SourceLocation {
  const filename = node.field('input_file').field('filename');
  const parent = node.field('parent_location');
  return {
    filename: filename.isNull ? undefined : filename.string(),
    startLine: node.field('start_line').count(),
    startCol: node.field('start_col').count(),
    endLine: node.field('end_line').count(),
    endCol: node.field('end_col').count(),
    parent: parent.isNull ? undefined : parentLocation(parent),
  };
}

function parentLocation(node: JsonNode): NonNullable<SourceLocation['parent']> {
  const [location, message] = node.items();
  if (location === undefined || message === undefined) return node.fail('a location and a message');
  return { location: sourceLocation(location), message: message.string() };
}

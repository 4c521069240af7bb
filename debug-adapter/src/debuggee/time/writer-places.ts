import type { Relocatable } from '../../../../vm-core/src/index.ts';
import type { AllCode } from '../code/loaded-code.ts';
import type { SourceFiles } from '../code/source-files.ts';
import type { SourceRange } from '../code/source-range.ts';
import type { Cursor } from './cursor.ts';
import type { OriginLink } from './origin.ts';
import { assignmentLine } from './hint-assignments.ts';

/** Where in the run and in the source a cell was written. */
export interface WriterPlace {
  /** Left out of what was there before the run. */
  readonly step?: number;
  readonly pc?: Relocatable;
  readonly function?: string;
  readonly range?: SourceRange;
  /** The line of the source, of Cairo or of a hint. */
  readonly line?: string;
  /** What wrote it: the instruction, or words for others. */
  readonly text: string;
}

/** Finds writers in the source. */
export class WriterPlaces {
  readonly #cursor: Cursor;
  readonly #code: AllCode;
  readonly #sources: SourceFiles;

  constructor(cursor: Cursor, code: AllCode, sources: SourceFiles) {
    this.#cursor = cursor;
    this.#code = code;
    this.#sources = sources;
  }

  of({ writer, address, making }: OriginLink): WriterPlace {
    switch (writer.kind) {
      case 'loaded':
        return { ...(writer.part === 'program' ? this.#atPc(address) : {}), text: `the ${writer.part}` };
      case 'instruction':
        return this.#atStep(writer.step, writer.executed.registers.pc, writer.executed.text);
      case 'builtin': {
        const inputs = making.how === 'deduced' ? making.from : [];
        const text = `the rule of ${writer.builtin.name}, from ${inputs.join(', ')}`;
        const pc = writer.executed?.registers.pc;
        return pc ? this.#atStep(writer.step, pc, text) : { step: writer.step, text };
      }
      case 'hint':
        return {
          ...this.#atStep(writer.step, writer.registers.pc, 'a hint'),
          ...this.#inHint(address, writer),
        };
      case 'owner':
        return { step: writer.step, text: 'the owner of the VM' };
    }
  }

  /** A line of a source file, without the space around it. */
  lineOf({ file, startLine }: SourceRange): string | undefined {
    return this.#sources.read(file)?.split(/\r?\n/)[startLine - 1]?.trim();
  }

  #atStep(step: number, pc: Relocatable, text: string): WriterPlace {
    return { step, pc, ...this.#atPc(pc), text };
  }

  #atPc(pc: Relocatable): Pick<WriterPlace, 'function' | 'range' | 'line'> {
    const place = this.#code.at(pc);
    const range = place?.code.statements.at(place.offset)?.exact;
    const found = place?.code.functions.at(place.offset);
    return { ...(found && { function: found.name }), ...(range && this.#withLine(range)) };
  }

  #withLine(range: SourceRange): Pick<WriterPlace, 'range' | 'line'> {
    const line = this.lineOf(range);
    return { range, ...(line === undefined ? {} : { line }) };
  }

  /** The line that assigns to the cell, if it says so; else where the hint begins. */
  #inHint(
    address: Relocatable,
    { registers, hint, hintIndex }: Extract<OriginLink['writer'], { kind: 'hint' }>,
  ): Pick<WriterPlace, 'range' | 'line'> {
    const place = this.#code.at(registers.pc);
    const found = place?.code.hints.find(
      ({ offset, index }) => offset === place.offset && index === hintIndex,
    );
    if (!found?.range) return {};
    const assignment = assignmentLine(this.#cursor, hint, registers, address);
    if (assignment === undefined || found.firstLine === undefined) return this.#withLine(found.range);
    const line = found.firstLine + assignment;
    if (line === found.range.startLine) return this.#withLine(found.range);
    const { file } = found.range;
    return this.#withLine({ file, startLine: line, startCol: 1, endLine: line + 1, endCol: 1 });
  }
}

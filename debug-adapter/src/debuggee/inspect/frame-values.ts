import {
  evaluateExpression,
  FELT,
  getStruct,
  Relocatable,
  visibleReferences,
  type StructDefinition,
  type TypedValue,
} from '../../../../vm-core/src/index.ts';
import type { CairoFrame } from '../cairo-frame.ts';
import type { Cursor } from '../time/cursor.ts';
import { cellText, type Naming } from './cell-text.ts';
import { hasSegment } from './segments.ts';
import { CellWriter } from './cell-writer.ts';
import type { DictTracker } from './dict-values.ts';
import type { Siblings } from './array-length.ts';
import { TypeReader } from './type-reader.ts';
import { TypedValues } from './typed-values.ts';
import { namedNodes, type NodeList, type ValueFormat, type ValueNode } from './value-node.ts';

/** Words that a call pushes between the arguments and the callee's frame: the caller's fp and the return pc. */
const CALL_WORDS = 2;

/** A cell by its address: `[1:5]`. */
const CELL = /^\s*\[\s*(-?\d+:\d+)\s*\]\s*$/;

/** Shows what a Cairo frame holds, each value as of that frame's pc, ap and fp. */
export class FrameValues {
  readonly #cursor: Cursor;
  readonly #naming: Naming;
  readonly #tracker: DictTracker;
  readonly #writer: CellWriter;

  constructor(cursor: Cursor, naming: Naming, tracker: DictTracker) {
    this.#cursor = cursor;
    this.#naming = naming;
    this.#tracker = tracker;
    this.#writer = new CellWriter(cursor);
  }

  /** @throws Error with the reason if the expression has no value here. */
  evaluate(frame: CairoFrame, expression: string): TypedValue {
    const cell = CELL.exec(expression)?.[1];
    const address = cell === undefined ? undefined : Relocatable.parse(cell);
    if (address) return this.#reader(frame).load(FELT, address);
    return evaluateExpression(
      frame.program,
      frame.site,
      expression,
      frame.registers,
      this.#cursor.view.memory,
    );
  }

  /** The value of an expression as it is shown. @throws Error with the reason if it has none here */
  node(frame: CairoFrame, name: string, expression: string, format: ValueFormat): ValueNode {
    const typed = this.evaluate(frame, expression);
    const siblings = this.#siblings(frame, expression);
    const last = /\w+$/.exec(expression)?.[0] ?? name;
    return { ...this.#valuesOf(frame).node({ name: last, typed, expression, siblings }, format), name };
  }

  /**
   * Gives cells without a value that of a text, as it is meant in a frame: an expression, or an address as `1:5`.
   * @param size in cells, to be filled by a number, a pointer, or a struct or tuple
   * @throws Error that says why nothing is written, and what to do
   */
  assign(frame: CairoFrame, address: Relocatable, size: number, text: string): void {
    const pointer = Relocatable.parse(text);
    if (pointer && !hasSegment(this.#cursor.view, pointer.segment)) {
      throw new Error(`There is no segment ${pointer.segment} for ${pointer} to point into.`);
    }
    const values = pointer ? [pointer] : this.#reader(frame).cells(this.evaluate(frame, text));
    const known = values.filter(value => value !== undefined);
    if (known.length !== values.length) throw new Error(`Not all of '${text}' has a value.`);
    if (known.length !== size) {
      throw new Error(`'${text}' has ${cellCount(known.length)}, but ${cellCount(size)} are to be written.`);
    }
    this.#writer.write(address, known);
  }

  registers(frame: CairoFrame): NodeList | undefined {
    const names = ['pc', 'ap', 'fp', 'step'];
    return namedNodes(names.length, format =>
      names.flatMap(name => this.register(frame, name, format) ?? []),
    );
  }

  /** pc, ap or fp of the frame, or the number of steps done; undefined for any other name. */
  register(frame: CairoFrame, name: string, format: ValueFormat): ValueNode | undefined {
    const { pc, ap, fp } = frame.registers;
    if (name === 'step')
      return { name, value: `${this.#cursor.view.step}`, type: 'instructions done', evaluateName: name };
    const address = new Map(Object.entries({ pc, ap, fp })).get(name);
    if (!address) return undefined;
    const value = cellText(address, format, this.#naming);
    return { name, value, type: 'register', evaluateName: name, target: address, set: refuseRegister };
  }

  /** The arguments as the caller passed them. */
  arguments(frame: CairoFrame): NodeList | undefined {
    const definition = this.#struct(frame, 'Args');
    if (!definition) return undefined;
    const base = frame.registers.fp.add(-CALL_WORDS - definition.size);
    return this.#members(frame, definition, base);
  }

  /** The implicit arguments as they are now: a function passes them on, changed. */
  implicitArguments(frame: CairoFrame): NodeList | undefined {
    const definition = this.#struct(frame, 'ImplicitArgs');
    if (!definition) return undefined;
    const names = [...definition.members.keys()];
    return namedNodes(names.length, format => names.map(name => this.#reference(frame, name, format)));
  }

  /** Everything else that has a name here. */
  locals(frame: CairoFrame): NodeList | undefined {
    const implicit = this.#struct(frame, 'ImplicitArgs')?.members;
    const visible = visibleReferences(frame.program, frame.site).filter(
      ({ name, fullName }) =>
        !implicit?.has(name) && !this.#isLater(frame, fullName) && !this.#isArgument(frame, name),
    );
    const names = [...new Set(visible.map(({ name }) => name))];
    return namedNodes(names.length, format => names.map(name => this.#reference(frame, name, format)));
  }

  /** A name with its value, or with the reason why it has none here. */
  #reference(frame: CairoFrame, name: string, format: ValueFormat): ValueNode {
    try {
      return this.node(frame, name, name, format);
    } catch (error) {
      return { name, value: `(${error instanceof Error ? error.message : String(error)})` };
    }
  }

  /** Is the name still the argument, and not bound anew? */
  #isArgument(frame: CairoFrame, name: string): boolean {
    const definition = this.#struct(frame, 'Args');
    const member = definition?.members.get(name);
    if (!definition || !member) return false;
    const address = frame.registers.fp.add(-CALL_WORDS - definition.size + member.offset);
    try {
      return address.equals(this.evaluate(frame, name).address);
    } catch {
      return true;
    }
  }

  /** Does the name get its first value further on in the code? */
  #isLater({ program, offset }: CairoFrame, fullName: string): boolean {
    const identifier = program.identifiers.get(fullName);
    if (identifier?.type !== 'reference' || offset === undefined) return false;
    return identifier.references.every(({ pc }) => pc > offset);
  }

  #members(frame: CairoFrame, definition: StructDefinition, base: Relocatable): NodeList | undefined {
    const reader = this.#reader(frame);
    const parts = [...definition.members].map(([name, { cairoType, offset }]) => ({
      name,
      path: name,
      value: reader.load(cairoType, base.add(offset)),
    }));
    return this.#valuesOf(frame).nodes(parts, '');
  }

  /** The values of names that stand beside the last name of an expression: `a.b` beside `a.c`. */
  #siblings(frame: CairoFrame, expression: string): Siblings {
    const path = /^((?:\w+\.)*)\w+$/.exec(expression)?.[1];
    if (path === undefined) return () => undefined;
    return name => {
      try {
        return this.evaluate(frame, path + name).value;
      } catch {
        return undefined;
      }
    };
  }

  #reader({ program }: CairoFrame): TypeReader {
    return new TypeReader(this.#cursor, program);
  }

  #valuesOf(frame: CairoFrame): TypedValues {
    return new TypedValues(this.#reader(frame), {
      naming: this.#naming,
      tracker: this.#tracker,
      assign: (address, size, text) => this.assign(frame, address, size, text),
    });
  }

  #struct(frame: CairoFrame, name: 'Args' | 'ImplicitArgs'): StructDefinition | undefined {
    if (!frame.function) return undefined;
    try {
      return getStruct(frame.program, `${frame.function.fullName}.${name}`);
    } catch {
      return undefined;
    }
  }
}

const cellCount = (count: number): string => (count === 1 ? '1 cell' : `${count} cells`);

function refuseRegister(): never {
  throw new Error('pc, ap and fp follow from the instructions, and cannot be set. Set a cell, such as [ap].');
}

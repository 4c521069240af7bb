import { FELT, type CairoType } from './cairo-type.ts';
import { ParserBase } from './parser-base.ts';

/** Parses a Cairo type. Names in it are taken for full names. @throws ExpressionSyntaxError */
export function parseType(text: string): CairoType {
  const parser = new TypeParser(text);
  return parser.whole(() => parser.type());
}

/** The grammar of types (cairo-lang, compiler/cairo.ebnf). */
export class TypeParser extends ParserBase {
  type(): CairoType {
    return this.nested(() => {
      let type = this.baseType();
      for (;;) {
        if (this.take('*')) type = { kind: 'pointer', pointee: type };
        else if (this.take('**')) type = { kind: 'pointer', pointee: { kind: 'pointer', pointee: type } };
        else return type;
      }
    });
  }

  private baseType(): CairoType {
    if (this.take('(')) return { kind: 'tuple', members: this.list(() => this.tupleMember()).items };
    if (this.next.kind !== 'name') return this.unexpected('Expected a type instead of');
    const name = this.name();
    if (name === 'felt') return FELT;
    if (name === 'codeoffset') return { kind: 'codeoffset' };
    return { kind: 'struct', name: this.dotted(name) };
  }

  private tupleMember(): { name: string | undefined; type: CairoType } {
    const isNamed = this.next.kind === 'name' && this.peek(1).text === ':';
    const name = isNamed ? this.name() : undefined;
    if (isNamed) this.expect(':');
    return { name, type: this.type() };
  }
}

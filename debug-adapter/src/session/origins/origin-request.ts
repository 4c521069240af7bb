import { cellText } from '../../debuggee/inspect/cell-text.ts';
import { AUTO_FORMAT } from '../../debuggee/inspect/value-node.ts';
import type { OriginLink } from '../../debuggee/time/origin.ts';
import { linkText, makingText, originText, type OriginReader } from '../../debuggee/time/origin-text.ts';
import type { Session } from '../session.ts';
import { cellOf, cellOfText, type CellArguments } from './cell-of.ts';
import { locationOf, type ClientLocation } from './locations.ts';

/** A cell that a value went through, for clients. Addresses are `segment:offset`. */
export interface DescribedLink {
  readonly address: string;
  readonly value: string;
  readonly writer: OriginLink['writer']['kind'];
  readonly making: OriginLink['making']['how'];
  /** The cells that the value was copied or calculated from. */
  readonly from: readonly string[];
  readonly step?: number;
  readonly pc?: string;
  readonly function?: string;
  readonly location?: ClientLocation;
  /** The line there. */
  readonly line?: string;
  /** Which cell of the instruction it is. */
  readonly operand?: string;
  /** All of it in words. */
  readonly description: string;
}

export interface OriginResponse {
  readonly address: string;
  /** Empty if the cell is unknown; else the last one is where the value was made. */
  readonly links: readonly DescribedLink[];
  /** The address with which to ask on, if there are too many links. */
  readonly next?: string;
}

/** Where the value of a cell comes from, back through the cells that it was copied from. */
export async function origin(session: Session, args: CellArguments): Promise<OriginResponse> {
  const address = await cellOf(session, args);
  const { links, next } = session.stopped.debuggee.origins.origin(address);
  return {
    address: `${address}`,
    links: links.map(link => describe(session, link)),
    ...(next && { next: `${next}` }),
  };
}

function describe(session: Session, link: OriginLink): DescribedLink {
  const { address, writer, making } = link;
  const reader = readerOf(session);
  const place = reader.placeOf(link);
  const operand = writer.kind === 'instruction' ? writer.operand : undefined;
  const from = 'from' in making ? [making.from].flat() : [];
  return {
    address: `${address}`,
    value: reader.cellText(link.value),
    writer: writer.kind,
    making: making.how,
    from: from.map(String),
    ...(place.step === undefined ? {} : { step: place.step }),
    ...(place.pc && { pc: `${place.pc}` }),
    ...(place.function === undefined ? {} : { function: place.function }),
    ...(place.range && { location: locationOf(session, place.range) }),
    ...(place.line === undefined ? {} : { line: place.line }),
    ...(operand === undefined ? {} : { operand }),
    description: makingText(link, place, reader),
  };
}

/** For the console: the whole chain. */
export function printOrigin(session: Session, text: string, frameId: number | undefined): string {
  const address = cellOfText(session, text, frameId);
  const { origins } = session.stopped.debuggee;
  const found = origins.origin(address);
  return found.links.length === 0 ? nobody(`${address}`) : originText(found, readerOf(session));
}

/** For the console: who wrote the cell itself. */
export function printWriter(session: Session, text: string, frameId: number | undefined): string {
  const address = cellOfText(session, text, frameId);
  const link = session.stopped.debuggee.origins.writer(address);
  return link ? linkText(link, readerOf(session)) : nobody(`${address}`);
}

function nobody(address: string): string {
  return `${address} is unknown: nobody has written it up to now.`;
}

function readerOf(session: Session): OriginReader {
  const { origins, naming } = session.stopped.debuggee;
  return {
    cellText: value => cellText(value, AUTO_FORMAT, naming),
    valueAt: origins.valueAt,
    placeOf: link => origins.placeOf(link),
  };
}

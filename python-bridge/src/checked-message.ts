import { GarbageError } from './frame-reader.ts';

/** What a value in JSON may be; `undefined`: it may be missing. */
type JsonType = 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object' | 'undefined';

/** For each field of a message what it may be. */
export type Fields<Message> = { readonly [Name in keyof Message]-?: readonly JsonType[] };

/**
 * A message whose fields are what they must be.
 * @throws GarbageError
 */
export function checkedMessage<Message>(body: unknown, fields: Fields<Message>): Message {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new GarbageError(`a message is ${typeOf(body)}`);
  }
  for (const [name, types] of Object.entries<readonly JsonType[]>(fields)) {
    const type = typeOf((body as Record<string, unknown>)[name]);
    if (!types.includes(type)) throw new GarbageError(`'${name}' of a message is ${type}`);
  }
  return body as Message;
}

function typeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as JsonType;
}

/** Untrusted JSON, with fields of unknown types. */
export type UnknownObject = Readonly<Record<string, unknown>>

const NOTHING: UnknownObject = Object.freeze({})

/** The value if it is an object; else a shared empty object. */
export function objectIn(value: unknown): UnknownObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as UnknownObject) : NOTHING
}

/** A field's list; a single non-list value becomes a list of one; empty if the field is missing. */
export function listIn(value: UnknownObject, name: string): readonly unknown[] {
  const held = value[name]
  if (Array.isArray(held)) return held as unknown[]
  return objectIn(held) === NOTHING ? [] : [held]
}

/** '' for anything but text or a number. */
export function textIn(value: UnknownObject, name: string): string {
  const held = value[name]
  return typeof held === 'string' ? held : typeof held === 'number' ? String(held) : ''
}

/** undefined if it is not JSON. */
export function parsedJson(text: string): unknown {
  try {
    // Some services begin with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
  } catch {
    return undefined
  }
}

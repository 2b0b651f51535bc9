/** Untrusted JSON, with fields of unknown types. */
export type Odd = Readonly<Record<string, unknown>>

const NOTHING: Odd = Object.freeze({})

/** The value if it is an object; else a shared empty object. */
export function objectIn(value: unknown): Odd {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Odd) : NOTHING
}

/** A field's list; a single non-list value becomes a list of one; empty if the field is missing. */
export function listIn(value: Odd, name: string): readonly unknown[] {
  const held = value[name]
  if (Array.isArray(held)) return held as unknown[]
  return objectIn(held) === NOTHING ? [] : [held]
}

/** '' for anything but text or a number. */
export function textIn(value: Odd, name: string): string {
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

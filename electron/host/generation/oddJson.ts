/** A value from outside, of which nothing is known but that its fields may be asked for. */
export type Odd = Readonly<Record<string, unknown>>

const NOTHING: Odd = Object.freeze({})

/** The value where it is an object; else one and the same object without fields. */
export function objectIn(value: unknown): Odd {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Odd) : NOTHING
}

/** The list that a field holds; where it holds one thing that is none, a list of that; else an empty one. */
export function listIn(value: Odd, name: string): readonly unknown[] {
  const held = value[name]
  if (Array.isArray(held)) return held as unknown[]
  return objectIn(held) === NOTHING ? [] : [held]
}

/** '' for what is neither text nor a number. */
export function textIn(value: Odd, name: string): string {
  const held = value[name]
  return typeof held === 'string' ? held : typeof held === 'number' ? String(held) : ''
}

/** undefined for what is no JSON. */
export function parsedJson(text: string): unknown {
  try {
    // Some begin a text by saying that it is one.
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
  } catch {
    return undefined
  }
}

/** Letters that are looked up together. */
const GRAM = 4

/**
 * Whether any of these texts may be in bytes of any length: true wherever one is, and once in a long while where none
 * is. Looks at one place for every length of the shortest text, since each of them covers one (Wu and Manber, "A fast
 * algorithm for multi-pattern searching", 1994): searching megabytes of a picture for each text in turn would take as
 * long as receiving them.
 */
export function seekerOf(texts: readonly string[]): (bytes: Buffer) => boolean {
  const forms = texts.map((text) => Buffer.from(text, 'latin1')).filter(({ length }) => length > 0)
  const stride = Math.min(...forms.map(({ length }) => length)) - GRAM + 1
  if (forms.length === 0) return () => false
  // Too short to leave anything out.
  if (stride < GRAM) return (bytes) => forms.some((form) => bytes.includes(form))
  const grams = new Set(
    forms.flatMap((form) => Array.from({ length: form.length - GRAM + 1 }, (_none, at) => form.readUInt32LE(at))),
  )
  return (bytes) => {
    for (let at = stride - 1; at + GRAM <= bytes.length; at += stride)
      if (grams.has(bytes.readUInt32LE(at)) && near(bytes, at, forms)) return true
    return false
  }
}

/** Whether one of the texts lies over this place. */
function near(bytes: Buffer, at: number, forms: readonly Buffer[]): boolean {
  return forms.some((form) => bytes.subarray(Math.max(0, at - form.length), at + form.length + GRAM).includes(form))
}

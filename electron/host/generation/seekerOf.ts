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
  // Says no for most places, in a tenth of the time that the set takes for it.
  const table = new Uint8Array(2 ** GRAM_BITS)
  for (const gram of grams) table[placeOf(gram)] = 1
  return (bytes) => {
    for (let at = stride - 1; at + GRAM <= bytes.length; at += stride) {
      const gram = bytes.readUInt32LE(at)
      if (table[placeOf(gram)] === 1 && grams.has(gram) && near(bytes, at, forms)) return true
    }
    return false
  }
}

/** A table that fits into a processor's nearest memory. */
const GRAM_BITS = 16

/** Where four letters stand in the table (Knuth's multiplicative hashing). */
function placeOf(gram: number): number {
  return Math.imul(gram, 0x9e3779b1) >>> (32 - GRAM_BITS)
}

/** Whether one of the texts lies over this place. */
function near(bytes: Buffer, at: number, forms: readonly Buffer[]): boolean {
  return forms.some((form) => bytes.subarray(Math.max(0, at - form.length), at + form.length + GRAM).includes(form))
}

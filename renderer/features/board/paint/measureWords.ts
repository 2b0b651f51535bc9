/** The width of text in a font given as in CSS, CSS px. */
export type MeasureWords = (font: string, words: string) => number

const MOST_KEPT = 8000

/** Measures on its own canvas and caches each text: the captions of a film repeat themselves. */
export function createMeasureWords(): MeasureWords & { readonly forget: () => void } {
  const context = document.createElement('canvas').getContext('2d')!
  const known = new Map<string, Map<string, number>>()
  let kept = 0

  function measure(font: string, words: string): number {
    const own = known.get(font) ?? new Map<string, number>()
    const width = own.get(words)
    if (width !== undefined) return width
    if (kept >= MOST_KEPT) forget()
    known.set(font, own)
    context.font = font
    const measured = context.measureText(words).width
    own.set(words, measured)
    kept += 1
    return measured
  }

  function forget(): void {
    known.clear()
    kept = 0
  }

  return Object.assign(measure, { forget })
}

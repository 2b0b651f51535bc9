import type { TextMark } from '../document/markSchema.ts'
import type { Surface } from '../paint/surface.ts'

/** The faces for captions: the screenplay face first, then fallbacks for glyphs it lacks. */
export const CAPTION_FACES =
  '"Courier Prime", Inter, "Inter Variable", "Noto Sans", "Noto Sans JP", "Noto Sans SC", "Noto Sans KR", ' +
  '"Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Thai", "Noto Sans Symbols", "Noto Emoji", sans-serif'
/** Baseline to baseline, and from the top corner to the first baseline, in type sizes. */
export const LINE_HEIGHT = 1.25
const BASELINE = 0.78

export type Words = Pick<TextMark, 'x' | 'y' | 'size' | 'text' | 'color'>

/** Paints text at the surface's current opacity; lines break only where the writer broke them. */
export function paintWords(surface: Surface, words: Words): void {
  surface.save()
  surface.fillStyle = words.color
  surface.font = `${words.size}px ${CAPTION_FACES}`
  surface.textBaseline = 'alphabetic'
  words.text.split('\n').forEach((line, i) => {
    surface.fillText(line, words.x, words.y + words.size * (BASELINE + i * LINE_HEIGHT))
  })
  surface.restore()
}

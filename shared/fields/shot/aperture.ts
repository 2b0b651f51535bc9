import type { ShotField } from '../field.ts'
import { lineField } from '../kinds.ts'

/** As it is called on set, "T2.8" or "f/4", or the bare number; more may follow: "T2.8 and a half". */
const STOP = /^(?:[tf]\s*\/?\s*)?(\d{1,3}(?:[.,]\d{1,2})?)(?![\d.,])/i

/** Upper stop limit of each depth of field. Beyond the last, everything is sharp. */
const DEPTHS = [
  { below: 2, words: 'very shallow depth of field' },
  { below: 4, words: 'shallow depth of field' },
  { below: 8, words: 'moderate depth of field' },
  { below: Infinity, words: 'deep depth of field' },
] as const

function stopOf(typed: string): number | undefined {
  const figure = STOP.exec(typed.trim())?.[1]
  return figure === undefined ? undefined : Number(figure.replace(',', '.'))
}

/**
 * "shallow depth of field at T2.8": a model understands sharpness rather than stops. Text that is not a stop is used
 * as typed.
 */
function depthWords(typed: string): string {
  const said = typed.trim()
  const stop = stopOf(said)
  const depth = stop === undefined ? undefined : DEPTHS.find(({ below }) => stop < below)
  if (!depth) return said
  return `${depth.words} at ${/^\d/.test(said) ? 'T' : ''}${said}`
}

const typed = lineField({
  id: 'aperture',
  label: 'Aperture',
  key: 'aperture',
  onBoard: true,
  list: { width: 88, hidden: true },
  inspector: { more: true, placeholder: 'T2.8', after: 'camera' },
  print: { min: 34, max: 52 },
  words: (shot) => depthWords(shot.aperture),
})

/** Sorts by stop; text that is not a stop sorts after, alphabetically. */
export const aperture: ShotField = {
  ...typed,
  sortKey: (board, shot) => stopOf(shot.aperture) ?? typed.sortKey(board, shot),
}

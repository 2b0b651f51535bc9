import type { ShotField } from '../field.ts'
import { lineField } from '../kinds.ts'

/** As it is called on set, "T2.8" or "f/4", or the bare number; more may follow: "T2.8 and a half". */
const STOP = /^(?:[tf]\s*\/?\s*)?(\d{1,3}(?:[.,]\d{1,2})?)(?![\d.,])/i

/** undefined for text that is not a stop. */
export function stopOf(typed: string): number | undefined {
  const figure = STOP.exec(typed.trim())?.[1]
  return figure === undefined ? undefined : Number(figure.replace(',', '.'))
}

const typed = lineField({
  id: 'aperture',
  label: 'Aperture',
  key: 'aperture',
  onBoard: true,
  list: { width: 88, hidden: true },
  inspector: { more: true, placeholder: 'T2.8', after: 'camera' },
  print: { min: 34, max: 52 },
})

/** Sorts by stop; text that is not a stop sorts after, alphabetically. */
export const aperture: ShotField = {
  ...typed,
  sortKey: (board, shot) => stopOf(shot.aperture) ?? typed.sortKey(board, shot),
}

import type { ShotFields } from '../../document/commands/shots.ts'
import { RANGES } from '../../document/limits.ts'
import type { ShotRow } from '../../document/schema.ts'
import { readings } from '../../readNumber.ts'
import type { ShotField } from '../field.ts'
import { numberField } from '../kinds.ts'

/** A zoom by its two ends: "24-70", "24–70 mm", "24 mm to 70 mm", "24 bis 70". */
const ZOOM = /^(.+?)\s*(?:[-–—−~〜]|to|bis|à|до)\s*(.+)$/i
const UNIT = /\s*(?:mm|мм|ミリ|millimet(?:er|re)s?)\.?$/i

/** Longer text is no lens. */
const LONGEST = 60

/** "35 mm", "24–70 mm"; '' for none. */
export function lensLabel({ lensMm, lensToMm }: Pick<ShotRow, 'lensMm' | 'lensToMm'>): string {
  if (lensMm === null) return ''
  return lensToMm === null ? `${lensMm} mm` : `${lensMm}–${lensToMm} mm`
}

const fixed = numberField(
  {
    id: 'lens',
    label: 'Lens',
    key: 'lensMm',
    list: { width: 76 },
    inspector: { placeholder: 'mm' },
    print: { min: 30, max: 42, usual: true },
  },
  { range: RANGES.lensMm, unit: UNIT, suffix: ' mm' },
)

function readZoom(typed: string): ShotFields | undefined {
  if (typed.length > LONGEST) return undefined
  const [, one = '', other = ''] = ZOOM.exec(typed.trim()) ?? []
  const [from, to] = [readings(one.replace(UNIT, '')), readings(other.replace(UNIT, ''))]
  if (from.length !== 1 || to.length !== 1) return undefined
  const [short, long] = [Math.min(from[0]!, to[0]!), Math.max(from[0]!, to[0]!)]
  const [least, most] = RANGES.lensMm
  if (short < least || long > most) return undefined
  return { lensMm: short, lensToMm: short === long ? null : long }
}

export const lens: ShotField = {
  ...fixed,
  asks: `${fixed.asks}, or two for a zoom`,
  text: (_, shot) => lensLabel(shot),
  figure: (_, { lensMm, lensToMm }) => (lensToMm === null ? (lensMm ?? '') : `${lensMm}–${lensToMm}`),
  read: (board, given) => {
    const typed = given.normalize('NFKC')
    const read = fixed.read(board, typed)
    return read ? { ...read, lensToMm: null } : readZoom(typed)
  },
}

import type { ShotFields } from '../../document/commands/shots.ts'
import { movementLabel } from '../../document/select.ts'
import { DIRECTIONS, MOVEMENTS, readTerm } from '../../film/vocabulary.ts'
import type { ShotField } from '../field.ts'
import { termField } from '../kinds.ts'

/** Shown and typed together with its direction and manner: "Dolly in, slow". */
export const movement: ShotField = {
  ...termField({
    id: 'movement',
    label: 'Movement',
    key: 'movement',
    terms: MOVEMENTS,
    open: true,
    onBoard: true,
    list: { width: 128 },
    inspector: {},
    print: { min: 42, max: 86, usual: true },
  }),
  text: (_, shot) => movementLabel(shot),
  read: (_, typed) => readMovement(typed),
}

/** "Dolly in, slow": a movement, an optional direction, and after a comma the manner. */
function readMovement(typed: string): ShotFields {
  const [, move, note] = /^([^,]*)(?:,(.*))?$/s.exec(typed.trim())!
  const movementNote = (note ?? '').replace(/\s+/g, ' ').trim()
  const whole = readTerm(MOVEMENTS, move!)
  if (whole !== undefined) return { movement: whole, direction: '', movementNote }
  const words = move!.trim().split(/\s+/)
  for (let split = words.length - 1; split > 0; split -= 1) {
    const moved = readTerm(MOVEMENTS, words.slice(0, split).join(' '))
    const direction = readTerm(DIRECTIONS, words.slice(split).join(' '))
    if (moved && direction) return { movement: moved, direction, movementNote }
  }
  // A house's own name for a move is kept as it is typed.
  return { movement: move!.trim().replace(/\s+/g, ' '), direction: '', movementNote }
}

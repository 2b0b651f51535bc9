import type { Board } from '../document/board.ts'
import { cardOf } from '../document/select.ts'
import { SHOT_FIELD, SHOT_FIELDS } from '../fields/shotFields.ts'

const OTHERS: Readonly<Record<string, string>> = {
  sketch: 'Following the sketch',
  pictures: 'Which picture wins',
  free: 'Your own words',
  'scene.location': 'Location',
  'scene.timeOfDay': 'Time of day',
  'scene.light': 'Light',
  'panel.label': 'Moment',
  'project.styleNote': 'Style note',
  'project.ratio': 'Ratio',
}
const FIELDS: Readonly<Record<string, string>> = {
  ...OTHERS,
  ...Object.fromEntries(SHOT_FIELDS.map((id) => [`shot.${SHOT_FIELD[id].key}`, SHOT_FIELD[id].label])),
}

/** The interface's name for the field that a piece of the words came from. */
export function fieldName(board: Board, from: string): string {
  if (from.startsWith('card.')) return cardOf(board, from.slice('card.'.length))?.name || 'Card'
  return FIELDS[from] ?? from.replace(/^.*\./, '')
}

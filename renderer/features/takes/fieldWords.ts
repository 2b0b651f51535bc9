import type { Board } from '#shared/document/board.ts'
import { cardOf } from '#shared/document/select.ts'

const FIELDS: Readonly<Record<string, string>> = {
  sketch: 'Following the sketch',
  free: 'Your own words',
  'shot.size': 'Size',
  'shot.framing': 'Framing',
  'shot.subject': 'Subject',
  'shot.castIds': 'Cast',
  'shot.angle': 'Angle',
  'shot.lensMm': 'Lens',
  'shot.movement': 'Movement',
  'shot.action': 'Action',
  'scene.location': 'Location',
  'scene.timeOfDay': 'Time of day',
  'project.styleNote': 'Style note',
  'project.ratio': 'Ratio',
}

/** The field that a piece of the words came from, as the interface calls it. */
export function fieldName(board: Board, from: string): string {
  if (from.startsWith('card.')) return cardOf(board, from.slice('card.'.length))?.name || 'Card'
  return FIELDS[from] ?? from.replace(/^.*\./, '')
}

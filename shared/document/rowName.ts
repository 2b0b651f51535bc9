import type { Board } from './board.ts'
import type { Rows, TableName } from './schema.ts'
import { shortened } from './shortened.ts'
import { layerOf, numbersOf, panelOf } from './select.ts'

/** A row's name within a sentence: "shot 12A", "the card “Mara”". */
export function rowName(board: Board, table: TableName, row: Rows[TableName]): string {
  switch (table) {
    case 'project':
      return 'the film'
    case 'scene':
      return `scene ${numbersOf(board).scenes.get(row.id) ?? ''}`.trim()
    case 'shot':
      return shotName(board, row.id)
    case 'panel':
      return panelName(board, row.id)
    case 'layer':
      return quoted('the layer', (row as Rows['layer']).name)
    case 'mark': {
      const layer = layerOf(board, (row as Rows['mark']).layerId)
      return layer ? `a mark on ${panelName(board, layer.panelId)}` : 'a mark'
    }
    case 'take':
      return `take T${(row as Rows['take']).number}`
    case 'card':
      return quoted('the card', (row as Rows['card']).name)
    case 'look':
      return quoted('the look', (row as Rows['look']).name)
    case 'media':
      return quoted('the picture', (row as Rows['media']).name)
    case 'draft':
      return quoted('the draft', (row as Rows['draft']).name)
  }
}

/** "shot 12A"; "a shot" if it is not in the film. */
export function shotName(board: Board, id: string): string {
  const number = numbersOf(board).shots.get(id)
  return number === undefined ? 'a shot' : `shot ${number}`
}

/** "Shot 12A", for a step or a notice; "Shot" if it is gone. */
export function shotTitle(board: Board, id: string): string {
  return `Shot ${numbersOf(board).shots.get(id) ?? ''}`.trim()
}

function panelName(board: Board, id: string): string {
  const panel = panelOf(board, id)
  return panel ? `a panel of ${shotName(board, panel.shotId)}` : 'a panel'
}

/** Control characters, and bidi marks that would reorder the sentence around the name. */
const UNSEEN = /\p{Cc}(?<![\t\n\r])|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** A name that is itself too long must not make the sentence about it too long. */
function quoted(what: string, name: unknown): string {
  if (typeof name !== 'string' || name.trim() === '') return what
  const whole = name.replaceAll(UNSEEN, '').trim().replaceAll(/\s+/g, ' ')
  return whole === '' ? what : `${what} “${shortened(whole, 40)}”`
}

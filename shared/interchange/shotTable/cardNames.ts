import { cardOf } from '../../document/select.ts'
import type { Board } from '../../document/board.ts'
import type { ShotRow } from '../../document/schema.ts'

const NEEDS_QUOTES = /[,;\n"]|^\s|\s$/

/** Names in one cell with commas between them; a name with a comma of its own is quoted, as a cell of CSV is. */
export function cardsCell(names: readonly string[]): string {
  return names
    .map((name) => (NEEDS_QUOTES.test(name) ? `"${name.replaceAll('"', '""')}"` : name))
    .filter(Boolean)
    .join(', ')
}

/** The names in such a cell, as also people type them: commas, semicolons or lines between. Total. */
export function namesInCell(cell: string): readonly string[] {
  const found = cell.matchAll(/\s*(?:"((?:[^"]|"")*)"(?=\s*(?:[,;\n]|$))|([^,;\n]*))(?:[,;\n]|$)/g)
  return [...found].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? (plain ?? '').trim()).filter(Boolean)
}

type CardsKey = 'castIds' | 'locationId' | 'propIds'

export function cardNamesOf(board: Board, shot: ShotRow, key: CardsKey): readonly string[] {
  const ids = key === 'locationId' ? [shot.locationId ?? ''] : shot[key]
  return ids.map((id) => cardOf(board, id)?.name ?? '').filter(Boolean)
}

export function isCardsKey(key: string): key is CardsKey {
  return key === 'castIds' || key === 'locationId' || key === 'propIds'
}

import type { Board } from '#shared/document/board.ts'
import { numbersOf } from '#shared/document/select.ts'
import type { LayerRow, PanelRow, ShotRow } from '#shared/document/schema.ts'
import { rowOf } from '#shared/document/table.ts'
import type { Loss } from './salvage.ts'
import type { SealedTable } from './sealedRows.ts'

/** Singular and plural names for people. */
const NAMES: Readonly<Record<SealedTable, readonly [string, string]>> = {
  project: ['the film’s own page', 'the film’s own pages'],
  scene: ['scene', 'scenes'],
  shot: ['shot', 'shots'],
  panel: ['panel', 'panels'],
  layer: ['layer', 'layers'],
  mark: ['mark', 'marks'],
  take: ['take', 'takes'],
  card: ['card', 'cards'],
  look: ['look of a card', 'looks of cards'],
  draft: ['draft of the script', 'drafts of the script'],
  media: ['picture’s entry', 'pictures’ entries'],
  meta: ['note of Framewright’s own', 'notes of Framewright’s own'],
  job: ['entry of the ledger', 'entries of the ledger'],
  panel_revision: ['panel’s count of changes', 'panels’ counts of changes'],
  take_number: ['panel’s count of takes', 'panels’ counts of takes'],
  removed: ['note of a removed row', 'notes of removed rows'],
  trash: ['thing in the trash', 'things in the trash'],
}
/** Maximum number of places listed. */
const MOST_PLACES = 5

/** One sentence per kind of thing lost, with its place if known. */
export function damageWords(board: Board, losses: readonly Loss[]): string[] {
  return losses.map(({ table, count, parents }) => {
    if (table === 'project') return 'The film’s own page (its title, ratio and settings) can’t be read.'
    const [one, several] = NAMES[table]
    const places = [...new Set(parents.flatMap((id) => placeOf(board, table, id) ?? []))]
    const named = places.slice(0, MOST_PLACES).join(', ')
    const more = places.length > MOST_PLACES ? ' and elsewhere' : ''
    return `${count === 1 ? `One ${one}` : `${count} ${several}`} can’t be read${named ? `: ${named}${more}` : ''}.`
  })
}

/** "shot 12A, panel 2": the place of a row with this parent. */
function placeOf(board: Board, table: SealedTable, parent: string): string | null {
  const numbers = numbersOf(board)
  if (table === 'shot') return `scene ${numbers.scenes.get(parent) ?? '?'}`
  const shot = shotHolding(board, table, parent)
  return shot === null ? null : `shot ${numbers.shots.get(shot.id) ?? '?'}`
}

function shotHolding(board: Board, table: SealedTable, parent: string): ShotRow | null {
  const layer: LayerRow | undefined = table === 'mark' ? rowOf(board.layer, parent) : undefined
  const panelId = table === 'mark' ? layer?.panelId : table === 'panel' ? undefined : parent
  const panel: PanelRow | undefined = panelId === undefined ? undefined : rowOf(board.panel, panelId)
  return rowOf(board.shot, table === 'panel' ? parent : (panel?.shotId ?? '')) ?? null
}

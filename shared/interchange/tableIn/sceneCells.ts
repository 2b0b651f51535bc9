import { patch, same } from '../../document/board.ts'
import type { Board } from '../../document/board.ts'
import { fieldsRefusal } from '../../document/refusal.ts'
import type { SceneId } from '../../document/ids.ts'
import type { SceneRow } from '../../document/schema.ts'
import { sceneOf } from '../../document/select.ts'
import { sceneTitle } from '../../document/whatCounts.ts'
import { readNumberedHeading } from '../../film/readHeading.ts'
import { INT_EXT, readTerm } from '../../film/vocabulary.ts'
import { targetLabel } from './columnNames.ts'
import type { TableEntry } from './tableEntries.ts'
import type { CellChange, UnreadCell } from './tablePlan.ts'

type SceneFields = Partial<Pick<SceneRow, 'intExt' | 'location' | 'timeOfDay' | 'omitted'>>

export interface SceneRead {
  readonly board: Board
  readonly changes: readonly CellChange[]
  readonly unread: readonly UnreadCell[]
}

/** What a row says of its scene. `isNew`: the scene is none of the film's yet. */
export function readSceneCells(
  board: Board,
  sceneId: SceneId,
  entry: TableEntry,
  { clear, isNew }: { readonly clear: boolean; readonly isNew: boolean },
): SceneRead {
  const scene = sceneOf(board, sceneId)!
  const unread: UnreadCell[] = []
  const fields: SceneFields = { ...headingFields(scene, entry, isNew) }
  const said = (target: 'int-ext' | 'set' | 'time'): string | undefined => {
    const cell = entry.cell(target)
    return cell === undefined || (cell.trim() === '' && !clear) ? undefined : cell
  }
  const [side, set, time] = [said('int-ext'), said('set'), said('time')]
  if (side !== undefined) {
    const read = readTerm(INT_EXT, side)
    if (read === undefined) unread.push({ label: targetLabel('int-ext'), text: side, why: 'write INT, EXT or INT/EXT' })
    else fields.intExt = read
  }
  if (set !== undefined) fields.location = set.replaceAll(/\s*\n\s*/g, ' ')
  if (time !== undefined) fields.timeOfDay = LETTERS[time.trim().toUpperCase()] ?? time.replaceAll(/\s*\n\s*/g, ' ')
  const refusal = fieldsRefusal(board, 'scene', sceneId, fields)
  if (refusal)
    return {
      board,
      changes: [],
      unread: [...unread, { label: targetLabel('heading'), text: '', why: 'it is longer than 500 characters' }],
    }
  if (Object.entries(fields).every(([key, value]) => same(scene[key as keyof SceneRow], value)))
    return { board, changes: [], unread }
  const next = patch(board, 'scene', sceneId, fields)
  const [before, after] = [isNew ? '' : sceneTitle(scene), sceneTitle(sceneOf(next, sceneId)!)]
  return { board: next, changes: [{ label: targetLabel('heading'), before, after }], unread }
}

/** As shot lists shorten them. */
const LETTERS: Readonly<Record<string, string>> = { D: 'DAY', N: 'NIGHT' }

/** A heading that says what the scene's says already, in whatever capitals, changes nothing. */
function headingFields(scene: SceneRow, entry: TableEntry, isNew: boolean): SceneFields {
  const column = (entry.cell('heading') ?? '').trim()
  const text = column === '' ? entry.heading.trim() : column
  if (text === '' || text.toUpperCase() === sceneTitle(scene).toUpperCase() || text === 'Untitled scene') return {}
  if (text.toUpperCase() === 'OMITTED') return isNew ? { omitted: true } : {}
  if (scene.omitted) return {}
  return readNumberedHeading(text).parts
}

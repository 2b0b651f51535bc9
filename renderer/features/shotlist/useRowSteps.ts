import { stepName } from '#shared/document/commands/stepName.ts'
import { moveShootDay, scheduleBeside, scheduleShots } from '#shared/document/commands/shooting.ts'
import { addShot } from '#shared/document/commands/shots.ts'
import { dayName } from '#shared/document/headWords.ts'
import type { ShootDay } from '#shared/document/shootDaySchema.ts'
import type { ShotId } from '#shared/document/ids.ts'
import { newPanelIds } from '#shared/document/newProject.ts'
import { shotOf, shotsOf } from '#shared/document/select.ts'
import { useEditor } from '../../editor/useEditor.ts'
import type { GridColumn } from './columns.ts'
import { fillDown } from './fillDown.ts'
import type { ListRow } from './listRow.ts'
import { dropInDay, moveInDay } from './shootingRows.ts'
import { dropRows, moveRows } from './rowSteps.ts'
import type { Viewing } from './useListView.ts'

/** What is done to whole rows. */
export interface RowSteps {
  /** A new shot above or below the current one, which becomes the current one. */
  readonly insert: (where: 'above' | 'below') => void
  readonly move: (by: -1 | 1) => void
  /** To a gap between the list's rows: 0 above the first. */
  readonly drop: (gap: number) => void
  /** Shoots a day earlier or later. */
  readonly moveDay: (day: ShootDay, by: -1 | 1) => void
  /** Behind the others of a day; '' for no day. */
  readonly schedule: (dayId: string) => void
  /** Writes the first selected row's cells into the others; of a single row, those of the row above it into it. */
  readonly fill: () => void
}

interface RowsChosen {
  readonly rows: readonly ListRow[]
  /** Selected shots, in list order, of all of the list. */
  readonly chosen: readonly ShotId[]
  readonly shotIds: readonly ShotId[]
  /** The selected columns. */
  readonly spanned: readonly GridColumn[]
  /** In story or shooting order: rows can be moved. */
  readonly inOrder: boolean
  readonly shooting: boolean
  readonly viewing: Pick<Viewing, 'folded' | 'fold'>
}

export function useRowSteps(given: RowsChosen): RowSteps {
  const { rows, chosen, shotIds, spanned, inOrder, shooting, viewing } = given
  const editor = useEditor()

  /** Rows that came under a folded head are shown there. */
  function unfold(): void {
    const shot = shotOf(editor.board(), chosen[0] ?? '')
    const head = shooting ? shot?.shootDay || 'no day' : (shot?.sceneId ?? '')
    if (viewing.folded.has(head)) viewing.fold([head], false)
  }

  function insert(where: 'above' | 'below'): void {
    const now = editor.board()
    const shot = shotOf(now, (where === 'above' ? chosen[0] : chosen.at(-1)) ?? '')
    if (!shot || !editor.canWrite) return
    const ids = { shotId: editor.newId('shot'), ...newPanelIds(now, editor.newId) }
    const at = shotsOf(now, shot.sceneId).indexOf(shot) + (where === 'above' ? 0 : 1)
    const added = addShot(now, ids, shot.sceneId, at)
    // In shooting order it is of the day in which it was asked for.
    const next = shooting ? scheduleBeside(added, ids.shotId, shot.id, where === 'above' ? 0 : 1) : added
    editor.run(stepName(next, 'Add', [ids.shotId]), () => next)
    editor.session.selectShot(editor.board(), ids.shotId)
  }

  return {
    insert,
    move(by) {
      if (!inOrder || chosen.length === 0) return
      editor.run(stepName(editor.board(), 'Move', chosen), (now) =>
        shooting ? moveInDay(now, rows, chosen, by) : moveRows(now, chosen, by),
      )
      unfold()
    },
    drop(gap) {
      if (!inOrder || chosen.length === 0) return
      editor.run(stepName(editor.board(), 'Move', chosen), (now) =>
        shooting ? dropInDay(now, rows, chosen, gap) : dropRows(now, rows, chosen, gap),
      )
      unfold()
    },
    moveDay(day, by) {
      editor.run(`Move ${dayName(day)}`, (now) => moveShootDay(now, day.id, by))
    },
    schedule(dayId) {
      if (chosen.length === 0) return
      editor.run(stepName(editor.board(), 'Schedule', chosen), (now) => scheduleShots(now, chosen, dayId, Infinity))
    },
    fill() {
      const above = shotIds[shotIds.indexOf(chosen[0]!) - 1]
      const from = chosen.length > 1 ? chosen[0] : above
      const to = chosen.length > 1 ? chosen.slice(1) : chosen
      if (from === undefined || to.length === 0) return
      editor.run(stepName(editor.board(), 'Fill Down', to), (now) => fillDown(now, from, to, spanned))
    },
  }
}

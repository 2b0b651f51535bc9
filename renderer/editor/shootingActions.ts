import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { addShootDay, arrangeDay, scheduleBeside, scheduleShots } from '#shared/document/commands/shooting.ts'
import { stepName } from '#shared/document/commands/stepName.ts'
import { dayName } from '#shared/document/headWords.ts'
import { LIMITS } from '#shared/document/limits.ts'
import type { ShootDay } from '#shared/document/shootDaySchema.ts'
import { shootingOrder } from '#shared/document/shooting.ts'
import type { Notice, Place } from './actionContext.ts'
import type { Editor } from './editor.ts'
import type { SessionState } from './session.ts'

/** Whether the shot list is in front, in shooting order. */
export function showsDays({ view, shootingOrder: byDay }: Pick<SessionState, 'view' | 'shootingOrder'>): boolean {
  return view === 'shot-list' && byDay
}

/** The shot list in shooting order; in story order, if it is in shooting order already. */
export function switchOrder({ editor }: Place): void {
  const byDay = !showsDays(editor.session.state())
  editor.session.set({ view: 'shot-list', shootingOrder: byDay, drawing: false, bare: false })
  editor.session.ask('front')
}

/** Puts the selected shots on a day of their own, behind the others; says so where no day is in sight. */
export function newDay({ editor, board, shots }: Place): Notice | null {
  const id = newDayId(editor)
  const wanted = new Set<string>(shots.map((shot) => shot.id))
  const ids = shootingOrder(board).flatMap((day) => day.shots.flatMap((shot) => (wanted.has(shot.id) ? [shot.id] : [])))
  if (filmOf(board).shootDays.length >= LIMITS.shootDays)
    return { about: 'day', text: `A film has no more than ${LIMITS.shootDays} shooting days.` }
  editor.run(stepName(board, 'Schedule', ids), (now) => scheduleShots(addShootDay(now, id), ids, id, 0))
  const day = filmOf(editor.board()).shootDays.find((each) => each.id === id)
  if (!day || showsDays(editor.session.state())) return null
  const text = `${ids.length === 1 ? 'The shot is' : `${ids.length} shots are`} on ${dayName(day)} now.`
  return { about: 'day', text, action: { label: 'Shooting order', run: () => showDays(editor) } }
}

/** Puts the shots of the selected shot's day together by place and light. */
export function arrangeDayOf(place: Place): void {
  const day = dayOf(place)
  if (day) arrange(place.editor, day)
}

/** Puts the shots of a day together by place and light. */
export function arrange(editor: Editor, day: ShootDay): void {
  editor.run(`Arrange ${dayName(day)}`, (now) => arrangeDay(now, day.id))
}

export function newDayId({ newId }: Pick<Editor, 'newId'>): string {
  return `day_${newId('scene')}`
}

/** In shooting order a new shot is of the day in which it was asked for, behind the selected shot: elsewhere it would be out of sight. */
export function besideSelected({ editor, shot }: Pick<Place, 'editor' | 'shot'>, board: Board, shotId: string): Board {
  return shot && showsDays(editor.session.state()) ? scheduleBeside(board, shotId, shot.id) : board
}

/** The day of the last selected shot; undefined if it has none. */
export function dayOf({ board, shot }: Pick<Place, 'board' | 'shot'>): ShootDay | undefined {
  return filmOf(board).shootDays.find(({ id }) => id === shot?.shootDay)
}

function showDays({ session }: Editor): void {
  session.set({ view: 'shot-list', shootingOrder: true, drawing: false, bare: false })
  session.ask('front')
}

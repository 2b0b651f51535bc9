import { expect, it } from 'vitest'
import { filmOf } from '#shared/document/board.ts'
import { editFilm } from '#shared/document/commands/film.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { filmShots } from '#shared/document/select.ts'
import { shootingOrder } from '#shared/document/shooting.ts'
import { actionFilm } from '../../tests/support/actionFilm.ts'

it('the selected shots are put on a day of their own, and where days are out of sight that is said', () => {
  const { run, editor, said } = actionFilm()
  run('shot.add', 'shot.add', 'shot.newDay')
  const [first, second, third] = filmShots(editor.board())
  const days = () => shootingOrder(editor.board()).map(({ day, shots }) => [day?.label, ...shots.map(({ id }) => id)])
  expect(days()).toEqual([
    ['Day 1', third!.id],
    [undefined, first!.id, second!.id],
  ])
  expect(said.at(-1)?.text).toBe('The shot is on Day 1 now.')
  said.at(-1)?.action?.run()
  expect(editor.session.state()).toMatchObject({ view: 'shot-list', shootingOrder: true })

  const before = said.length
  editor.session.selectShots(editor.board(), [second!.id, first!.id])
  run('shot.newDay')
  expect(days()[1]).toEqual(['Day 2', first!.id, second!.id])
  expect(said).toHaveLength(before)
  run('edit.undo')
  expect(filmOf(editor.board()).shootDays).toHaveLength(1)
})

it('a film that has all the days it holds says so, and schedules nothing', () => {
  const { run, editor, said } = actionFilm()
  const shootDays = Array.from({ length: LIMITS.shootDays }, (_, at) => ({
    id: `day_${at}`,
    label: '',
    date: '',
    setupMinutes: 20,
  }))
  editor.run('Days', (now) => editFilm(now, { shootDays }))
  run('shot.newDay')
  expect(said.at(-1)?.text).toBe('A film has no more than 400 shooting days.')
  expect(editor.undoName()).toBe('Days')
})

it('a new shot in story order is of no day, whatever day the shot beside it has', () => {
  const { run, editor } = actionFilm()
  run('shot.newDay', 'shot.add')
  expect(filmShots(editor.board()).map(({ shootDay }) => shootDay === '')).toEqual([false, true])
})

it('the shot list changes between its orders from anywhere, and the command says into which', () => {
  const { run, editor, actions } = actionFilm()
  const asked: string[] = []
  editor.session.onAsk((request) => void asked.push(request))
  expect(actions.label('view.shootingOrder')).toBe('Shot list in shooting order')
  run('view.shootingOrder')
  expect(editor.session.state()).toMatchObject({ view: 'shot-list', shootingOrder: true })
  expect(actions.label('view.shootingOrder')).toBe('Shot list in story order')
  run('view.board', 'view.shootingOrder', 'view.shootingOrder')
  expect(editor.session.state()).toMatchObject({ view: 'shot-list', shootingOrder: false })
  expect(asked).toEqual(['front', 'front', 'front'])
})

it('a day is put together by place from one of its shots; a shot without a day has none', () => {
  const { run, editor, actions } = actionFilm()
  expect(actions.enabled('shot.arrangeDay')).toBe(false)
  run('scene.add', 'shot.add', 'shot.newDay')
  expect(actions.enabled('shot.arrangeDay')).toBe(true)
  run('shot.arrangeDay')
  expect(editor.undoName()).not.toContain('Arrange')
})

it('in shooting order a new shot or scene is of the selected row’s day, behind it; in story order it has no day yet', () => {
  const { run, editor, current } = actionFilm()
  run('shot.add', 'shot.newDay', 'shot.add')
  const days = () => shootingOrder(editor.board()).map(({ day, shots }) => [day?.label, ...shots.map(({ id }) => id)])
  const [first, second, undated] = filmShots(editor.board()).map(({ id }) => id)
  editor.session.selectShots(editor.board(), [first!, second!])
  run('view.shootingOrder', 'shot.newDay')
  editor.session.selectShot(editor.board(), first!)
  run('shot.add')
  const shot = current()
  run('scene.add')
  expect(days().find(([label]) => label === 'Day 2')).toEqual(['Day 2', second, first, shot, current()])
  run('edit.undo', 'edit.undo')
  editor.session.selectShot(editor.board(), undated!)
  run('shot.add')
  expect(days().at(-1)).toEqual([undefined, undated, current()])
})

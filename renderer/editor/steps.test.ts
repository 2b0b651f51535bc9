import { expect, it, vi } from 'vitest'
import { patch } from '#shared/document/board.ts'
import { filmShots } from '#shared/document/select.ts'
import { actionFilm } from '../../tests/support/actionFilm.ts'

it('what stands in a field is a step of its own before another is undone, and is undone first', () => {
  const { editor, run, order } = actionFilm()
  run('shot.add')
  const [first] = order()
  let typed: string | null = 'The tide is out.'
  editor.typing.show({
    flush() {
      if (typed !== null) editor.run('Edit Action', (now) => patch(now, 'shot', first as never, { action: typed! }))
      typed = null
    },
    forget: () => undefined,
    arrived: () => undefined,
  })
  editor.undo()
  expect([order().length, editor.redoName()]).toEqual([2, 'Edit Action'])
  editor.redo()
  expect(filmShots(editor.board())[0]!.action).toBe('The tide is out.')
})

it('undo leaves nobody on a shot that it took away', () => {
  const { editor, run, order, current } = actionFilm()
  run('shot.add')
  const [first, second] = order()
  expect(current()).toBe(second)
  editor.undo()
  expect(current()).toBe(first)
})

it('the line that is being drawn can be undone, in an untouched film too', () => {
  const { editor, actions } = actionFilm()
  expect(actions.enabled('edit.undo')).toBe(false)
  editor.hand.follow({ busy: () => true, end: () => undefined })
  expect(actions.enabled('edit.undo')).toBe(true)
})

it('a command comes after what was typed, and after the line in the hand', () => {
  const { editor, run } = actionFilm()
  const [flush, end] = [vi.fn(), vi.fn()]
  editor.typing.show({ flush, forget: () => undefined, arrived: () => undefined })
  editor.hand.follow({ busy: () => true, end })
  run('view.shotList')
  expect([flush.mock.calls.length, end.mock.calls.length]).toEqual([1, 0])
  run('shot.add')
  expect([flush.mock.calls.length, end.mock.calls.length]).toEqual([2, 1])
})

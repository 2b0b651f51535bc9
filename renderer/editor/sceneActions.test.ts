import { expect, it, vi } from 'vitest'
import { layersOf, marksOf, panelsOf, scenesOf, shotsOf } from '#shared/document/select.ts'
import { actionFilm } from '../../tests/support/actionFilm.ts'

it('a copied scene has its drawings, though they were not loaded yet, and is the one at hand', async () => {
  const { editor, run, current } = actionFilm()
  const first = current()
  run('scene.duplicate')
  await vi.waitFor(() => expect(editor.undoName()).toBe('Duplicate Scene 1'))
  const copy = scenesOf(editor.board())[1]!
  const [shot] = shotsOf(editor.board(), copy.id)
  expect(current()).toBe(shot!.id)
  expect(current()).not.toBe(first)
  const layers = layersOf(editor.board(), panelsOf(editor.board(), shot!.id)[0]!.id)
  expect(layers.flatMap(({ id }) => marksOf(editor.board(), id))).toMatchObject([{ text: 'tide' }])
})

it('a deleted scene leaves the person at the one behind it, the last at the one before, and can be brought back', () => {
  const { editor, run, said, current } = actionFilm()
  const one = current()
  run('scene.add')
  const two = current()
  run('scene.add')
  const three = current()
  editor.session.selectShot(editor.board(), two)
  run('scene.remove')
  expect(current()).toBe(three)
  expect(said.at(-1)).toMatchObject({ text: 'Deleted Scene 2', action: { label: 'Undo' } })
  run('scene.remove')
  expect(current()).toBe(one)
  said.at(-1)!.action!.run()
  said.at(-2)!.action!.run()
  expect(shotsOf(editor.board(), scenesOf(editor.board())[1]!.id).map(({ id }) => id)).toEqual([two])
})

it('the step of a scene says what was done to it', () => {
  const { editor, run } = actionFilm()
  run('scene.add')
  const named = (...ids: Parameters<typeof run>) => {
    run(...ids)
    return editor.undoName()
  }
  expect([named('scene.moveUp'), named('scene.moveDown')]).toEqual(['Move Scene 2 Up', 'Move Scene 1 Down'])
  expect([named('scene.omit'), named('scene.omit')]).toEqual(['Omit Scene 2', 'Restore Scene 2'])
})

import { expect, it } from 'vitest'
import { editLayer } from '#shared/document/commands/layers.ts'
import { layersOf, marksOf, panelsOf } from '#shared/document/select.ts'
import { panelPoint } from '#shared/geometry/points.ts'
import { actionFilm } from '../../../../tests/support/actionFilm.ts'
import { createToolSettings } from '../toolSettings.ts'
import { withWords, wordsMissed, write, writingAt } from './writing.ts'

async function table() {
  const { editor, current, run } = actionFilm()
  const panel = panelsOf(editor.board(), current())[0]!
  await editor.loadMarks([panel.id])
  const layer = layersOf(editor.board(), panel.id)[0]!
  const tools = createToolSettings().state()
  return { editor, layer, run, at: (x: number, y: number) => writingAt(editor, tools, panel, panelPoint(x, y)) }
}

it('words are written anew where they stand, and are gone once nothing is left of them', async () => {
  const { editor, layer, at } = await table()
  const there = at(15, 20)
  expect(there.mark.text).toBe('tide')
  const written = withWords(editor.board(), there, 'ebb')
  expect(marksOf(written, layer.id)).toMatchObject([{ id: there.mark.id, text: 'ebb' }])
  expect(marksOf(withWords(written, there, ''), layer.id)).toEqual([])
  expect(withWords(editor.board(), there, 'tide')).toBe(editor.board())
})

it('new words keep to what is drawn where the layer’s clear parts are locked', async () => {
  const { editor, layer, at } = await table()
  expect(at(900, 500).mark).toMatchObject({ text: '', layerId: layer.id })
  expect(at(900, 500).mark.within).toBeUndefined()
  editor.run('Lock', (now) => editLayer(now, layer.id, { transparencyLocked: true }))
  expect(at(900, 500).mark.within).toBe(true)
})

it('no words are begun where none would be seen: it is said, with a way out', async () => {
  const { editor, layer, at } = await table()
  expect(wordsMissed(editor, at(900, 500))).toBeNull()
  editor.run('Lock', (now) => editLayer(now, layer.id, { transparencyLocked: true }))
  expect(wordsMissed(editor, at(900, 500))).toMatchObject({
    why: `“${layer.name}” has no ink here to colour, and its transparency is locked.`,
    remedy: { does: 'unlockTransparency', layerId: layer.id },
  })
  expect(at(15, 20).mark.text).toBe('tide')
  expect(wordsMissed(editor, at(15, 20))).toBeNull()
  // A word begun just beside the ink reaches over it.
  expect(wordsMissed(editor, at(9, 15))).toBeNull()
})

it('words are a step of the panel that they stand on, wherever the person has gone meanwhile', async () => {
  const { editor, run, at } = await table()
  const there = at(900, 500)
  run('shot.add')
  expect(write(editor, there, 'ebb')).toBe(true)
  expect(editor.undoName()).toMatch(/Shot 1$/)
})

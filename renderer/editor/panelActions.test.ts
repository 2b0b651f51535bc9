import { describe, expect, it, vi } from 'vitest'
import { editLayer } from '#shared/document/commands/layers.ts'
import { layersOf, marksOf, panelsOf } from '#shared/document/select.ts'
import { actionFilm } from '../../tests/support/actionFilm.ts'

describe('actions at the table', () => {
  it('go from scene to scene, to the first panel of each', () => {
    const { run, editor, order, current } = actionFilm()
    run('panel.add', 'scene.add', 'panel.add')
    const [one, two] = order()
    run('scene.previous')
    expect(current()).toBe(one)
    expect(editor.session.state().panelId).toBe(panelsOf(editor.board(), one!)[0]!.id)
    run('scene.previous', 'panel.next', 'scene.next')
    expect(editor.session.state().panelId).toBe(panelsOf(editor.board(), two!)[0]!.id)
    run('scene.next')
    expect(current()).toBe(two)
  })

  it('clear the layer that is drawn on as one step, and leave a locked one alone', async () => {
    const { run, editor, said, current } = actionFilm()
    const layer = layersOf(editor.board(), panelsOf(editor.board(), current())[0]!.id)[0]!
    run('layer.clear')
    await vi.waitFor(() => expect(editor.undoName()).toBe('Clear “Drawing” of Shot 1'))
    expect(marksOf(editor.board(), layer.id)).toEqual([])
    run('edit.undo')
    await vi.waitFor(() => expect(marksOf(editor.board(), layer.id)).toHaveLength(1))
    editor.run('Lock', (now) => editLayer(now, layer.id, { locked: true }))
    run('layer.clear')
    await vi.waitFor(() => expect(said.at(-1)?.text).toBe('“Drawing” is locked, so nothing was cleared.'))
    expect(marksOf(editor.board(), layer.id)).toHaveLength(1)
  })

  it('add a panel after the one at hand, or before it', () => {
    const { run, editor, current } = actionFilm()
    const at = () => panelsOf(editor.board(), current()).findIndex(({ id }) => id === editor.session.state().panelId)
    run('panel.add')
    expect(at()).toBe(1)
    run('panel.addBefore')
    expect(at()).toBe(1)
    run('panel.previous', 'panel.addBefore')
    expect(at()).toBe(0)
    expect(panelsOf(editor.board(), current())).toHaveLength(4)
  })
})

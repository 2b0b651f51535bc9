import { describe, expect, it, vi } from 'vitest'
import { editLayer } from '#shared/document/commands/layers.ts'
import { layersOf, marksOf, panelsOf, scenesOf, shotsOf } from '#shared/document/select.ts'
import { actionFilm } from '../../tests/support/actionFilm.ts'
import { placeOf } from './actionContext.ts'
import type { Notice } from './actionContext.ts'
import { clearLayer } from './clearLayer.ts'

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

  it('leave a hidden layer as it is, and end the line that is being drawn before a layer is cleared', async () => {
    const { run, editor, said, current } = actionFilm()
    const layer = layersOf(editor.board(), panelsOf(editor.board(), current())[0]!.id)[0]!
    const end = vi.fn()
    editor.hand.follow({ busy: () => false, end })
    editor.run('Hide', (now) => editLayer(now, layer.id, { visible: false }))
    await clearLayer({ appWindow: { say: (notice: Notice) => void said.push(notice) } } as never, placeOf(editor))
    expect(said.at(-1)?.text).toBe('“Drawing” is hidden, so nothing was cleared.')
    expect(end).toHaveBeenCalledTimes(1)
    run('layer.clear')
    expect(marksOf(editor.board(), layer.id)).toHaveLength(1)
  })

  it('copy a panel with its drawing, loading it first', async () => {
    const { run, editor, current } = actionFilm()
    run('panel.duplicate')
    await vi.waitFor(() => expect(panelsOf(editor.board(), current())).toHaveLength(2))
    const { panelId } = editor.session.state()
    expect(panelsOf(editor.board(), current())[1]!.id).toBe(panelId)
    const marks = layersOf(editor.board(), panelId!).flatMap((layer) => marksOf(editor.board(), layer.id))
    expect(marks).toMatchObject([{ kind: 'text', text: 'tide' }])
  })

  it('go on at the panel behind one that is deleted', () => {
    const { run, editor, current } = actionFilm()
    run('panel.add', 'panel.add', 'panel.previous')
    const [first, second, third] = panelsOf(editor.board(), current()).map(({ id }) => id)
    expect(editor.session.state().panelId).toBe(second)
    run('panel.remove')
    expect(editor.session.state().panelId).toBe(third)
    run('panel.remove')
    expect(editor.session.state().panelId).toBe(first)
  })

  it('merge a shot with the next of its scene', () => {
    const { run, editor, order, current } = actionFilm()
    run('shot.add', 'shot.add')
    const [first, , third] = order()
    editor.session.selectShot(editor.board(), first!)
    run('shot.merge')
    expect([order(), current(), editor.undoName()]).toEqual([[first, third], first, 'Merge Shot 1 with the Next'])
    expect(panelsOf(editor.board(), first!)).toHaveLength(2)
  })

  it('send shots to another scene in the film’s order, whatever order they were chosen in', () => {
    const { run, editor, order } = actionFilm()
    run('shot.add', 'scene.add', 'shot.add')
    const [one, two, three, four] = order()
    editor.session.selectShots(editor.board(), [four!, three!])
    run('shot.movePreviousScene')
    expect(order()).toEqual([one, two, three, four])
    expect(shotsOf(editor.board(), scenesOf(editor.board())[0]!.id)).toHaveLength(4)
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

import { describe, expect, it } from 'vitest'
import { remove } from '#shared/document/board.ts'
import { COMMANDS } from '#shared/commands/commandTable.ts'
import type { CommandId } from '#shared/commands/commandTable.ts'
import { filmShots, layersOf, marksOf, panelOf, panelsOf, scenesOf } from '#shared/document/select.ts'
import { actionFilm } from '../../tests/support/actionFilm.ts'
import { ACTIONS } from './actions.ts'

describe('actions', () => {
  it('there is one for every command of the table', () => {
    expect(Object.keys(ACTIONS).toSorted()).toEqual(COMMANDS.map((entry) => entry.id).toSorted())
  })

  it('add shots after the one at hand, select them and name the step by their number', () => {
    const { run, editor, numbers, current, order } = actionFilm()
    run('shot.add')
    expect(numbers()).toEqual(['1', '1A'])
    expect(current()).toBe(order()[1])
    expect(editor.undoName()).toBe('Add Shot 1A')
    editor.session.selectShot(editor.board(), order()[0]!)
    run('shot.add')
    expect(current()).toBe(order()[1])
  })

  it('add a scene with a shot to draw on', () => {
    const { run, editor, numbers } = actionFilm()
    run('scene.add')
    expect(numbers()).toEqual(['1', '2'])
    expect(editor.undoName()).toBe('Add Scene 2')
    run('edit.undo')
    expect(scenesOf(editor.board())).toHaveLength(1)
    expect(numbers()).toEqual(['1'])
  })

  it('copy a shot with its drawing, loading it first', async () => {
    const { run, editor, current } = actionFilm()
    run('shot.duplicate')
    await expect.poll(() => filmShots(editor.board())).toHaveLength(2)
    const copy = panelsOf(editor.board(), current())[0]!
    const marks = layersOf(editor.board(), copy.id).flatMap((layer) => marksOf(editor.board(), layer.id))
    expect(marks).toMatchObject([{ kind: 'text', text: 'tide' }])
    expect(editor.undoName()).toBe('Duplicate Shot 1')
  })

  it('delete a shot without asking, say so, and give it back', () => {
    const { run, said, editor, order, current } = actionFilm()
    run('shot.add', 'shot.add')
    const before = order()
    editor.session.selectShot(editor.board(), before[1]!)
    run('shot.remove')
    expect(order()).toEqual([before[0], before[2]])
    expect(current()).toBe(before[2])
    expect(said[0]?.text).toBe('Deleted Shot 1A')
    said[0]?.action?.run()
    expect(order()).toEqual(before)
  })

  it('never undo something else from the message of a deletion', () => {
    const { run, said, order } = actionFilm()
    run('shot.add', 'shot.remove', 'scene.add')
    const after = order()
    said[0]?.action?.run()
    expect(order()).toEqual(after)
    expect(said[1]?.text).toContain('Delete Shot 1A')
  })

  it('delete several selected shots as one step', () => {
    const { run, editor, order } = actionFilm()
    run('shot.add', 'shot.add')
    const before = order()
    editor.session.selectShots(editor.board(), [before[0]!, before[2]!])
    run('shot.remove')
    expect(order()).toEqual([before[1]])
    expect(editor.undoName()).toBe('Delete 2 Shots')
    run('edit.undo')
    expect(order()).toEqual(before)
  })

  it('move shots earlier and later, and stop at the ends', () => {
    const { run, order, current, editor } = actionFilm()
    run('shot.add', 'shot.add')
    const [a, b, c] = order()
    expect(current()).toBe(c)
    run('shot.moveEarlier')
    expect(order()).toEqual([a, c, b])
    expect(editor.undoName()).toBe('Move Shot 1B Earlier')
    run('shot.moveEarlier', 'shot.moveEarlier')
    expect(order()).toEqual([c, a, b])
    run('shot.moveLater', 'shot.moveLater', 'shot.moveLater')
    expect(order()).toEqual([a, b, c])
  })

  it('move several shots of a scene together', () => {
    const { run, order, editor } = actionFilm()
    run('shot.add', 'shot.add', 'shot.add')
    const [a, b, c, d] = order()
    editor.session.selectShots(editor.board(), [c!, d!])
    run('shot.moveEarlier')
    expect(order()).toEqual([a, c, d, b])
  })

  it('send a shot to the end of the scene before and to the start of the one after', () => {
    const { run, numbers, order, current, editor } = actionFilm()
    run('scene.add', 'shot.add')
    const moved = current()
    expect(numbers()).toEqual(['1', '2', '2A'])
    run('shot.movePreviousScene')
    expect(numbers()).toEqual(['1', '1A', '2'])
    expect(order()[1]).toBe(moved)
    expect(editor.undoName()).toBe('Move Shot 2A to Scene 1')
    run('shot.moveNextScene')
    expect(order()[1]).toBe(moved)
    expect(numbers()).toEqual(['1', '2', '2A'])
    run('shot.moveNextScene')
    expect(numbers()).toEqual(['1', '2', '2A'])
  })

  it('keep the only panel of a film, delete one of several, and a shot with its only one', () => {
    const { run, said, editor, current } = actionFilm()
    run('panel.remove')
    expect(panelsOf(editor.board(), current())).toHaveLength(1)
    expect(said[0]?.text).toContain('keeps its only panel')
    run('panel.add', 'panel.remove')
    expect(panelsOf(editor.board(), current())).toHaveLength(1)
    expect(editor.undoName()).toBe('Delete Panel of Shot 1')
    run('shot.add', 'panel.remove')
    expect(editor.undoName()).toBe('Delete Shot 1A')
  })

  it('step through the panels of the whole film', () => {
    const { run, order, current } = actionFilm()
    run('shot.add', 'panel.previous')
    expect(current()).toBe(order()[0])
    run('panel.previous')
    expect(current()).toBe(order()[0])
    run('panel.next')
    expect(current()).toBe(order()[1])
  })

  it('show what would be sent before a key can send it', () => {
    const { run, editor } = actionFilm()
    const asked: string[] = []
    editor.session.onAsk((request) => void asked.push(request))
    run('take.generate')
    expect(editor.session.state().tab).toBe('takes')
    expect(asked).toEqual([])
    run('take.generate')
    expect(asked).toEqual(['make-take'])
  })

  it('split a shot at the panel at hand and merge it again, each as one step', () => {
    const { run, order, numbers, current, editor, said } = actionFilm()
    run('shot.split', 'shot.merge')
    expect(said.map((notice) => notice.text.split('.')[0])).toEqual([
      'Shot 1 has one panel',
      'Shot 1 is the last of its scene: there is no next one to merge it with',
    ])
    run('panel.add', 'shot.split')
    expect(editor.undoName()).toBe('Split Shot 1')
    expect(numbers()).toEqual(['1', '1A'])
    expect(current()).toBe(order()[1])
    editor.session.selectShots(editor.board(), order())
    run('shot.merge')
    expect(editor.undoName()).toBe('Merge 2 Shots')
    expect(panelsOf(editor.board(), current())).toHaveLength(2)
  })

  it('leave the hand on the panel it draws on when its shot is split or merged, and when either is undone', () => {
    const { run, order, editor } = actionFilm()
    run('panel.add')
    const { panelId } = editor.session.state()
    editor.session.set({ drawing: true })
    const stays = (...ids: CommandId[]): void => {
      run(...ids)
      const shotIds = [panelOf(editor.board(), panelId!)!.shotId]
      expect(editor.session.state(), ids.join(' ')).toMatchObject({ panelId, shotIds, drawing: true })
    }
    stays('shot.split')
    expect(order()).toHaveLength(2)
    stays('edit.undo')
    stays('edit.redo')
    editor.session.selectShots(editor.board(), order())
    stays('shot.merge')
    expect(order()).toHaveLength(1)
    stays('edit.undo')
  })

  it('say why shots that are not neighbours stay apart', () => {
    const { run, order, editor, said } = actionFilm()
    run('shot.add', 'shot.add')
    editor.session.selectShots(editor.board(), [order()[0]!, order()[2]!])
    run('shot.merge')
    expect(order()).toHaveLength(3)
    expect(said.at(-1)?.text).toMatch(/^Only shots that follow each other/)
  })

  it('let the board fly into a panel, and go there at once from anywhere else', () => {
    const { run, editor, actions } = actionFilm()
    const asked: string[] = []
    editor.session.onAsk((request) => request !== 'front' && void asked.push(request))
    run('panel.enter')
    expect(asked).toEqual(['enter'])
    expect(editor.session.state().drawing).toBe(false)
    expect(actions.enabled('view.filter')).toBe(true)
    run('view.shotList', 'view.filter')
    expect(actions.enabled('view.filter')).toBe(false)
    run('panel.enter')
    expect(asked).toEqual(['enter'])
    expect(editor.session.state()).toMatchObject({ view: 'board', drawing: true })
  })

  it('say in their label what would be undone', () => {
    const { run, actions } = actionFilm()
    expect(actions.label('edit.undo')).toBe('Undo')
    expect(actions.enabled('edit.undo')).toBe(false)
    run('shot.add')
    expect(actions.label('edit.undo')).toBe('Undo Add Shot 1A')
    expect(actions.item('edit.undo')).toMatchObject({ keys: 'Ctrl+Z', disabled: false })
  })

  it('say in their label how many shots they take', () => {
    const { run, editor, actions } = actionFilm()
    run('shot.add', 'shot.add')
    const labels = () => (['shot.remove', 'shot.duplicate', 'shot.movePreviousScene'] as const).map(actions.label)
    expect(labels()).toEqual(['Delete shot', 'Duplicate shot', 'Move shot to the previous scene'])
    editor.session.selectShots(
      editor.board(),
      filmShots(editor.board()).map(({ id }) => id),
    )
    expect(labels()).toEqual(['Delete 3 shots', 'Duplicate 3 shots', 'Move 3 shots to the previous scene'])
    run('shot.remove')
    expect(actions.label('edit.undo')).toBe('Undo Delete 3 Shots')
  })

  it('switch what their label says, and say what was locked', () => {
    const { run, actions, said } = actionFilm()
    const labels = () => (['numbers.lockFilm', 'numbers.lockScene', 'scene.omit'] as const).map(actions.label)
    expect(labels()).toEqual(['Lock film’s numbers', 'Lock scene’s numbers', 'Omit scene'])
    run('numbers.lockFilm', 'numbers.lockScene', 'scene.omit')
    expect(labels()).toEqual(['Unlock film’s numbers', 'Unlock scene’s numbers', 'Restore scene'])
    expect(said.map(({ text }) => text)).toEqual([
      'Numbers of the film are locked. A new shot between 3 and 4 becomes 3A.',
      'Numbers of Scene 1 are locked. A new shot between 3 and 4 becomes 3A.',
    ])
    said.length = 0
    run('numbers.lockFilm')
    expect(said[0]?.text).toBe('Numbers of the film are unlocked. They count on from now.')
  })

  it('change nothing in a project that can only be read', () => {
    const { run, order, actions, shown } = actionFilm('read')
    const before = order()
    run('shot.add', 'scene.add', 'shot.remove', 'export.open')
    expect(order()).toEqual(before)
    expect(actions.enabled('shot.add')).toBe(false)
    expect(shown).toEqual(['export'])
  })

  it('leave the outline as it is where only marks change, and follow everything else', async () => {
    const { editor, run } = actionFilm()
    const panelId = editor.session.state().panelId!
    const before = editor.outline()
    await editor.loadMarks([panelId])
    const layer = layersOf(editor.board(), panelId)[0]!
    const [mark] = marksOf(editor.board(), layer.id)
    editor.run('Erase', (now) => remove(now, 'mark', mark!.id))
    editor.undo()
    expect(editor.outline()).toBe(before)
    run('shot.add')
    expect(editor.outline()).toBe(editor.board())
    editor.undo()
    expect(editor.outline()).toBe(editor.board())
  })
})

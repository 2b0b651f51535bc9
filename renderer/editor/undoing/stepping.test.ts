import { describe, expect, it } from 'vitest'
import { editFilm } from '#shared/document/commands/film.ts'
import { editLayer, putMark } from '#shared/document/commands/layers.ts'
import { addPanel, movePanel, removePanel } from '#shared/document/commands/panels.ts'
import { setPerspective } from '#shared/document/commands/perspective.ts'
import { editScene } from '#shared/document/commands/scenes.ts'
import { moveShots, retimeShot } from '#shared/document/commands/shots.ts'
import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { absorb, record, recordVisit, redo, startHistory, undo } from '#shared/document/history.ts'
import { reverseDiff } from '#shared/document/diff.ts'
import { filmPanels, filmShots, layersOf, panelsOf, shotOf } from '#shared/document/select.ts'
import { makeStroke } from '../../../tests/support/marks.ts'
import { testFilm, testIds } from '../../../tests/support/testFilm.ts'
import { createSession } from '../session.ts'
import type { Steps } from '../steps.ts'
import { createHandAtWork } from './handAtWork.ts'
import { createSight, decide } from './sight.ts'
import type { Spot } from './spot.ts'
import { createStepping } from './stepping.ts'

const NO_FIELD = (): void => undefined
const NOTHING: (spot: Spot) => boolean = () => false

/** A film with two shots, and a window in which `seen` is in sight. */
function film() {
  let history = startHistory(testFilm([[2, 1]]))
  const [one, two] = filmShots(history.board)
  const session = createSession(one!.id, panelsOf(history.board, one!.id)[0]!.id)
  const sight = createSight()
  let seen = NOTHING
  const shown: Spot[] = []
  sight.add({ look: () => (spot) => seen(spot), show: (spot) => shown.push(spot) > 0 })
  const steps: Pick<Steps, 'undo' | 'redo' | 'nextStep' | 'done'> = {
    undo: () => void (history = undo(history)?.history ?? history),
    redo: () => void (history = redo(history)?.history ?? history),
    done: () => history.done,
    nextStep(way) {
      const step = (way === 'undo' ? history.done : history.undone).at(-1)
      return step ? { name: step.name, step, diff: way === 'undo' ? reverseDiff(step.diff) : step.diff } : null
    },
  }
  const run = (name: string, command: (board: Board) => Board): void =>
    void (history = record(history, name, command(history.board)).history)
  const hand = createHandAtWork()
  const settling = { isFinishing: () => false, unfinished: () => Promise.resolve() }
  let ending: () => void = NO_FIELD
  const typing = { flush: () => ending() }
  const stepping = createStepping({ steps, board: () => history.board, session, typing, sight, hand, settling })
  return {
    ...stepping,
    run,
    hand,
    visit: (name: string, command: (board: Board) => Board, visited: object) =>
      void (history = recordVisit(history, visited, name, command).history),
    arrive: (command: (board: Board) => Board) => void (history = absorb(history, command(history.board))),
    onFlush: (end: () => void) => void (ending = end),
    session,
    shown,
    one: one!,
    two: two!,
    board: () => history.board,
    see: (what: (spot: Spot) => boolean) => void (seen = what),
  }
}

describe('undo and redo', () => {
  it('go first to where a step is that is out of sight, name it, and do it with the next press', () => {
    const { run, press, session, see, board, two } = film()
    run('Retime Shot 1A', (now) => retimeShot(now, two.id, 4))
    see((spot) => spot.kind === 'shot' && session.state().shotIds.includes(spot.shotId))
    expect(press('undo')).toEqual({ kind: 'went', name: 'Retime Shot 1A', to: 'Shot 1A' })
    expect(shotOf(board(), two.id)!.seconds).toBe(4)
    expect(session.state()).toMatchObject({ shotIds: [two.id], tab: 'shot' })
    expect(press('undo')).toEqual({ kind: 'done', name: 'Retime Shot 1A', said: true })
    expect(shotOf(board(), two.id)!.seconds).toBeNull()
    expect(press('redo')).toEqual({ kind: 'done', name: 'Retime Shot 1A', said: false })
  })

  it('go there again if the person has gone elsewhere in between', () => {
    const { run, press, session, see, board, one, two } = film()
    run('Retime Shot 1A', (now) => retimeShot(now, two.id, 4))
    see((spot) => spot.kind === 'shot' && session.state().shotIds.includes(spot.shotId))
    void press('undo')
    session.selectShot(board(), one.id)
    expect(press('undo')).toMatchObject({ kind: 'went' })
    expect(press('undo')).toMatchObject({ kind: 'done' })
  })

  it('do nothing more while the key that led there is held down', () => {
    const { run, press, see, session, board, two } = film()
    run('Retime Shot 1A', (now) => retimeShot(now, two.id, 4))
    see((spot) => spot.kind === 'shot' && session.state().shotIds.includes(spot.shotId))
    void press('undo')
    expect([press('undo', true), press('undo', true)]).toEqual([{ kind: 'nothing' }, { kind: 'nothing' }])
    expect(shotOf(board(), two.id)!.seconds).toBe(4)
    expect(press('undo')).toMatchObject({ kind: 'done' })
  })

  it('lead back however often the person looks elsewhere without choosing anything', () => {
    const { run, press, see, shown, board, two } = film()
    run('Retime Shot 1A', (now) => retimeShot(now, two.id, 4))
    let left = 0
    see(() => shown.length > left)
    for (let times = 0; times < 4; times += 1) {
      left = shown.length
      expect(press('undo')).toMatchObject({ kind: 'went' })
    }
    expect(shotOf(board(), two.id)!.seconds).toBe(4)
    expect(press('undo')).toMatchObject({ kind: 'done' })
  })

  it('do in the end what can be shown nowhere', () => {
    const { run, press, two } = film()
    run('Retime Shot 1A', (now) => retimeShot(now, two.id, 4))
    expect([press('undo'), press('undo'), press('undo')].map((pressed) => 'kind' in pressed && pressed.kind)).toEqual([
      'went',
      'went',
      'done',
    ])
  })

  it('turn the page of the drawing table, and open the list of layers for what a drawing does not show', () => {
    const { run, press, session, board, shown } = film()
    const other = filmPanels(board())[1]!
    const layer = layersOf(board(), other.id)[0]!
    session.set({ drawing: true })
    run('Set Perspective of Shot 1', (now) => setPerspective(now, other.id, { horizon: 100, points: [] }))
    expect(press('undo')).toMatchObject({ kind: 'went', to: 'Shot 1, panel 2' })
    expect(session.state()).toMatchObject({ drawing: true, panelId: other.id })
    expect(shown).toEqual([{ kind: 'drawing', panelIds: [other.id], area: null, guide: true }])
    run('Lock Layer of Shot 1', (now) => editLayer(now, layer.id, { locked: true }))
    expect(press('undo')).toMatchObject({ kind: 'went', to: 'the layers of Shot 1, panel 2' })
    expect(session.state()).toMatchObject({ drawing: true, tab: 'layers', bare: false })
  })

  it('lead to the drawing table for a drawing that the board does not show', () => {
    const { run, press, session, board, one } = film()
    const [first] = filmPanels(board())
    const layer = layersOf(board(), first!.id)[0]!
    run('Omit Scene 1', (now) => editScene(now, one.sceneId, { omitted: true }))
    run('Draw on Shot 1', (now) => putMark(now, makeStroke(testIds(), layer.id, 'a0')))
    expect(press('undo')).toMatchObject({ kind: 'went', to: 'Shot 1, panel 1' })
    expect(session.state()).toMatchObject({ drawing: true, panelId: first!.id })
  })

  it('do the settings of the film at once, and say so', () => {
    const { run, press, board } = film()
    run('Rename Film', (now) => editFilm(now, { title: 'Tide' }))
    expect(press('undo')).toEqual({ kind: 'done', name: 'Rename Film', said: true })
    expect(filmOf(board()).title).toBe('Test')
  })

  it('take back the line that is being drawn and nothing more; redo brings it back', () => {
    const { run, press, hand, board, one, two } = film()
    run('Retime Shot 1A', (now) => retimeShot(now, two.id, 4))
    let drawn = false
    const stop = hand.follow({
      busy: () => !drawn,
      end() {
        if (!drawn) run('Draw on Shot 1', (now) => retimeShot(now, one.id, 9))
        drawn = true
      },
    })
    expect(press('undo')).toEqual({ kind: 'done', name: 'Draw on Shot 1', said: false })
    expect(shotOf(board(), one.id)!.seconds).toBeNull()
    expect(shotOf(board(), two.id)!.seconds).toBe(4)
    drawn = false
    expect(press('redo')).toEqual({ kind: 'nothing' })
    expect(shotOf(board(), one.id)!.seconds).toBe(9)
    stop()
  })

  it('go to an earlier step that is out of sight where a field was left as it was found', () => {
    const { run, press, visit, onFlush, board, one, two } = film()
    const typed = {}
    run('Retime Shot 1A', (now) => retimeShot(now, two.id, 4))
    visit('Retime Shot 1', (now) => retimeShot(now, one.id, 9), typed)
    onFlush(() => visit('Retime Shot 1', (now) => retimeShot(now, one.id, null), typed))
    expect(press('undo')).toMatchObject({ kind: 'went', name: 'Retime Shot 1A' })
    expect(shotOf(board(), two.id)!.seconds).toBe(4)
  })

  it('go to a fill that ended on a panel whose page was turned meanwhile', () => {
    const { run, press, session, hand, board } = film()
    const [first, second] = filmPanels(board())
    session.set({ panelId: second!.id, drawing: true })
    hand.follow({
      busy: () => true,
      end: () => run('Fill on Shot 1', (now) => setPerspective(now, first!.id, { horizon: 100, points: [] })),
    })
    expect(press('undo')).toMatchObject({ kind: 'went', to: 'Shot 1, panel 1' })
  })

  it('pass over what another window has taken away since', () => {
    const { run, press, see, arrive, board, one, two } = film()
    const ids = { panelId: testIds()('panel'), layerId: testIds()('layer') }
    run('Retime Shot 1A', (now) => retimeShot(now, two.id, 4))
    run('Add Panel to Shot 1', (now) => addPanel(now, ids, one.id, 2))
    run('Set Perspective of Shot 1', (now) => setPerspective(now, ids.panelId, { horizon: 100, points: [] }))
    arrive((now) => removePanel(now, ids.panelId))
    see(() => true)
    expect(press('undo')).toEqual({ kind: 'done', name: 'Retime Shot 1A', said: false })
    expect(shotOf(board(), two.id)!.seconds).toBeNull()
    expect(press('undo')).toEqual({ kind: 'nothing' })
  })

  it('select the panel, the shot or the scene that they move, since blank ones that change places look alike', () => {
    const { run, press, session, see, board, one, two } = film()
    const [first, second] = panelsOf(board(), one.id)
    see(() => true)
    run('Move Panel', (now) => movePanel(now, second!.id, one.id, 0))
    session.selectPanel(board(), first!.id)
    expect(press('undo')).toMatchObject({ kind: 'done' })
    expect(session.state()).toMatchObject({ panelId: second!.id, shotIds: [one.id] })
    run('Move Shot', (now) => moveShots(now, [two.id], one.sceneId, 0))
    session.selectShot(board(), one.id)
    expect(press('undo')).toMatchObject({ kind: 'done' })
    expect(session.state().shotIds).toEqual([two.id])
    session.selectShot(board(), one.id)
    expect(press('redo')).toMatchObject({ kind: 'done' })
    expect(session.state().shotIds).toEqual([two.id])
  })

  it('select the panel that they bring back from another shot, where nothing but its shot changes', () => {
    const { run, press, stepNow, session, see, board, one, two } = film()
    const [first, second] = panelsOf(board(), one.id)
    see(() => true)
    run('Move Panel', (now) => movePanel(now, second!.id, two.id, 1))
    expect(panelsOf(board(), two.id).at(-1)).toEqual({ ...second, shotId: two.id })
    session.selectPanel(board(), first!.id)
    expect(press('undo')).toMatchObject({ kind: 'done' })
    expect(session.state()).toMatchObject({ panelId: second!.id, shotIds: [one.id] })
    session.selectPanel(board(), first!.id)
    stepNow('redo')
    expect(session.state()).toMatchObject({ panelId: second!.id, shotIds: [two.id] })
  })

  it('bring into view where a panel has come to that was in sight where it went from, and nothing that is in view', () => {
    const { run, press, see, shown, board, one, two } = film()
    const [, second] = panelsOf(board(), one.id)
    run('Move Panel', (now) => movePanel(now, second!.id, two.id, 1))
    see((spot) => 'shotId' in spot && spot.shotId === two.id)
    expect(press('undo')).toMatchObject({ kind: 'done' })
    expect(shown).toMatchObject([{ kind: 'frame', shotId: one.id, panelId: second!.id }])
    see(() => true)
    expect(press('redo')).toMatchObject({ kind: 'done' })
    expect(shown).toHaveLength(1)
  })

  it('leave what is chosen on the panel that they move as it is', () => {
    const { run, press, session, see, board, one, two } = film()
    const [, second] = panelsOf(board(), one.id)
    see(() => true)
    run('Move Panel', (now) => movePanel(now, second!.id, one.id, 0))
    const chosen = { shotIds: [two.id, one.id], panelId: second!.id, markIds: ['mark_kept'] }
    session.set(chosen)
    expect(press('undo')).toMatchObject({ kind: 'done' })
    expect(session.state()).toMatchObject(chosen)
  })

  it('leave the drawing table at the panel before the one that goes, and come back to it', () => {
    const { run, press, session, see, board, one } = film()
    const before = session.state().panelId
    const ids = { panelId: testIds()('panel'), layerId: testIds()('layer') }
    run('Add Panel to Shot 1', (now) => addPanel(now, ids, one.id, 1))
    session.selectPanel(board(), ids.panelId)
    session.set({ drawing: true })
    see(() => true)
    void press('undo')
    expect(session.state()).toMatchObject({ panelId: before, drawing: true })
    void press('redo')
    expect(session.state()).toMatchObject({ panelId: ids.panelId, drawing: true })
  })
})

const among =
  (...ids: string[]) =>
  (spot: Spot): boolean =>
    spot.kind === 'shot' && ids.includes(spot.shotId)

describe('what a press does', () => {
  const spots: readonly Spot[] = ['a', 'b', 'c'].map((shotId) => ({ kind: 'shot', shotId, field: 'size' }))
  const came = { step: {}, outline: {}, times: 1 }

  it('is to go unless all of a step is in sight, or some is and the rest selected', () => {
    expect(decide(spots, { sees: among('a', 'b', 'c'), selected: among() }, null)).toBe('do')
    expect(decide(spots, { sees: among('a'), selected: among('b', 'c') }, null)).toBe('do')
    expect(decide(spots, { sees: among('a'), selected: among('b') }, null)).toBe('go')
    expect(decide(spots, { sees: among(), selected: among('a', 'b', 'c') }, null)).toBe('go')
  })

  it('is to do, once it went there, what is in sight in part or can’t be shown', () => {
    expect(decide(spots, { sees: among('a'), selected: among() }, came)).toBe('do')
    expect(decide(spots, { sees: among(), selected: among() }, came)).toBe('go')
    expect(decide(spots, { sees: among(), selected: among() }, { ...came, times: 2 })).toBe('do')
  })
})

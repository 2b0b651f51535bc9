import { describe, expect, it } from 'vitest'
import { editScene, addScene } from '#shared/document/commands/scenes.ts'
import { panelsOf, scenesOf, shotsOf } from '#shared/document/select.ts'
import { testFilm, testIds } from '../../../tests/support/testFilm.ts'
import { createSession } from '../session.ts'
import type { SessionState } from '../session.ts'
import type { Spot } from './spot.ts'
import { goThere, nameOfPlace } from './wayThere.ts'

const film = testFilm([[2, 1], [1]])
const [quay, boat] = scenesOf(film)
const [first, second] = shotsOf(film, quay!.id)
const [third] = shotsOf(film, boat!.id)
const [left, right] = panelsOf(film, first!.id)
const other = panelsOf(film, second!.id)[0]!
const last = panelsOf(film, third!.id)[0]!

/** What became of a session that stood at shot 1 and its first panel. */
function led(from: Partial<SessionState>, spots: readonly [Spot, ...Spot[]], board = film): SessionState {
  const session = createSession(first!.id, left!.id)
  session.set(from)
  goThere(board, session, spots)
  return session.state()
}

const drawing = (panelIds: readonly string[], guide?: true): Spot => ({
  kind: 'drawing',
  panelIds,
  area: null,
  ...(guide && { guide }),
})
const frame = (shotId: string, panelId: string | null, whole = false): Spot => ({
  kind: 'frame',
  shotId,
  panelId,
  whole,
})

const field = (shotId: string, name = 'action'): Spot => ({ kind: 'shot', shotId, field: name })
const scene = (sceneId: string, more: { panelId?: string; field?: string } = {}): Spot => ({
  kind: 'scene',
  sceneId,
  ...more,
})
const named = (spot: Spot, board = film) => nameOfPlace(board, [spot])

describe('to a drawing', () => {
  it('its panel is chosen, where the person is: on the board, or at the table', () => {
    expect(led({}, [drawing([last.id])])).toMatchObject({ panelId: last.id, view: 'board', drawing: false })
    expect(led({ drawing: true }, [drawing([last.id])])).toMatchObject({ panelId: last.id, drawing: true })
  })

  it('ink that panels share is seen in the one that is open already', () => {
    expect(led({}, [drawing([other.id, left!.id])]).panelId).toBe(left!.id)
    expect(led({}, [drawing([other.id, last.id])]).panelId).toBe(other.id)
  })

  it('the table shows what the shot list can’t, a guide, and the drawing of an omitted scene', () => {
    const table = { view: 'board', drawing: true }
    expect(led({ view: 'shot-list' }, [drawing([other.id])])).toMatchObject({ panelId: other.id, ...table })
    expect(led({}, [drawing([other.id], true)])).toMatchObject(table)
    const omitted = editScene(film, boat!.id, { omitted: true })
    expect(led({}, [drawing([last.id])], omitted)).toMatchObject({ panelId: last.id, ...table })
    expect(led({}, [drawing([other.id])], omitted).drawing).toBe(false)
  })
})

it('layers, takes and a panel’s words are led to in their pane, with its panel chosen', () => {
  const bare = { tab: 'cards', bare: true } as const
  for (const kind of ['layers', 'takes'] as const)
    expect(led(bare, [{ kind, panelId: right!.id }])).toMatchObject({ panelId: right!.id, tab: kind, bare: false })
  expect(led(bare, [{ kind: 'panel', panelId: other.id }])).toMatchObject({
    panelId: other.id,
    tab: 'shot',
    bare: false,
  })
  expect(led(bare, [{ kind: 'card', cardId: 'card_1' }])).toMatchObject({
    panelId: left!.id,
    tab: 'cards',
    bare: false,
  })
})

it('fields of shots are led to beside them, all of them chosen once; a day’s in the list as it will be shot', () => {
  const shots = led({ tab: 'takes' }, [field(second!.id), field(third!.id), field(second!.id, 'size')])
  expect(shots).toMatchObject({ shotIds: [second!.id, third!.id], tab: 'shot', view: 'board', bare: false })
  const shooting = { view: 'shot-list', shootingOrder: true, drawing: false, bare: false }
  expect(led({ drawing: true, bare: true }, [field(second!.id, 'shootDay')])).toMatchObject({
    shotIds: [second!.id],
    tab: 'shot',
    ...shooting,
  })
  expect(led({ drawing: true, bare: true }, [{ kind: 'day', dayId: null }])).toMatchObject(shooting)
  expect(led({ drawing: true, bare: true }, [{ kind: 'column', columnId: null }])).toMatchObject({
    view: 'shot-list',
    shootingOrder: false,
    drawing: false,
    bare: false,
  })
})

describe('to where frames stand', () => {
  it('one is seen in the strip of the table, several on the board', () => {
    expect(led({ drawing: true }, [frame(second!.id, other.id)])).toMatchObject({ panelId: other.id, drawing: true })
    expect(led({ drawing: true, bare: true }, [frame(second!.id, other.id), frame(third!.id, last.id)])).toMatchObject({
      shotIds: [second!.id, third!.id],
      drawing: false,
      bare: false,
    })
    expect(led({ drawing: true }, [frame(second!.id, null)])).toMatchObject({ shotIds: [second!.id], drawing: false })
  })

  it('the board alone over the whole window stays so', () => {
    expect(led({ bare: true }, [frame(second!.id, null)])).toMatchObject({ shotIds: [second!.id], bare: true })
  })

  it('the shot list shows whole shots, and the board a panel among others', () => {
    expect(led({ view: 'shot-list' }, [frame(second!.id, other.id, true)]).view).toBe('shot-list')
    expect(led({ view: 'shot-list' }, [frame(first!.id, right!.id)])).toMatchObject({
      view: 'board',
      panelId: right!.id,
    })
  })
})

describe('to a scene', () => {
  it('on the board the scene is chosen, at the table the panel of it that is open, or its first', () => {
    expect(led({ bare: true }, [scene(boat!.id)])).toMatchObject({ shotIds: [third!.id], drawing: false, bare: false })
    const table = { drawing: true, tab: 'layers', bare: true } as const
    expect(led({ ...table, panelId: right!.id }, [scene(quay!.id)]).panelId).toBe(right!.id)
    expect(led(table, [scene(quay!.id)])).toMatchObject({ panelId: left!.id, drawing: true, tab: 'shot', bare: false })
    expect(led(table, [scene(boat!.id)])).toMatchObject({ panelId: last.id, drawing: true, tab: 'shot', bare: false })
  })

  it('one that comes or goes is seen among the film’s panels, whatever pane is open', () => {
    expect(led({ drawing: true, tab: 'layers' }, [scene(boat!.id, { panelId: other.id })])).toMatchObject({
      panelId: other.id,
      drawing: true,
      tab: 'layers',
    })
  })

  it('one without panels has no place at the table', () => {
    const id = testIds()('scene')
    const board = addScene(film, id, scenesOf(film).length)
    for (const more of [{}, { field: 'notes' }])
      expect(led({ drawing: true }, [scene(id, more)], board)).toMatchObject({
        sceneId: id,
        shotIds: [],
        drawing: false,
      })
  })

  it('what is written about it is seen at the table too, beside a panel of it', () => {
    expect(led({ drawing: true, tab: 'takes' }, [scene(boat!.id, { field: 'notes' })])).toMatchObject({
      panelId: last.id,
      drawing: true,
      tab: 'shot',
    })
    expect(led({ drawing: true, panelId: right!.id }, [scene(quay!.id, { field: 'notes' })]).panelId).toBe(right!.id)
  })
})

it('every place has a name, also one that is gone', () => {
  expect(named(drawing([right!.id]))).toBe('Shot 1, panel 2')
  expect(named(drawing(['panel_gone']))).toBe('a panel')
  expect(named({ kind: 'layers', panelId: other.id })).toBe('the layers of Shot 1A')
  expect(named(frame(first!.id, right!.id))).toBe('Shot 1, panel 2')
  expect([named(frame(first!.id, right!.id, true)), named(frame(first!.id, null))]).toEqual(['Shot 1', 'Shot 1'])
  expect(named({ kind: 'scene', sceneId: boat!.id })).toBe('Scene 2')
  expect(named({ kind: 'scene', sceneId: 'scene_gone' })).toBe('Scene')
  expect(named({ kind: 'card', cardId: null })).toBe('the cards')
  expect(named({ kind: 'day', dayId: 'day_gone' })).toBe('the shooting days')
  expect(named({ kind: 'column', columnId: null })).toBe('the shot list')
})

import { describe, expect, it } from 'vitest'
import { testFilm, testIds } from '../../../tests/support/testFilm.ts'
import { NO_CHOICES } from '../../breakdown/plan.ts'
import { planImport } from '../../breakdown/planImport.ts'
import { filmOf } from '../../document/board.ts'
import type { Board } from '../../document/board.ts'
import { editShot } from '../../document/commands/shots.ts'
import { editScene } from '../../document/commands/scenes.ts'
import { filmShots, layersOf, panelsOf, scenesOf, shotsOf } from '../../document/select.ts'
import { readFountain } from '../../script/fountain/readFountain.ts'
import { broughtBefore } from './broughtBefore.ts'
import { layStoryboards, takesFrameOf } from './layStoryboards.ts'
import { placesOf } from './placeStoryboards.ts'
import type { StoryboardedScene } from './storyboarderFolder.ts'

const newId = testIds()

function boards(name: string, own: Partial<StoryboardedScene> = {}): StoryboardedScene {
  const panel = { number: 1, uid: 'A', seconds: 2, dialogue: '', action: '', notes: '', layers: [] }
  const about = { version: '2.1.0', ratio: 2.39, frameRate: 25, missing: [], unread: [] }
  return { ...about, shots: [{ label: '1A', panels: [panel] }], file: name, images: '', name, scriptId: '', ...own }
}

const lay = (board: Board, scenes: readonly StoryboardedScene[], isDrawn = (_ink: string): boolean => false) =>
  layStoryboards(
    board,
    scenes.map((scene) => ({ scene, sceneId: null })),
    { media: new Map(), isDrawn },
    newId,
  )

/** The ink of a shot's first layer. */
function inkOf(board: Board, shotId: string): string {
  const [panel] = panelsOf(board, filmShots(board).find(({ id }) => id === shotId)!.id)
  return layersOf(board, panel!.id)[0]!.id
}

describe('storyboards that come to a film', () => {
  it('give it their frame and rate where nothing was made in any of its scenes', () => {
    const empty = testFilm([[1], [1]], 1.78, newId)
    expect(filmOf(lay(empty, [boards('QUAY')]))).toMatchObject({ ratio: 2.39, frameRate: 25 })
    const last = inkOf(empty, filmShots(empty)[1]!.id)
    expect(filmOf(lay(empty, [boards('QUAY')], (ink) => ink === last)).ratio).toBe(1.78)
  })

  it('give it none where they have several', () => {
    const empty = testFilm([[1]], 1.78, newId)
    expect(takesFrameOf(empty, [boards('QUAY'), boards('CELLAR', { ratio: 1.33 })], () => false)).toBe(false)
    expect(takesFrameOf(empty, [boards('QUAY'), boards('CELLAR', { frameRate: 24 })], () => false)).toBe(false)
    expect(takesFrameOf(empty, [boards('QUAY'), boards('CELLAR')], () => false)).toBe(true)
  })

  it('take the place of the one scene that a film begins with, unless something is in it or it has a heading', () => {
    const empty = testFilm([[1]], 1.78, newId)
    const [own] = scenesOf(empty)
    expect(scenesOf(lay(empty, [boards('QUAY')])).map(({ location }) => location)).toEqual(['QUAY'])
    const named = editScene(empty, own!.id, { location: 'CELLAR' })
    expect(scenesOf(lay(named, [boards('QUAY')])).map(({ location }) => location)).toEqual(['CELLAR', 'QUAY'])
    expect(scenesOf(lay(empty, [boards('QUAY')], () => true))).toHaveLength(2)
  })

  it('come behind the shots of the scene that they go to, of which only blank ones give way', () => {
    const film = testFilm([[1]], 1.78, newId)
    const [scene, shot] = [scenesOf(film)[0]!, filmShots(film)[0]!]
    const into = (board: Board, drawn: boolean): readonly string[] => {
      const given = { media: new Map(), isDrawn: () => drawn }
      const laid = layStoryboards(board, [{ scene: boards('QUAY'), sceneId: scene.id }], given, newId)
      return shotsOf(laid, scene.id).map(({ id }) => (id === shot.id ? 'own' : 'brought'))
    }
    expect(into(film, false)).toEqual(['brought'])
    expect(into(film, true)).toEqual(['own', 'brought'])
    expect(into(editShot(film, shot.id, { action: 'She waits.' }), false)).toEqual(['own', 'brought'])
  })

  it('are no known ones where they have neither a word nor a picture', () => {
    const film = lay(testFilm([[1]], 1.78, newId), [boards('QUAY')])
    expect(broughtBefore(film, boards('QUAY'))).toBe(false)
  })
})

describe('the script beside storyboards', () => {
  const film = testFilm([[1]], 1.78, newId)
  const about = { board: film, drafts: new Map(), isDrawn: () => false }
  const script = (text: string) => {
    const screenplay = readFountain(text)
    return { screenplay, plan: planImport(about, screenplay, NO_CHOICES) }
  }
  const places = (text: string, ...ids: string[]) =>
    placesOf(film, { scenes: ids.map((scriptId, at) => boards(`S${at}`, { scriptId })) }, script(text))

  const TWO = 'EXT. QUAY\n\nA.\n\nINT. CELLAR\n\nB.\n'
  const TAGGED = 'EXT. QUAY #1-ZX3ZM#\n\nA.\n\nINT. CELLAR #2-FA5K7#\n\nB.\n'

  it('gives one scene to one of them, and the next with its id a scene of its own', () => {
    expect(places(TAGGED, '2-FA5K7', '2-FA5K7')).toEqual([{ at: 'script', index: 1 }, { at: 'new' }])
  })

  it('is gone by its order where it has no ids, as scenes are counted from one', () => {
    expect(places(TWO, '2-FA5K7', '1-ZX3ZM', '3-AAAAA')).toEqual([
      { at: 'script', index: 1 },
      { at: 'script', index: 0 },
      { at: 'new' },
    ])
  })

  it('gives its scene to one without an id only where both are alone', () => {
    expect(places('EXT. QUAY\n\nA.\n', '')).toEqual([{ at: 'script', index: 0 }])
    expect(places(TWO, '')).toEqual([{ at: 'new' }])
    expect(places(TWO, '', '')).toEqual([{ at: 'new' }, { at: 'new' }])
  })
})

import { describe, expect, it } from 'vitest'
import { SKETCH, filmOfOneShot, idris, mara, pictures } from '../../tests/support/composedShot.ts'
import { makeTake } from '../../tests/support/film.ts'
import { testFilm, testIds } from '../../tests/support/testFilm.ts'
import { filmOf, patch, put } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { editRequest } from '../document/commands/requests.ts'
import { editShot } from '../document/commands/shots.ts'
import type { MediaId } from '../document/ids.ts'
import type { GenerationRequest } from '../document/recipe.ts'
import type { TakeRow } from '../document/schema.ts'
import { cardsOf, filmPanels, panelOf } from '../document/select.ts'
import { composeRequest } from './compose.ts'
import { composingOptions, draftOf, draftedRequest } from './draftedRequest.ts'
import { recalledChange, recalledDraft } from './recall.ts'
import { wordsOf } from './words.ts'

const shot = { size: 'cu', lensMm: 35, movement: 'pan', action: 'She waits', avoid: 'umbrella' } as const
const { board, panelId } = filmOfOneShot({ shot, cards: [{ ...mara, mediaIds: pictures(2) }, idris] })
const shotId = panelOf(board, panelId)!.shotId

function asked(now: Board): GenerationRequest {
  const draft = draftOf(panelOf(now, panelId)!)
  return draftedRequest(
    composeRequest(now, panelId, { ...composingOptions(draft, filmOf(now)), sketch: SKETCH }),
    draft,
  )
}
function takeOf(request: GenerationRequest): TakeRow {
  const take = makeTake(panelId, SKETCH, 1)
  return { ...take, recipe: { ...take.recipe, request, words: wordsOf(request) } }
}
/** What would be sent after the take was recalled. */
function recalled(now: Board, take: TakeRow): GenerationRequest {
  return asked(editRequest(now, panelId, recalledDraft(now, take).draft))
}

describe('a take that is recalled', () => {
  it('gives its own request again, word for word and picture for picture, where nothing changed', () => {
    const draft = editRequest(board, panelId, {
      requestLast: 'Calm sea.',
      requestWithout: ['shot.action'],
      requestReworded: [{ from: 'shot.size', text: 'a tight face', of: 'close-up', pinned: false }],
    })
    const then = asked(draft)
    const again = recalled(board, takeOf(then))
    expect(wordsOf(again)).toBe(wordsOf(then))
    expect(again.pictures).toEqual(then.pictures)
    expect(recalledDraft(board, takeOf(then)).left).toEqual([])
  })

  it('keeps its words though the shot says something else now, was emptied, or says more', () => {
    const then = asked(board)
    const changed = editShot(board, shotId, { size: 'ls', lensMm: 85, action: '', avoid: '', angle: 'low' })
    expect(wordsOf(asked(changed))).not.toBe(wordsOf(then))
    expect(wordsOf(recalled(changed, takeOf(then)))).toBe(wordsOf(then))
  })

  it('asks the same model for the same size, whatever the film asks for now', () => {
    const then = asked(board)
    const now = patch(board, 'project', filmOf(board).id, { model: 'gemini-3-pro-image', imageSize: '4K' })
    const { provider, model, imageSize } = recalled(now, takeOf(then))
    expect({ provider, model, imageSize }).toEqual({
      provider: then.provider,
      model: then.model,
      imageSize: then.imageSize,
    })
  })

  it('begins with the same seed, which is there to be changed', () => {
    const then = { ...asked(board), seed: 4711 }
    expect(recalled(board, takeOf(then)).seed).toBe(4711)
    expect(recalledDraft(board, takeOf(then)).draft.requestAsked.seed).toBe(4711)
    expect(recalled(board, takeOf({ ...then, seed: null })).seed).toBeNull()
  })

  it('says which cards and pictures can’t come back', () => {
    const then = asked(board)
    const [first] = cardsOf(board)
    const without = editShot(board, shotId, { castIds: [] })
    expect(recalledDraft(without, takeOf(then)).left).toEqual([
      'Mara v1 is not among the shot’s pictures any more.',
      'Mara v1 is not among the shot’s pictures any more.',
    ])
    const described = patch(board, 'card', first!.id, { description: 'thirty' })
    const gone = recalledDraft(without, takeOf(asked(described)))
    expect(gone.left[0]).toBe('Mara is not in the shot any more.')
  })
})

it('a take that was made from another is recalled as a change of that one, with its words, its region and its ratio', () => {
  const film = testFilm([[1]], 2.39, testIds())
  const made = makeTake(filmPanels(film)[0]!.id, `media_${'0'.repeat(64)}` as MediaId, 1)
  const there = put(film, 'take', made)
  const shapes = [{ kind: 'brush' as const, points: [[4, 5] as [number, number]], radius: 9 }]
  const region = { shapes, feather: 4, crop: { x: 0, y: 0, width: 10, height: 10 } }
  const about = { takeId: made.id, number: 1, instruction: 'A lit lantern', earlier: false }
  const from = (turn: NonNullable<GenerationRequest['turn']>) => {
    const request = { ...made.recipe.request, aspectRatio: '21:9', turn }
    return recalledChange(there, { ...made, recipe: { ...made.recipe, request } })
  }
  expect(from({ ...about, kind: 'region', region })).toEqual({
    from: made,
    draft: { changeWords: 'A lit lantern', changeShapes: shapes },
  })
  expect(from({ ...about, kind: 'extend' })?.draft).toEqual({ changeWords: 'A lit lantern', changeRatio: '21:9' })
  expect(recalledChange(there, made)).toBeNull()
})

import { describe, expect, it } from 'vitest'
import { SKETCH, filmOfOneShot, mara, pictures, request as composedOf } from '../../tests/support/composedShot.ts'
import { filmOf } from '../document/board.ts'
import {
  editRequest,
  leavePictureOut,
  leavePieceOut,
  resetRequest,
  rewordPiece,
  unwordPiece,
} from '../document/commands/requests.ts'
import { addCard, editCard } from '../document/commands/film.ts'
import { renameCard } from '../document/commands/renameMentions.ts'
import { editShot } from '../document/commands/shots.ts'
import type { Board } from '../document/board.ts'
import { withoutAts } from '../document/mentions.ts'
import type { CardId, PanelId } from '../document/ids.ts'
import { panelOf, shotOf } from '../document/select.ts'
import { composeRequest } from './compose.ts'
import {
  NO_DRAFT,
  composingOptions,
  draftOf,
  draftedRequest,
  isDrafted,
  pictureKey,
  wordingOf,
} from './draftedRequest.ts'
import { wordsOf } from './words.ts'

const shot = { size: 'cu', lensMm: 35, movement: 'pan', action: 'She waits' } as const
const { board, panelId } = filmOfOneShot({ shot })
const lens = 'shot.movement'

function said(now: Board, id: PanelId = panelId): string {
  const draft = draftOf(panelOf(now, id)!)
  return wordsOf(
    draftedRequest(composeRequest(now, id, { ...composingOptions(draft, filmOf(now)), sketch: null }), draft),
  )
}
const own = (text: string, pinned = false, of = 'pan') => ({ from: lens, text, of, pinned })
const moved = (now: Board) => editShot(now, panelOf(now, panelId)!.shotId, { movement: 'tilt' })

describe('a request as the artist left it', () => {
  it('is the composed one where nothing was changed', () => {
    const composed = composedOf({ shot }, { sketch: SKETCH })
    expect(draftedRequest(composed, NO_DRAFT)).toEqual(composed)
    expect(isDrafted(draftOf(panelOf(board, panelId)!))).toBe(false)
  })

  it('says the new words in the place of the old, and keeps where they came from', () => {
    const now = rewordPiece(board, panelId, own('the camera drifts'))
    expect(said(now)).toContain(', the camera drifts. She waits.')
    expect(isDrafted(draftOf(panelOf(now, panelId)!))).toBe(true)
    expect(said(unwordPiece(now, panelId, lens))).toBe(said(board))
    expect(said(resetRequest(now, panelId))).toBe(said(board))
  })

  it('says a card that the new words mention by its bare name, brings it along, and follows its new name', () => {
    const cardId = 'card_ada000000001' as CardId
    const described = editCard(addCard(board, cardId, 'cast', 'Ada'), cardId, { description: 'in oilskin' })
    const now = rewordPiece(described, panelId, own('the camera finds @Ada'))
    const draft = draftOf(panelOf(now, panelId)!)
    const composed = composeRequest(now, panelId, { ...composingOptions(draft, filmOf(now)), sketch: null })
    const request = draftedRequest(composed, draft, (text) => withoutAts(now, text))
    expect(wordsOf(request)).toContain('the camera finds Ada')
    expect(wordsOf(request)).not.toContain('@')
    expect(request.pieces.map(({ from }) => from)).toContain(`card.${cardId}`)
    const renamed = panelOf(renameCard(now, cardId, 'Grace'), panelId)!
    expect(renamed.requestReworded.map(({ text }) => text)).toEqual(['the camera finds @Grace'])
  })

  it('leaves out pieces and puts them back, and says the last words last', () => {
    const without = leavePieceOut(board, panelId, lens, true)
    expect(said(without)).not.toContain('pan')
    expect(said(leavePieceOut(without, panelId, lens, false))).toBe(said(board))
    expect(said(editRequest(board, panelId, { requestLast: ' calm sea ' }))).toBe(`${said(board)} calm sea.`)
  })

  it('says the field’s words where it changed since, unless the piece is pinned', () => {
    const reworded = moved(rewordPiece(board, panelId, own('the camera drifts')))
    expect(said(reworded)).toContain(', tilt. She waits.')
    const draft = draftOf(panelOf(reworded, panelId)!)
    expect(wordingOf({ from: lens, text: 'tilt' }, draft.requestReworded)).toMatchObject({
      how: 'changed',
      text: 'tilt',
      own: { text: 'the camera drifts' },
    })
    const pinned = moved(rewordPiece(board, panelId, own('the camera drifts', true)))
    expect(said(pinned)).toContain(', the camera drifts. She waits.')
  })

  it('keeps a pinned piece in its place though its field is emptied, and lets one that is not go', () => {
    const emptied = (now: Board) => editShot(now, panelOf(now, panelId)!.shotId, { movement: '' })
    expect(said(emptied(rewordPiece(board, panelId, own('pan', true))))).toMatch(/, pan\. She waits\.$/)
    expect(said(emptied(rewordPiece(board, panelId, own('drifting'))))).not.toContain('drifting')
  })

  it('does not speak of a card that has left the shot, pinned or not', () => {
    const film = filmOfOneShot({ shot, cards: [{ ...mara, description: 'thirty' }] })
    const cast = shotOf(film.board, panelOf(film.board, film.panelId)!.shotId)!.castIds
    const pinned = rewordPiece(film.board, film.panelId, {
      from: `card.${cast[0]!}`,
      text: 'Mara: wet',
      of: 'Mara: thirty',
      pinned: true,
    })
    expect(said(pinned, film.panelId)).toContain('Mara: wet.')
    const alone = editShot(pinned, panelOf(pinned, film.panelId)!.shotId, { castIds: [] })
    expect(said(alone, film.panelId)).not.toContain('wet')
  })

  it('leaves pictures out by what they are, so that a drawing drawn on stays out, and orders them', () => {
    const cards = [{ ...mara, mediaIds: pictures(2) }]
    const composed = composedOf({ shot, cards }, { sketch: SKETCH })
    const [first, second] = composed.pictures.slice(1)
    const left = leavePictureOut(board, panelId, 'sketch', true)
    const request = (now: Board) => draftedRequest(composed, draftOf(panelOf(now, panelId)!))
    expect(request(left).pictures).toEqual([first, second])
    expect(request(left)).not.toHaveProperty('follow')
    expect(request(left).pieces.map(({ from }) => from)).not.toContain('sketch')
    expect(request(leavePictureOut(left, panelId, 'sketch', false)).pictures).toEqual(composed.pictures)
    const order = [pictureKey(second!)]
    expect(request(editRequest(board, panelId, { requestPictures: { order } })).pictures).toEqual([
      second,
      composed.pictures[0],
      first,
    ])
  })

  it('is asked of the model that was chosen, as long as its provider is', () => {
    const asked = { provider: 'gemini', model: { provider: 'gemini', model: 'gemini-3-pro-image' } } as const
    const chosen = editRequest(board, panelId, { requestAsked: asked })
    const options = (now: Board) => composingOptions(draftOf(panelOf(now, panelId)!), { provider: 'stand-in' })
    expect(options(chosen)).toMatchObject({ provider: 'gemini', model: 'gemini-3-pro-image' })
    const other = editRequest(chosen, panelId, { requestAsked: { provider: 'stand-in' } })
    expect(options(other)).not.toHaveProperty('model')
  })
})

import { describe, expect, it } from 'vitest'
import { editRequest, leavePieceOut, rewordPiece } from '#shared/document/commands/requests.ts'
import { addCard, addMedia, editCard, editFilm } from '#shared/document/commands/film.ts'
import { putMark } from '#shared/document/commands/layers.ts'
import { editScene } from '#shared/document/commands/scenes.ts'
import { linkCard } from '#shared/document/commands/shotCards.ts'
import { addShot, editShot } from '#shared/document/commands/shots.ts'
import { filmOf, put } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { diffBoards, writesOf } from '#shared/document/diff.ts'
import { makeNewId } from '#shared/document/ids.ts'
import type { MediaId, NewId } from '#shared/document/ids.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { CARD_KINDS } from '#shared/document/schema.ts'
import { BESIDE, FOLLOWS, PICTURE_USES } from '#shared/document/recipe.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import { cardsOf, filmShots, layersOf, panelOf, scenesOf } from '#shared/document/select.ts'
import { ANGLES, FRAMINGS, INT_EXT, MOVEMENTS, SIZES, SUPPORTS, idsOf } from '#shared/film/vocabulary.ts'
import { changeRequest } from '#shared/generation/changeRequest.ts'
import { composeRequest } from '#shared/generation/compose.ts'
import { composingOptions, draftOf, draftedRequest, pictureKey } from '#shared/generation/draftedRequest.ts'
import { pictureLines, wordsOf } from '#shared/generation/words.ts'
import type { FakeRequest } from '../support/fakeModel.ts'
import { makeTake } from '../support/film.ts'
import { HANDLE } from '../support/generationProject.ts'
import type { GenerationProject } from '../support/generationProject.ts'
import { start } from '../support/generationStart.ts'
import { makeStroke } from '../support/marks.ts'
import { makePicture, withOrientation } from '../support/pictures.ts'
import { seeded } from '../support/randomCommands.ts'
import { value } from '../support/value.ts'

/** How many random films; more with FRAMEWRIGHT_FILMS=50. */
const FILMS = Number(process.env['FRAMEWRIGHT_FILMS'] ?? 4)

/** Choices that a seed makes. */
function hand(seed: number) {
  const random = seeded(seed)
  const below = (count: number): number => Math.floor(random() * count)
  return {
    below,
    maybe: (): boolean => random() < 0.5,
    one: <T>(list: readonly T[]): T => list[below(list.length)]!,
    some: <T>(list: readonly T[]): T[] => list.filter(() => random() < 0.5),
  }
}
type Hand = ReturnType<typeof hand>

const TYPED = ['', 'She waits', ' Ünder the pier… ', 'MARA\n“Now.”', 'no umbrella, no cars', '潮 in the 門']

async function anyPicture(project: GenerationProject, { one, below, maybe }: Hand): Promise<MediaRow> {
  const [width, height] = one([
    [64, 48],
    [1536, 40],
    [1537, 40],
    [2400, 1600],
    [90, 1700],
  ] as const)
  const bytes = await makePicture(one(['png', 'jpeg', 'webp']), width, height, below(256))
  return value(await project.open.media.add(maybe() ? withOrientation(bytes, one([1, 3, 6])) : bytes, 'ref.png'))
}

async function anyFilm(project: GenerationProject, seed: number): Promise<Board> {
  const by = hand(seed)
  const newId = makeNewId(seeded(seed + 7))
  const { one, some, maybe } = by
  const blank = project.open.store.board()
  const [shot, scene] = [filmShots(blank)[0]!, scenesOf(blank)[0]!]
  let board = editScene(blank, scene.id, {
    intExt: one(idsOf(INT_EXT)),
    location: one(TYPED),
    timeOfDay: one(['', 'NIGHT', 'DAY', 'dusk', 'LATER']),
  })
  board = editFilm(board, { ratio: one([1.33, 1.78, 2.39, 0.5625]), styleNote: one(TYPED) })
  board = editShot(board, shot.id, {
    size: one(['', ...idsOf(SIZES)] as const),
    framing: one(['', ...idsOf(FRAMINGS)] as const),
    angle: one(['', ...idsOf(ANGLES)] as const),
    movement: one(['', ...idsOf(MOVEMENTS)] as const),
    support: one(['', ...idsOf(SUPPORTS)] as const),
    lensMm: one([null, 18, 50, 135]),
    aperture: one(['', 'T2.8']),
    action: one(TYPED),
    avoid: one(TYPED),
  })
  for (const kind of some([...CARD_KINDS, ...CARD_KINDS])) {
    const cardId = newId('card')
    const media = await Promise.all(Array.from({ length: by.below(3) }, () => anyPicture(project, by)))
    board = media.reduce(
      (now, row) => addMedia(now, row),
      addCard(board, cardId, kind, one(['Mara', 'Salt House', ''])),
    )
    const mediaIds = media.map(({ id }) => id)
    const uses = mediaIds.flatMap((mediaId) => (maybe() ? [{ mediaId, use: one(PICTURE_USES) }] : []))
    board = editCard(board, cardId, { description: one(TYPED), mediaIds, uses })
    if (kind !== 'style') board = linkCard(board, [shot.id], cardId)
  }
  const layer = layersOf(board, project.panelId)[0]!
  if (maybe()) board = putMark(board, makeStroke(newId, layer.id, 'a0', 60, seed))
  return withDraft(await withNeighbours(board, project, by, newId), project, by)
}

/** Shots on both sides, some with a kept take. */
async function withNeighbours(board: Board, project: GenerationProject, by: Hand, newId: NewId): Promise<Board> {
  let next = board
  for (const at of [0, 2]) {
    const panelId = newId('panel')
    const ids = { shotId: newId('shot'), panelId, layerId: newId('layer') }
    next = addShot(next, ids, scenesOf(next)[0]!.id, at)
    if (by.below(4) === 0) continue
    const media = await anyPicture(project, by)
    const take = { ...makeTake(panelId, media.id, 1), id: newId('take'), kept: true }
    next = put(addMedia(next, media), 'take', take)
  }
  return next
}

/** What an artist may do to the request of that film. */
function withDraft(board: Board, { panelId }: GenerationProject, { one, some, maybe, below }: Hand): Board {
  const pictures = { follow: one(FOLLOWS), notes: maybe(), beside: some(BESIDE) }
  let next = editRequest(board, panelId, { requestLast: one(TYPED), requestPictures: pictures })
  const composed = composeRequest(next, panelId, { sketch: null, free: '' })
  for (const { from, text } of some(composed.pieces).slice(0, 3))
    next = rewordPiece(next, panelId, { from, text: one(['in my words', `${text} indeed`]), of: text, pinned: maybe() })
  for (const { from } of some(composed.pieces).slice(0, below(3))) next = leavePieceOut(next, panelId, from, true)
  const keys = ['sketch', 'contact', 'before', ...cardsOf(next).flatMap(({ mediaIds }) => mediaIds)]
  return editRequest(next, panelId, { requestPictures: { without: some(keys).slice(0, 2), order: some(keys) } })
}

/** The request as the window shows it: every word, and for every picture the bytes that it shows. */
async function shownRequest({ open, queue, panelId }: GenerationProject): Promise<GenerationRequest> {
  const board = open.store.board()
  const draft = draftOf(panelOf(board, panelId)!)
  const sketch = value(await queue.sketch(open, panelId, draft.requestPictures.notes))
  const { beside } = draft.requestPictures
  const contact = beside.includes('contact') ? value(await queue.contact(open, panelId)) : null
  const staging = beside.includes('staging')
    ? value(await queue.staging(open, panelId, new AbortController().signal))
    : null
  const made = { contact: contact?.id ?? null, staging: staging?.id ?? null }
  const options = { ...composingOptions(draft, filmOf(board)), sketch: sketch?.id ?? null, made }
  const request = draftedRequest(composeRequest(board, panelId, options), draft)
  return wired(open, queue, request)
}

/** A change of the first take that mentions a card where there is one, as the window shows it. */
async function changeOf(project: GenerationProject, seed: number): Promise<GenerationRequest> {
  const { one } = hand(seed)
  const asked = { region: null, ratio: null, clean: null, marked: null, seed: 1 }
  const instruction = one(['move @Mara left', 'make it night', 'at the @Salt House'])
  const change = one(['words', 'variation'] as const)
  const { open, queue } = project
  return wired(open, queue, changeRequest(open.store.board(), project.takes()[0]!, { ...asked, instruction, change }))
}

async function wired(
  open: GenerationProject['open'],
  queue: GenerationProject['queue'],
  request: GenerationRequest,
): Promise<GenerationRequest> {
  const ids = request.pictures.map(({ mediaId }) => mediaId)
  const wires = await queue.pictures(open, ids)
  return { ...request, pictures: request.pictures.map((picture, at) => ({ ...picture, wire: value(wires[at]!).id })) }
}

type Part = { readonly text?: string; readonly inlineData?: { readonly mimeType: string; readonly data: string } }

function contentsSent({ body }: FakeRequest): readonly (readonly Part[])[] {
  const { contents } = JSON.parse(body) as { contents: readonly { readonly parts: readonly Part[] }[] }
  return contents.map(({ parts }) => parts)
}

/** The words as one text: each picture stands behind the line that names it. */
function said(parts: readonly Part[], pictures: number): string {
  const texts = parts.flatMap(({ text }) => text ?? [])
  return [texts.slice(0, pictures).join('\n'), ...texts.slice(pictures)].filter(Boolean).join('\n\n')
}

async function shownBytes(project: GenerationProject, ids: readonly MediaId[]): Promise<string[]> {
  const all = await Promise.all(ids.map((id) => project.open.media.read(id)))
  return all.map((bytes) => Buffer.from(bytes!).toString('base64'))
}

describe('what is shown of a request is what leaves', () => {
  it.each(Array.from({ length: FILMS }, (_, at) => at + 1))(
    'in random film %i: words, order and bytes of every picture',
    async (seed) => {
      const { model, project } = await start()
      const before = project.open.store.board()
      const film = await anyFilm(project, seed)
      await project.open.store.save(writesOf(film, diffBoards(before, film)))
      const request = await shownRequest(project)
      if (wordsOf(request).trim() === '') return
      value(await project.queue.submit(project.open, HANDLE, project.panelId, request, 1))
      const [job] = await project.settled()
      expect(job!.failure).toBeNull()
      const parts = contentsSent(model.requests[0]!).flat()
      expect(said(parts, request.pictures.length)).toBe(wordsOf(request))
      for (const [at, line] of pictureLines(request.pictures).entries())
        expect([parts[2 * at]?.text, parts[2 * at + 1]?.text]).toEqual([line, undefined])
      expect(parts.flatMap(({ inlineData }) => inlineData?.data ?? [])).toEqual(
        await shownBytes(
          project,
          request.pictures.map(({ wire }) => wire!),
        ),
      )
      const { recipe } = project.takes()[0]!
      expect(recipe.words).toBe(wordsOf(request))
      expect(recipe.request.pictures).toEqual(request.pictures)
      expect(new Set(request.pictures.map(pictureKey)).size).toBe(request.pictures.length)

      const change = await changeOf(project, seed)
      value(await project.queue.submit(project.open, HANDLE, project.panelId, change, 1))
      expect((await project.settled()).find(({ request: { turn } }) => turn)!.failure).toBeNull()
      const sent = contentsSent(model.requests[1]!)
      expect(sent).toHaveLength(change.turn!.earlier ? 3 : 1)
      if (change.turn!.earlier) expect(sent[0]).toEqual(parts)
      expect(said(sent.at(-1)!, change.pictures.length)).toBe(wordsOf(change))
      expect(sent.at(-1)!.flatMap(({ inlineData }) => inlineData?.data ?? [])).toEqual(
        await shownBytes(
          project,
          change.pictures.map(({ wire }) => wire!),
        ),
      )
    },
  )
})

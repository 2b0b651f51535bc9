import { DatabaseSync } from 'node:sqlite'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attempt } from '#host/failures.ts'
import { checkProject } from '#host/project/checkProject.ts'
import { openFolder } from '#host/project/openFolder.ts'
import type { OwnedFolder } from '#host/project/openFolder.ts'
import { sealEverything } from '#host/project/sealedRows.ts'
import { saveCopy } from '#host/project/saveCopy.ts'
import { addTakeUnder } from '#shared/document/commands/layers.ts'
import { addCard, removeCard } from '#shared/document/commands/film.ts'
import { editShot } from '#shared/document/commands/shots.ts'
import { diffBoards, writesOf } from '#shared/document/diff.ts'
import type { Board } from '#shared/document/board.ts'
import { filmPanels, filmShots, layersOf } from '#shared/document/select.ts'
import type { MediaRow, TakeRow } from '#shared/document/schema.ts'
import { value } from '../contract/contract.ts'
import { makeTake, newTestFolder, newTestId, put, removal, testContext } from '../support/film.ts'
import { makeStroke } from '../support/marks.ts'
import { makePicture } from '../support/pictures.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

let place: ReturnType<typeof temporaryFolder>
let open: OwnedFolder
let media: MediaRow
let take: TakeRow
beforeEach(async () => {
  place = temporaryFolder()
  open = await newTestFolder(place.path)
  const panel = filmPanels(open.store.board())[0]!
  media = value(await open.media.add(await makePicture('jpeg', 30, 20), 'boat.jpg'))
  take = makeTake(panel.id, media.id, 1)
  const stroke = makeStroke(newTestId, layersOf(open.store.board(), panel.id)[0]!.id, 'a0')
  await open.store.save([put('media', media), put('take', take), put('mark', stroke)])
  await run((board) => addTakeUnder(board, newTestId('layer'), panel.id, take.id))
})
afterEach(async () => {
  await open.close()
  place.remove()
})

async function run(command: (board: Board) => Board): Promise<void> {
  const before = open.store.board()
  const after = command(before)
  await open.store.save(writesOf(after, diffBoards(before, after)))
}

const mediaFile = () => path.join(open.folder, 'media', media.id.slice(6, 8), `${media.id.slice(6)}.jpg`)

/** As a fault of Framewright's own would: what comes of it is sealed, so that no sum gives it away. */
async function meddle(sql: string): Promise<void> {
  await open.close()
  const database = new DatabaseSync(path.join(open.folder, 'board.sqlite'))
  database.exec(sql)
  sealEverything(database)
  database.close()
  open = await openFolder(open.folder, testContext)
}

const now = { now: () => Date.now() }

describe('a copy', () => {
  it('holds what was saved up to now and is sound', async () => {
    const { folder } = await saveCopy(open, path.join(place.path, 'copies', 'Salt 2.framewright'), now)
    const copy = await openFolder(folder, testContext)
    expect(copy.access).toBe('write')
    expect(await checkProject(copy)).toEqual(await checkProject(open))
    expect(
      Buffer.from((await copy.media.read(media.id))!).equals(Buffer.from((await open.media.read(media.id))!)),
    ).toBe(true)
    expect(copy.store.marks([...layersOf(copy.store.board(), take.panelId)].map((layer) => layer.id))).toHaveLength(1)
    await copy.close()
  })

  it('holds rows that are saved nowhere else, and says which of them it could not keep', async () => {
    const shot = filmShots(open.store.board())[0]!
    const layer = layersOf(open.store.board(), take.panelId)[0]!
    const stroke = makeStroke(newTestId, layer.id, 'a5')
    const drawn = open.store.marks([layer.id])
    const card = { id: 'card_000000000000', name: 'no more of a card than this' }
    const writes = [
      put('shot', { ...shot, notes: 'never saved' }),
      put('mark', stroke),
      { table: 'card' as const, id: card.id, row: card },
      ...drawn.map((mark) => removal('mark', mark.id)),
    ]
    const { folder, refused } = await saveCopy(open, path.join(place.path, 'Salt 2.framewright'), { ...now, writes })
    expect(refused).toMatchObject([{ table: 'card', id: card.id }])
    expect(readdirSync(folder).toSorted()).toEqual(['README.txt', 'board.sqlite', 'media', 'previews', 'snapshots'])
    const copy = await openFolder(folder, testContext)
    expect(filmShots(copy.store.board())[0]!.notes).toBe('never saved')
    expect(copy.store.marks([layer.id])).toEqual([stroke])
    expect(await checkProject(copy)).toMatchObject({ ok: true })
    await copy.close()
    expect(filmShots(open.store.board())[0]!.notes).toBe('')
  })

  it('is not made without a picture that only such a row names, unless it is to be', async () => {
    const elsewhere = { ...media, id: `media_${'0'.repeat(64)}` } as MediaRow
    const options = { ...now, writes: [put('media', elsewhere)] }
    const folder = path.join(place.path, 'Salt 2.framewright')
    const missing = { failure: { kind: 'pictures-missing', count: 1 } }
    expect(await attempt(() => saveCopy(open, folder, options))).toMatchObject(missing)
    expect(await saveCopy(open, folder, { ...options, evenIfMissing: true })).toMatchObject({
      left: [expect.any(String)],
    })
  })

  it('is refused where there is anything of that name, and leaves it alone', async () => {
    const folder = path.join(place.path, 'there')
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'notes.txt'), 'mine')
    expect(await attempt(() => saveCopy(open, folder, now))).toMatchObject({ failure: { kind: 'already-exists' } })
    expect(readdirSync(folder)).toEqual(['notes.txt'])
  })

  it('leaves nothing behind where it fails', async () => {
    rmSync(mediaFile())
    mkdirSync(mediaFile())
    expect(
      (await attempt(() => saveCopy(open, path.join(place.path, 'copies', 'C'), { ...now, evenIfMissing: true }))).ok,
    ).toBe(false)
    expect(readdirSync(path.join(place.path, 'copies'))).toEqual([])
    rmSync(mediaFile(), { recursive: true })
  })
})

const problems = async () => (await checkProject(open)).problems

describe('a check', () => {
  it('finds nothing wrong with a film in use, and counts what is in it', async () => {
    expect(await checkProject(open)).toMatchObject({
      ok: true,
      counts: { scene: 1, shot: 1, panel: 1, layer: 3, mark: 1, take: 1, media: 1, 'media files': 1 },
      problems: [],
    })
  })

  it('misses no picture that comes while the others are read, as when a take lands', async () => {
    const notYet = `${mediaFile()}.coming`
    renameSync(mediaFile(), notYet)
    const board = (): Board => {
      if (existsSync(notYet)) renameSync(notYet, mediaFile())
      return open.store.board()
    }
    const report = await checkProject({ ...open, store: { ...open.store, board } })
    expect(report).toMatchObject({ problems: [], counts: { media: 1, 'media files': 1 } })
  })

  it('finds a picture that is missing', async () => {
    rmSync(mediaFile())
    expect(await problems()).toEqual([expect.stringMatching(/boat\.jpg.*is missing/)])
  })

  it('finds a picture whose bytes went bad', async () => {
    writeFileSync(mediaFile(), 'rot')
    expect(await problems()).toEqual([
      expect.stringMatching(/media\/.*\.jpg \(“boat\.jpg”; Take T1 of shot 1\) is damaged/),
    ])
  })

  it('finds rows that name what never was', async () => {
    await meddle(
      `DELETE FROM media; DELETE FROM take; UPDATE mark SET parent = 'layer_000000000000', data = json_set(data, '$.layerId', 'layer_000000000000')`,
    )
    expect(await problems()).toEqual([
      expect.stringContaining(`names the media ${media.id}`),
      expect.stringContaining(`names the take ${take.id}`),
      expect.stringContaining('names the layer layer_000000000000'),
    ])
  })

  it('finds a shot that hangs under no scene', async () => {
    await meddle('DELETE FROM scene')
    expect(await problems()).toEqual([expect.stringMatching(/^The shot shot_\w+ names the scene scene_\w+/)])
  })

  it('finds an order key that is none, and a row filed elsewhere than it says', async () => {
    await meddle(
      `UPDATE shot SET ord = '!', data = json_set(data, '$.order', '!'); UPDATE layer SET ord = 'zz' WHERE ord <> 'zz'`,
    )
    const found = await problems()
    expect(found).toContainEqual(expect.stringMatching(/^The shot \w+ has a place that can't be read/))
    expect(found).toContainEqual(expect.stringMatching(/^The layer \w+ is filed under another place/))
  })

  it('has nothing against what is kept of removed rows, for undo', async () => {
    const cast = newTestId('card')
    const shot = filmShots(open.store.board())[0]!
    await run((board) => editShot(addCard(board, cast, 'cast', 'Mara'), shot.id, { castIds: [cast] }))
    await run((board) => removeCard(board, cast))
    await open.store.save(layersOf(open.store.board(), take.panelId).map((layer) => removal('layer', layer.id)))
    expect(await problems()).toEqual([])
  })
})

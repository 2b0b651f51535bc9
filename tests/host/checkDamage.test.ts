import { cpSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFolder } from '#host/project/openFolder.ts'
import { filmShots } from '#shared/document/select.ts'
import { filmWithPast, spoil } from '../support/damagedFilm.ts'
import { put, testContext } from '../support/film.ts'
import { makePicture } from '../support/pictures.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { commandHere } from '../support/terminalHere.ts'
import { value } from '../contract/contract.ts'

let place: ReturnType<typeof temporaryFolder>
let whole: string
let killed: string
beforeAll(async () => {
  place = temporaryFolder()
  whole = await filmWithPast(place.path, 'Whole.framewright')
  const open = await openFolder(whole, testContext)
  const row = value(await open.media.add(await makePicture('jpeg', 64, 36, 40), 'boat.jpg'))
  await open.store.save([put('media', row)])
  await open.close()
  // As a kill leaves it: the newest of it in the log alone.
  const again = await openFolder(whole, testContext)
  await again.store.save([put('shot', { ...filmShots(again.store.board())[0]!, notes: 'the third day' })])
  killed = path.join(place.path, 'Killed.framewright')
  cpSync(whole, killed, { recursive: true })
  await again.close()
})
afterAll(() => place.remove())

const board = (film: string) => path.join(film, 'board.sqlite')
const picture = (film: string) => {
  const [name] = readdirSync(path.join(film, 'media'), { recursive: true, encoding: 'utf8' }).filter((each) =>
    each.endsWith('.jpg'),
  )
  return path.join(film, 'media', name!)
}

describe('framewright check', () => {
  it.each([
    ['a film', () => whole],
    ['a film that a kill left with its log', () => killed],
  ])('finds nothing wrong with %s that is whole', async (_what, from) => {
    // Opening takes the log up, so it is a copy that is checked.
    const film = path.join(place.path, 'Checked.framewright')
    cpSync(from(), film, { recursive: true })
    const ran = await commandHere(place.path, ['check', film])
    rmSync(film, { recursive: true })
    expect([ran.code, ran.err]).toEqual([0, ''])
    expect(ran.out).toContain('Nothing is wrong.')
  })

  it.each<[string, () => string, (film: string) => void, RegExp]>([
    ['a row that is not as it was written', () => whole, (film) => spoil(film, 'the third day'), /shot.+can’t be read/],
    ['a head that is gone', () => whole, (film) => spoil(film, 'SQLite format'), /damaged.+snapshots\//s],
    [
      'an end that is cut off',
      () => whole,
      (film) => truncateSync(board(film), readFileSync(board(film)).length - 8192),
      /damaged|malformed/,
    ],
    [
      'a page of zeros',
      () => whole,
      (film) => writeFileSync(board(film), readFileSync(board(film)).fill(0, 4096, 8192)),
      /damaged|malformed/,
    ],
    ['no database but an empty file', () => whole, (film) => truncateSync(board(film), 0), /board\.sqlite/],
    [
      'a log that is not as it was written',
      () => killed,
      (film) => spoil(film, 'the third day', 'board.sqlite-wal'),
      /log|wal|damaged/,
    ],
    ['a picture that is gone', () => whole, (film) => rmSync(picture(film)), /missing|picture/],
    [
      'a picture of other bytes',
      () => whole,
      (film) => writeFileSync(picture(film), readFileSync(picture(film)).fill(1, 100, 140)),
      /picture/,
    ],
  ])('exits with 1 over %s, says what it is and leaves the film as it is', async (_what, from, damage, words) => {
    const film = path.join(place.path, 'Damaged.framewright')
    cpSync(from(), film, { recursive: true })
    try {
      damage(film)
      const before = readFileSync(board(film))
      const ran = await commandHere(place.path, ['check', film])
      expect(ran.code).toBe(1)
      expect(`${ran.out}\n${ran.err}`).toMatch(words)
      expect(readFileSync(board(film)).equals(before)).toBe(true)
    } finally {
      rmSync(film, { recursive: true })
    }
  })
})

import { afterEach, describe, expect, it } from 'vitest'
import { addShot, retimeShot } from '#shared/document/commands/shots.ts'
import { diffBoards } from '#shared/document/diff.ts'
import type { Diff } from '#shared/document/diff.ts'
import { record } from '#shared/document/history.ts'
import { filmShots } from '#shared/document/select.ts'
import { testFilm, testIds } from '../../tests/support/testFilm.ts'
import { createOpenBoard } from './openBoard.ts'

const newId = testIds()
const start = testFilm([[1]])
const first = filmShots(start)[0]!
const ids = { shotId: newId('shot'), panelId: newId('panel'), layerId: newId('layer') }
const longer = addShot(start, ids, first.sceneId, 1)
const came = diffBoards(start, longer)
const timed = diffBoards(longer, retimeShot(longer, first.id, 4))

const open: { dispose: () => void }[] = []
afterEach(() => open.splice(0).forEach((film) => film.dispose()))

function heardOf() {
  const film = createOpenBoard(start)
  open.push(film)
  const heard: Diff[] = []
  film.listen((diff) => heard.push(diff))
  return { film, heard }
}

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

describe('an open board', () => {
  it('has a long step at once, and tells of it once, in a task of its own', async () => {
    const { film, heard } = heardOf()
    film.set(record(film.history(), 'Paste', longer).history)
    film.tellLater(came, () => heard.push('told' as never))
    expect(film.board()).toBe(longer)
    expect(film.outline()).toBe(longer)
    expect(heard).toEqual([])
    await nextTask()
    await nextTask()
    expect(heard).toEqual([came, 'told'])
  })

  it('tells of it before anything that comes after it', async () => {
    const { film, heard } = heardOf()
    film.tellLater(came)
    film.tell(timed)
    film.tellLater(timed)
    film.bump([ids.panelId])
    film.tellLater(came)
    film.tellLater(timed)
    await nextTask()
    expect(heard).toEqual([came, timed, timed, [], came, timed])
  })

  it('tells nobody once it is closed', async () => {
    const { film, heard } = heardOf()
    film.tellLater(came)
    film.dispose()
    await nextTask()
    expect(heard).toEqual([])
  })
})

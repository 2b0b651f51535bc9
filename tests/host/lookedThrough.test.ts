import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openFolder } from '#host/project/openFolder.ts'
import { ON_THIS_THREAD, createVersionThread } from '#host/project/versionThread.ts'
import type { VersionThread } from '#host/project/versionThread.ts'
import { filmPanels, layersOf } from '#shared/document/select.ts'
import { newTestFolder, newTestId, put, testContext } from '../support/film.ts'
import { makeStroke } from '../support/marks.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

let place: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  place = temporaryFolder()
})
afterEach(() => place.remove())

let thread: VersionThread
beforeAll(() => {
  thread = createVersionThread()
})
afterAll(() => thread.dispose())

/** A film too large to be looked through before it is shown. */
async function largeFilm() {
  const open = await newTestFolder(place.path)
  const layer = layersOf(open.store.board(), filmPanels(open.store.board())[0]!.id)[0]!
  const stroke = { ...makeStroke(newTestId, layer.id, 'a0'), points: 'AAAAA'.repeat(200_000) }
  for (let at = 0; at < 3; at += 1) await open.store.save([put('mark', { ...stroke, id: newTestId('mark') })])
  await open.close()
  return { folder: open.folder, file: path.join(open.folder, 'board.sqlite'), stroke }
}

describe.each([
  ['on a thread of its own', () => thread],
  ['in pieces, where there is none', () => ON_THIS_THREAD],
] as const)('a large film, looked through %s while it is open', (_where, lent) => {
  it('that is damaged takes no save, keeps every byte, and is copied over no version', async () => {
    const { folder, file, stroke } = await largeFilm()
    const bytes = readFileSync(file)
    // In the midst of the points of a stroke: no page of SQLite's own is torn, and its JSON can be read.
    const at = bytes.indexOf('AAAAAAAAAA', bytes.length / 2)
    bytes.write('B', at)
    writeFileSync(file, bytes)
    const open = await openFolder(folder, { ...testContext, thread: lent() })
    expect(open.access).toBe('write')
    const saved = open.store.save([put('mark', { ...stroke, id: newTestId('mark') })])
    await expect(saved).rejects.toMatchObject({ failure: { kind: 'damaged' } })
    expect(await open.looked).toMatch(/is not as it was written/)
    await open.close()
    expect(readFileSync(file).equals(bytes)).toBe(true)
    expect(readdirSync(path.join(folder, 'snapshots'))).toEqual([])
  })

  it('that is whole takes the save that waited, and is copied', async () => {
    const { folder, stroke } = await largeFilm()
    const open = await openFolder(folder, { ...testContext, thread: lent() })
    await open.store.save([put('mark', { ...stroke, id: newTestId('mark') })])
    expect(await open.looked).toBeNull()
    await open.close()
    expect(readdirSync(path.join(folder, 'snapshots'))).toHaveLength(1)
  })
})

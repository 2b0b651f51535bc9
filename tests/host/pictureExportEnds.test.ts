import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { pictureExporter } from '#host/exporters/pictureExporter.ts'
import { createPanelRenderer } from '#host/paint/panelRenderer.ts'
import { createFolder } from '#host/project/openFolder.ts'
import type { OwnedFolder } from '#host/project/openFolder.ts'
import { pictureOptionsSchema } from '#shared/interchange/pictureFiles/pictureFiles.ts'
import { testContext } from '../support/film.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { testFilm } from '../support/testFilm.ts'
import { testPlatform } from '../support/testPlatform.ts'

let home: ReturnType<typeof temporaryFolder>
let open: OwnedFolder
let out: string
beforeEach(async () => {
  home = temporaryFolder()
  open = await createFolder(path.join(home.path, 'Salt.framewright'), testFilm([[1, 1, 1]]), testContext)
  out = path.join(home.path, 'out')
})
afterEach(async () => {
  await open.close()
  home.remove()
})

/** Exports the film's pictures, and is cancelled after so many. */
function write(after: number): Promise<unknown> {
  const stop = new AbortController()
  const { folders } = testPlatform(home.path)
  const exporter = pictureExporter(createPanelRenderer(folders.assets), () => 0, 'png')
  const options = pictureOptionsSchema.parse({ show: 'all', width: 1280, stamp: false, sceneIds: [] })
  const progress = (done: number): void => (done === after ? stop.abort() : undefined)
  return exporter.write({ open, options, path: path.join(out, 'Salt.png'), signal: stop.signal, progress })
}

const files = (): string[] => (existsSync(out) ? readdirSync(out).toSorted() : [])

it('pictures of an export that is cancelled are nowhere, and those of an earlier one what they were', async () => {
  await expect(write(2)).rejects.toMatchObject({ failure: { kind: 'cancelled' } })
  expect(files()).toEqual([])
  mkdirSync(out, { recursive: true })
  await write(-1)
  const named = files()
  expect(named.filter((name) => name.endsWith('.png'))).toHaveLength(3)
  for (const name of named) writeFileSync(path.join(out, name), `as a person changed ${name}`)
  await expect(write(2)).rejects.toMatchObject({ failure: { kind: 'cancelled' } })
  expect(files()).toEqual(named)
  for (const name of named) expect(readFileSync(path.join(out, name), 'utf8')).toBe(`as a person changed ${name}`)
  await write(-1)
  expect(files()).toEqual(named.flatMap((name) => [name, `${name}.bak`]).toSorted())
})

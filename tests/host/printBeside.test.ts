import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPanelRenderer } from '#host/paint/panelRenderer.ts'
import { createPdfService } from '#host/pdf/pdfService.ts'
import { createFolder } from '#host/project/openFolder.ts'
import type { OwnedFolder } from '#host/project/openFolder.ts'
import { USUAL_OPTIONS } from '#shared/pages/model.ts'
import type { ExportOptions } from '#shared/pages/model.ts'
import { printFilm } from '../support/printFilm.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const context = { app: 'test', now: () => Date.parse('2026-03-04T10:00:00.000Z'), log: () => undefined }
const options: ExportOptions = { ...USUAL_OPTIONS, kind: 'storyboard' }
const work = temporaryFolder()
const renderer = createPanelRenderer(path.resolve(import.meta.dirname, '../../assets'))
const pdf = createPdfService({ renderer, platform: context })
let open: OwnedFolder

beforeAll(async () => {
  const pictures = path.join(work.path, 'pictures')
  const board = printFilm({ scenes: 12, shotsPerScene: 12, tripleEvery: 9, pictureSide: 16 }, pictures)
  open = await createFolder(path.join(work.path, 'Long.framewright'), board, context, pictures)
  open.store.board()
})

afterAll(async () => {
  await pdf.dispose()
  await renderer.dispose()
  await open.close()
  work.remove()
})

function ms({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000
}

/**
 * Processor time in ms, to which other programs don't add: of this thread in its longest turn during the work, of all
 * of its turns, and of all threads.
 */
async function watched(task: () => Promise<unknown>): Promise<{ longest: number; here: number; all: number }> {
  const [here, all] = [process.threadCpuUsage(), process.cpuUsage()]
  let before = here
  let longest = 0
  const watch = setInterval(() => {
    longest = Math.max(longest, ms(process.threadCpuUsage(before)))
    before = process.threadCpuUsage()
  }, 1)
  await task()
  clearInterval(watch)
  return { longest, here: ms(process.threadCpuUsage(here)), all: ms(process.cpuUsage(all)) }
}

describe('while a long film is printed', () => {
  it('is laid out without a turn of 50 ms that a stroke would wait for', async () => {
    const { longest, here, all } = await watched(() => pdf.lay(open, options, { from: 0, count: 2 }))
    expect(longest).toBeLessThan(50)
    expect(here).toBeLessThan(all / 3)
  })

  it('is drawn without one, first and again', async () => {
    for (const name of ['first', 'again']) {
      const file = path.join(work.path, `${name}.pdf`)
      const print = () => pdf.write(open, options, file, new AbortController().signal, () => undefined)
      const { longest } = await watched(async () => expect(await print()).toMatchObject({ ok: true }))
      expect(longest, name).toBeLessThan(50)
    }
  })
})

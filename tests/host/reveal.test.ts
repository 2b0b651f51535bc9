import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { value } from '../contract/contract.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'

let host: InProcess
let shown: string[]
beforeEach(() => {
  shown = []
  const dialogs = {
    choose: () => Promise.resolve(null),
    save: () => Promise.resolve(null),
    reveal(folder: string) {
      shown.push(folder)
      return Promise.resolve()
    },
    revealSaved() {
      shown.push('saved')
      return Promise.resolve()
    },
  }
  host = startInProcess({ dialogs })
})
afterEach(() => host.close())

it('the folder of the pictures is shown, the film where there is none, and never where a link leads', async () => {
  const folder = path.join(host.folder, 'Salt.framewright')
  const { project } = value(await host.client.call('projects.create', { folder, title: 'Salt', ratio: 1.78 }))
  const media = path.join(folder, 'media')
  expect(await host.client.call('pictures.reveal', { project })).toMatchObject({ ok: true })
  rmSync(media, { recursive: true })
  await host.client.call('pictures.reveal', { project })
  expect(shown).toEqual([media, folder])
  const elsewhere = path.join(host.folder, 'elsewhere')
  mkdirSync(elsewhere)
  symlinkSync(elsewhere, media)
  await host.client.call('pictures.reveal', { project })
  expect(shown.filter((each) => each === elsewhere)).toEqual([])
  expect(shown.at(-1)).toBe(folder)
})

it('the folder of what the window saved itself is shown without a film', async () => {
  expect(await host.client.call('files.reveal', {})).toMatchObject({ ok: true })
  expect(shown).toEqual(['saved'])
})

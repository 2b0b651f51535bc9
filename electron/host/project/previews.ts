import { mkdir, readFile, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { filmOf } from '#shared/document/board.ts'
import type { OpenFolder, PanelRenderer } from '../services.ts'
import { writeFileWhole } from './durableFile.ts'

export interface Previews {
  /** JPEG bytes of a panel, `width` px wide. A panel that is not there is a `not-found` failure. */
  read(open: OpenFolder, panelId: string, width: number, show: 'all' | 'drawing'): Promise<Uint8Array>
}

/** Previews in previews/<panel>/, each named by all that decides what it shows. Files of earlier revisions are let go. */
export function createPreviews(renderer: PanelRenderer): Previews {
  const underWay = new Map<string, Promise<Uint8Array>>()

  async function draw(open: OpenFolder, panelId: string, width: number, show: 'all' | 'drawing', name: string) {
    const file = open.media.previewFile(`${panelId}/${name}`)
    const kept = await readFile(file).catch(() => null)
    if (kept) return kept
    const bytes = await renderer.render(open, panelId, { width, show })
    if (open.access === 'write') await keep(file, bytes).catch(() => undefined)
    return bytes
  }

  return {
    read(open, panelId, width, show) {
      const ratio = filmOf(open.store.board()).ratio
      const name = `${open.store.panelRevision(panelId)}-${ratio}-${width}-${show}.jpg`
      const key = `${open.folder}/${panelId}/${name}`
      const known = underWay.get(key) ?? draw(open, panelId, width, show, name).finally(() => underWay.delete(key))
      underWay.set(key, known)
      return known
    },
  }
}

async function keep(file: string, bytes: Uint8Array): Promise<void> {
  const folder = path.dirname(file)
  await mkdir(folder, { recursive: true })
  const revision = path.basename(file).split('-')[0]
  for (const name of await readdir(folder))
    if (name.split('-')[0] !== revision) await rm(path.join(folder, name), { force: true })
  writeFileWhole(file, bytes)
}

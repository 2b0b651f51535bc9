import { mkdir, readFile, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { filmOf } from '#shared/document/board.ts'
import type { OpenFolder, PanelRenderer } from '../services.ts'
import { writeFileWhole } from './durableFile.ts'

export interface Previews {
  /** Names what would be drawn now: a picture of the same name is the same picture. */
  nameOf(open: OpenFolder, panelId: string, width: number, show: 'all' | 'drawing'): string
  /** JPEG bytes of a panel, `width` px wide. A panel that is not there is a `not-found` failure. */
  read(open: OpenFolder, panelId: string, width: number, show: 'all' | 'drawing'): Promise<Uint8Array>
}

/** The board's paper is the look's; a drawing by itself is for pages, which print on white. */
const PAPER = { all: '#f6f3ec', drawing: '#ffffff' } as const

/** Previews in previews/<panel>/, each named by all that decides what it shows. Files of earlier revisions are let go. */
export function createPreviews(renderer: PanelRenderer): Previews {
  const underWay = new Map<string, Promise<Uint8Array>>()

  async function draw(open: OpenFolder, panelId: string, width: number, show: 'all' | 'drawing', name: string) {
    const file = open.media.previewFile(`${panelId}/${name}`)
    const kept = await readFile(file).catch(() => null)
    if (kept) return kept
    const bytes = await renderer.render(open, panelId, { width, show, paper: PAPER[show] })
    if (open.access === 'write') await keep(file, bytes).catch(() => undefined)
    return bytes
  }

  return {
    nameOf,
    read(open, panelId, width, show) {
      const name = nameOf(open, panelId, width, show)
      const key = `${open.folder}/${panelId}/${name}`
      const known = underWay.get(key) ?? draw(open, panelId, width, show, name).finally(() => underWay.delete(key))
      underWay.set(key, known)
      return known
    },
  }
}

function nameOf(open: OpenFolder, panelId: string, width: number, show: 'all' | 'drawing'): string {
  return `${open.store.panelRevision(panelId)}-${filmOf(open.store.board()).ratio}-${width}-${show}.jpg`
}

async function keep(file: string, bytes: Uint8Array): Promise<void> {
  const folder = path.dirname(file)
  await mkdir(folder, { recursive: true })
  const revision = path.basename(file).split('-')[0]
  for (const name of await readdir(folder))
    if (name.split('-')[0] !== revision) await rm(path.join(folder, name), { force: true })
  writeFileWhole(file, bytes)
}

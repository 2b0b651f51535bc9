import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { OpenedProject } from '#shared/contract/model.ts'
import { panelPicturePath } from '#shared/contract/assets.ts'
import { USUAL_OPTIONS } from '#shared/pages/model.ts'
import type { ExportOptions } from '#shared/pages/model.ts'
import { value } from '../support/value.ts'
import { opened } from './act.ts'
import type { Act } from './act.ts'
import type { Place } from './place.ts'
import type { Victim } from './shells.ts'
import type { Tally } from './tally.ts'

export const KINDS = ['storyboard', 'shot-list'] as const

/** The storyboard and the shot list as PDFs over the old ones, a panel as a PNG, a copy of the film. */
export function createExporting(place: Place): Act {
  const folder = path.join(place.films, 'exporting.framewright')
  const files = createExports(place)
  let at: Victim | null = null
  let film: OpenedProject | null = null
  let copies = 0
  let copying: string | null = null

  async function write(kind: (typeof KINDS)[number]): Promise<void> {
    const chosen = { exporter: 'pdf', options: optionsOf(kind) } as const
    const request = { project: film!.project, ...chosen, path: files.pathOf(kind), exportId: kind }
    value(await at!.client.call('export.run', request))
    files.said(kind)
  }

  async function copy(): Promise<void> {
    copies += 1
    copying = path.join(place.exports, `Copy ${copies}.framewright`)
    value(await at!.client.call('projects.saveCopy', { project: film!.project, folder: copying }))
    rmSync(copying, { recursive: true })
    copying = null
  }

  return {
    name: 'exporting',
    folder,
    async begin(victim) {
      at = victim
      const there = existsSync(folder)
      film = value(await victim.client.call(there ? 'projects.open' : 'projects.sample', { folder }))
    },
    async turn() {
      await write('storyboard')
      await copy()
      await write('shot-list')
      const panel = film!.rows.panel[0]!
      const answer = await at!.asset(panelPicturePath(film!.project, panel.id, 960, 'all'))
      if (answer.status !== 200) throw new Error(`a panel's picture: ${answer.status}`)
    },
    async look(victim, tally) {
      at = victim
      film = await opened(victim.client, folder, tally)
      files.look(tally)
      if (copying !== null) await lookAtCopy(victim, copying, film, tally)
      copying = null
      for (const kind of KINDS)
        await write(kind).catch((error: unknown) => tally.blocked.push(`${kind}: ${String(error)}`))
      files.look(tally)
    },
  }
}

async function lookAtCopy(victim: Victim, copy: string, film: OpenedProject, tally: Tally): Promise<void> {
  if (!existsSync(copy)) {
    const again = await victim.client.call('projects.saveCopy', { project: film.project, folder: copy })
    if (!again.ok) tally.blocked.push(`${copy}: ${again.failure.kind}`)
  }
  const found = await opened(victim.client, copy, tally)
  await victim.client.call('projects.close', { project: found.project })
  rmSync(copy, { recursive: true, force: true })
}

export interface Exports {
  pathOf(kind: (typeof KINDS)[number]): string
  /** The app said that it is written. */
  said(kind: (typeof KINDS)[number]): void
  /** Under each name the one that the app last said to be written, or a newer whole one. */
  look(tally: Tally): void
}

export function createExports(place: Place): Exports {
  const known = new Map<string, string>()
  const pathOf = (kind: string): string => path.join(place.exports, `${kind}.pdf`)
  return {
    pathOf,
    said: (kind) => known.set(kind, hashOf(readFileSync(pathOf(kind)))),
    look(tally) {
      for (const kind of KINDS) {
        const file = pathOf(kind)
        const last = known.get(kind)
        if (!existsSync(file)) {
          if (last !== undefined) tally.lost.push(file)
          continue
        }
        const bytes = readFileSync(file)
        if (last === hashOf(bytes)) tally.acknowledged += 1
        else if (!isWholePdf(bytes)) tally.torn.push(`${file}: ${bytes.length} bytes`)
        if (existsSync(`${file}.bak`) && !isWholePdf(readFileSync(`${file}.bak`))) tally.torn.push(`${file}.bak`)
      }
    },
  }
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** It begins as one, ends as one, and its end says where its table of contents begins. */
function isWholePdf(bytes: Buffer): boolean {
  const text = bytes.toString('latin1')
  const end = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)
  return text.startsWith('%PDF-') && end !== null && /^(?:xref|\d+ 0 obj)/.test(text.slice(Number(end[1])))
}

export function optionsOf(kind: (typeof KINDS)[number]): ExportOptions {
  return {
    ...USUAL_OPTIONS,
    kind,
    paper: 'A4',
    landscape: true,
    perPage: 6,
    show: 'both',
  }
}

import { dirname } from 'node:path'
import { exporterOf } from '#shared/interchange/exporters.ts'
import type { ExporterId } from '#shared/interchange/exporters.ts'
import type { Handlers } from '../dispatch.ts'
import { createExporters } from '../exporters/exporters.ts'
import { createRecords } from '../exporters/records.ts'
import { FailureError } from '../failures.ts'
import { importFile } from '../importers/importFile.ts'
import { chosenFile } from '../project/chosenPlace.ts'
import { picturesMissing } from '../project/pictureWatch.ts'
import type { HostServices } from './hostServices.ts'

/** Letters named in one failure. */
const MOST_NAMED = 60

type Names = 'import.run' | `export.${'choose' | 'pages' | 'run' | 'reveal'}`

export function interchangeHandlers(services: HostServices): Pick<Handlers, Names> {
  const { projects, renderer, making, tell } = services
  const writers = exportersOf(services)
  /** Where each open project's last export went: a window can have that folder shown, and no other. */
  const written = new Map<string, string>()

  /** The entry, its writer, and the complete options. */
  function chosen(id: ExporterId, asked: object) {
    const [entry, writer] = [exporterOf(id), writers[id]]
    if (!entry || !writer) throw new FailureError({ kind: 'not-understood', detail: `nothing here writes ${id}` })
    return { entry, writer, options: entry.options.parse(asked) }
  }

  return {
    'import.run': async ({ project, panelId, path }, signal) => {
      const { pictures, note, refused } = await importFile(projects.of(project), renderer, panelId, path, signal)
      return { pictures: [...pictures], note, refused: [...refused] }
    },
    'export.choose': async ({ exporter, name }, _, { dialogs }) => {
      const kind = exporterOf(exporter)?.file
      return { path: kind ? ((await dialogs?.save(kind, name)) ?? null) : null }
    },
    async 'export.pages'({ project, exporter, options: asked, from, count }) {
      const { writer, options } = chosen(exporter, asked)
      const laid = await writer.pages?.(projects.of(project), options, { from, count })
      return { pageCount: laid?.pageCount ?? 0, pages: [...(laid?.pages ?? [])] }
    },
    async 'export.run'({ project, exporter, options: asked, path, exportId, evenIfMissing }, signal) {
      const { writer, options } = chosen(exporter, asked)
      const open = projects.of(project)
      // Before checking the pictures, which takes a while in a long film.
      const file = chosenFile(path)
      const progress = (done: number, total: number) =>
        tell({ name: 'export.progress', value: { exportId, done, total } })
      // Checked even if missing pictures are accepted: they must be known to be crossed out.
      const pictures = await writer.pictures(open, options)
      const missing = await picturesMissing(open, pictures, { signal })
      if (missing && !evenIfMissing) throw new FailureError(missing)
      const letters = evenIfMissing ? [] : ((await writer.letters?.(open, options)) ?? [])
      if (letters.length > 0)
        throw new FailureError({ kind: 'letters-missing', count: letters.length, names: letters.slice(0, MOST_NAMED) })
      const made = await making.during(dirname(file), () => writer.write({ open, options, path, signal, progress }))
      written.set(project, dirname(file))
      return { path, ...made }
    },
    async 'export.reveal'({ project }, _, { dialogs }) {
      const folder = written.get(project)
      if (folder !== undefined) await dialogs?.reveal(folder)
      return {}
    },
  }
}

function exportersOf({ pdf, queue, renderer, platform }: HostServices) {
  return createExporters({ pdf, records: createRecords(queue), renderer, now: () => platform.now() })
}

import { dirname } from 'node:path'
import type { Board } from '#shared/document/board.ts'
import type { ExportOptions, Page } from '#shared/pages/model.ts'
import type { Handlers } from '../dispatch.ts'
import { FailureError, valueOf } from '../failures.ts'
import { pagePictures } from '../pdf/pagePictures.ts'
import { chosenFile } from '../project/chosenPlace.ts'
import { picturesMissing } from '../project/pictureWatch.ts'
import type { OpenFolder } from '../services.ts'
import type { HostServices } from './hostServices.ts'

type Names = 'pages.lay' | 'pdf.write'

export function pageHandlers({ projects, pdf, making, tell }: HostServices): Pick<Handlers, Names> {
  let last: { board: Board; options: string; pages: Promise<Page[]> } | null = null

  /** A preview asks page by page: the whole film is laid again only when the film or the choices changed. */
  function layOnce(open: OpenFolder, options: ExportOptions): Promise<Page[]> {
    const board = open.store.board()
    const chosen = JSON.stringify(options)
    if (last?.board !== board || last.options !== chosen)
      last = { board, options: chosen, pages: pdf.lay(open, options) }
    return last.pages
  }

  return {
    async 'pages.lay'({ project, options, from, count }) {
      const pages = await layOnce(projects.of(project), options)
      return { pageCount: pages.length, pages: pages.slice(from, from + count) }
    },
    async 'pdf.write'({ project, options, path, exportId, evenIfMissing }, signal) {
      const open = projects.of(project)
      // Before the pictures are looked at, which takes a while in a long film.
      const file = chosenFile(path)
      const progress = (done: number, total: number) =>
        tell({ name: 'export.progress', value: { exportId, done, total } })
      // Read even where it is to go on: what is lost must be known to be crossed out.
      const pictures = pagePictures(open.store.board(), await layOnce(open, options))
      const missing = await picturesMissing(open, pictures, { signal })
      if (missing && !evenIfMissing) throw new FailureError(missing)
      return await making.during(dirname(file), async () =>
        valueOf(await pdf.write(open, options, path, signal, progress)),
      )
    },
  }
}

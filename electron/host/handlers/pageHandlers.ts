import type { Handlers } from '../dispatch.ts'
import { valueOf } from './generationHandlers.ts'
import type { HostServices } from './hostServices.ts'

type Names = 'pages.lay' | `pdf.${'write' | 'cancel'}`

export interface PageHandlers {
  readonly handlers: Pick<Handlers, Names>
  /** Stops every export under way. */
  cancelAll(): void
}

export function pageHandlers({ projects, pdf, tell }: HostServices): PageHandlers {
  const exportsUnderWay = new Map<string, AbortController>()
  return {
    handlers: {
      async 'pages.lay'({ project, options, from, count }) {
        const pages = await pdf.lay(projects.of(project), options)
        return { pageCount: pages.length, pages: pages.slice(from, from + count) }
      },
      async 'pdf.write'({ project, options, path, exportId }) {
        const controller = new AbortController()
        exportsUnderWay.set(exportId, controller)
        try {
          const progress = (done: number, total: number) =>
            tell({ name: 'export.progress', value: { exportId, done, total } })
          return valueOf(await pdf.write(projects.of(project), options, path, controller.signal, progress))
        } finally {
          exportsUnderWay.delete(exportId)
        }
      },
      'pdf.cancel'({ exportId }) {
        exportsUnderWay.get(exportId)?.abort()
        return {}
      },
    },
    cancelAll() {
      for (const controller of exportsUnderWay.values()) controller.abort()
    },
  }
}

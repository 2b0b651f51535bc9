import type { Page } from '#shared/pages/model.ts'
import type { OpenFolder } from '../services.ts'

/** One running export. */
export interface ExportJob<Options> {
  readonly open: OpenFolder
  readonly options: Options
  /** Absolute path, checked by `chosenFile`. */
  readonly path: string
  /** Aborted when the export is cancelled: nothing is left behind. */
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number) => void
}

/** Writes an entry of `shared/interchange/entries.ts` to disk. Throws only a `FailureError`. */
export interface HostExporter<Options extends object = object> {
  /** Lays out pages for a preview, of which it returns a part; omitted if there are no pages. */
  pages?(
    open: OpenFolder,
    options: Options,
    part: { readonly from: number; readonly count: number },
  ): Promise<{ readonly pageCount: number; readonly pages: readonly Page[] }>
  /** Ids of the pictures it shows: the user is asked first if any of them is missing. */
  pictures(open: OpenFolder, options: Options): Promise<ReadonlySet<string>>
  /** Letters it would show as boxes, named: the user is asked first; omitted if it shows none. */
  letters?(open: OpenFolder, options: Options): Promise<readonly string[]>
  /**
   * Resolves when the output is complete on disk: until then, and after a failure, the old file stays. `path`: the file
   * that stands for several; omitted: the one that was asked for. `files`: the others.
   */
  write(job: ExportJob<Options>): Promise<{
    readonly path?: string
    readonly count: number
    readonly bytes: number
    readonly files?: string[]
  }>
}

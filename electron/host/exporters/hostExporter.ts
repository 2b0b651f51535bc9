import type { Page } from '#shared/pages/model.ts'
import type { OpenFolder } from '../services.ts'

/** One export, under way. */
export interface ExportJob<Options> {
  readonly open: OpenFolder
  readonly options: Options
  /** A whole path that was looked at (`chosenFile`). */
  readonly path: string
  /** Aborted when nobody wants it any longer: then nothing is left behind. */
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number) => void
}

/** How an entry of `shared/interchange/entries.ts` comes onto the disk. Throws only a `FailureError`. */
export interface HostExporter<Options extends object = object> {
  /** Laid out for a preview; left out where there are no pages. */
  pages?(open: OpenFolder, options: Options): Promise<readonly Page[]>
  /** The pictures that it shows, by their ids: whoever exports is asked first where one of them can't be had. */
  pictures(open: OpenFolder, options: Options): Promise<ReadonlySet<string>>
  /** Resolves when all of it is whole on disk: the old one is there till then, and after a failure. */
  write(job: ExportJob<Options>): Promise<{ readonly count: number; readonly bytes: number }>
}

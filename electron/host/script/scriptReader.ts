import type { DraftSource } from '#shared/document/draftSchema.ts'
import { FailureError } from '../failures.ts'
import type { OpenFolder } from '../services.ts'
import { readScriptBytes } from './readScriptBytes.ts'
import type { ReadScript } from './readScriptBytes.ts'

/** Two drafts side by side, and one that is about to be imported. */
const KEPT = 3

/** Reads scripts of open films from their files, and remembers the last few: the same bytes are the same screenplay. */
export function createScriptReader() {
  const known = new Map<string, ReadScript>()

  return {
    /** Fails with `script-missing` where its file is gone or changed, `script-unreadable` where no reader knows it. */
    async read(open: OpenFolder, source: DraftSource, name: string): Promise<ReadScript> {
      const key = `${source.hash}.${source.extension}`
      const bytes = await open.media.scripts.read(source)
      if (typeof bytes === 'string') throw new FailureError({ kind: 'script-missing', name, how: bytes })
      const script = known.get(key) ?? (await readScriptBytes(fileName(name, source), bytes))
      known.delete(key)
      known.set(key, script)
      for (const old of [...known.keys()].slice(0, -KEPT)) known.delete(old)
      return script
    },
  }
}

/** A draft may have been given another name than its file's. */
function fileName(name: string, { extension }: DraftSource): string {
  return name.toLowerCase().endsWith(`.${extension}`) ? name : `${name}.${extension}`
}

import { draftsOf } from '#shared/document/select.ts'
import type { ScriptToPrint } from '#shared/pages/linedScript.ts'
import { attempt } from '../failures.ts'
import type { OpenFolder } from '../services.ts'
import { createScriptReader } from './scriptReader.ts'

/** Reads the current draft of a film's script and the one before it; null where the film has none. */
export function createScriptsToPrint(): (open: OpenFolder) => Promise<ScriptToPrint | null> {
  const reader = createScriptReader()
  return async (open) => {
    const [draft, earlier] = draftsOf(open.store.board()).toReversed()
    if (!draft) return null
    const { screenplay } = await reader.read(open, draft.source, draft.name)
    const before = earlier && (await attempt(() => reader.read(open, earlier.source, earlier.name)))
    return { draft, screenplay, before: before?.ok ? before.value.screenplay : null }
  }
}

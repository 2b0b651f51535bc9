import { changedLines } from '#shared/breakdown/changedLines.ts'
import { coverageOf } from '#shared/breakdown/coverage.ts'
import type { DraftId } from '#shared/document/ids.ts'
import type { Screenplay } from '#shared/script/screenplay.ts'
import { scriptPages } from '#shared/breakdown/scriptPages.ts'
import type { ScriptModel } from '../useScriptModel.ts'

/** A draft without shots, marked where it differs from another. */
export function plainModel(draftId: DraftId, script: Screenplay, other: Screenplay): Omit<ScriptModel, 'draft'> {
  const pages = scriptPages(script)
  const coverage = coverageOf(pages.lines, draftId, [])
  return {
    text: { draftId, script, lines: pages.lines },
    pages,
    changed: changedLines(script, other, pages.lines),
    // Nothing is lined here: what waits for a shot is told on the script itself.
    coverage: { ...coverage, isUncovered: () => false },
    sceneIds: coverage.scenes.map(() => null),
    sceneNumbers: coverage.scenes.map(({ heading }) => script.elements[pages.lines[heading]!.element]?.number ?? ''),
    shotNumbers: new Map(),
  }
}

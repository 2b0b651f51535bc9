import { useMemo } from 'react'
import { changedLines } from '#shared/breakdown/changedLines.ts'
import { coverageOf } from '#shared/breakdown/coverage.ts'
import type { Coverage } from '#shared/breakdown/coverage.ts'
import { draftScenes, omittedHeadings } from '#shared/breakdown/linedDraft.ts'
import type { DraftText } from '#shared/breakdown/lining.ts'
import { sceneOfHeading } from '#shared/breakdown/sceneOfHeading.ts'
import { partsOf, withEndAt } from '#shared/breakdown/stretches.ts'
import type { SceneId, ShotId } from '#shared/document/ids.ts'
import type { DraftRow } from '#shared/document/schema.ts'
import { numbersOf } from '#shared/document/select.ts'
import { allShownShots } from '#shared/document/whatCounts.ts'
import { linedStretches } from '#shared/breakdown/lining.ts'
import type { Screenplay } from '#shared/script/screenplay.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { scriptPages } from '#shared/breakdown/scriptPages.ts'
import type { ScriptPages } from '#shared/breakdown/scriptPages.ts'

/** One end of a shot's line on its way to another line of text. */
export interface EndDrag {
  readonly shotId: ShotId
  readonly end: 'head' | 'foot'
  readonly at: number
}

export interface ScriptModel {
  readonly draft: DraftRow
  readonly text: DraftText
  readonly pages: ScriptPages
  readonly changed: ReadonlySet<number>
  readonly coverage: Coverage
  /** The film's scene of each of `coverage.scenes`; null if the film has none for it. */
  readonly sceneIds: readonly (SceneId | null)[]
  /** Numbers at the margins, likewise. */
  readonly sceneNumbers: readonly string[]
  readonly shotNumbers: ReadonlyMap<string, string>
}

/** A draft laid out, with the film's shots on it. `before`: the draft that its asterisks tell the difference from. */
export function useScriptModel(
  draft: DraftRow,
  script: Screenplay,
  before: Screenplay | null,
  drag: EndDrag | null,
): ScriptModel {
  const board = useBoard()
  const pages = useMemo(() => scriptPages(script), [script])
  const changed = useMemo(() => changedLines(script, before, pages.lines), [script, before, pages])
  const text = useMemo(() => ({ draftId: draft.id, script, lines: pages.lines }), [draft.id, script, pages])
  const { shot: shots, scene: scenes, project } = board
  // Only rows of these tables are read: what else changes leaves the script as it is.
  const film = useMemo(() => {
    const links = sceneOfHeading(board, script)
    const omitted = omittedHeadings(board, links)
    return { links, omitted, numbers: numbersOf(board), shots: allShownShots(board) }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the board by its tables
  }, [shots, scenes, project, script])
  const coverage = useMemo(() => {
    const lined = film.shots.map(({ id, covers, status }) => {
      if (drag?.shotId !== id) return { id, covers, status }
      const stretches = withEndAt(linedStretches(text, { covers }), drag.end, drag.at)
      return { id, status, covers: { draftId: text.draftId, parts: partsOf(stretches, text.lines) } }
    })
    return coverageOf(text.lines, text.draftId, lined, film.omitted)
  }, [film, text, drag])
  return useMemo(() => {
    const heads = draftScenes(script, pages, coverage, film.links, film.numbers.scenes)
    return { draft, text, pages, changed, coverage, ...heads, shotNumbers: film.numbers.shots }
  }, [draft, script, text, pages, changed, coverage, film])
}

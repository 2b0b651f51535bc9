import type { Board } from '../document/board.ts'
import type { SceneId } from '../document/ids.ts'
import { filmShots, numbersOf } from '../document/select.ts'
import type { Screenplay } from '../script/screenplay.ts'
import { coverageOf } from './coverage.ts'
import type { Coverage } from './coverage.ts'
import { sceneOfHeading } from './sceneOfHeading.ts'
import type { SceneOfHeading } from './sceneOfHeading.ts'
import { scriptPages } from './scriptPages.ts'
import type { ScriptPages } from './scriptPages.ts'

/** The scenes of a draft on its pages, in their order. */
interface DraftScenes {
  /** The film's scene of each of `coverage.scenes`; null if the film has none for it. */
  readonly sceneIds: readonly (SceneId | null)[]
  /** Numbers at the margins, likewise: the script's own, else the film's. */
  readonly sceneNumbers: readonly string[]
}

/** A draft on its pages, with the film's shots on it. */
export interface LinedDraft extends DraftScenes {
  readonly pages: ScriptPages
  readonly coverage: Coverage
  readonly shotNumbers: ReadonlyMap<string, string>
}

export function linedDraft(board: Board, draftId: string, script: Screenplay): LinedDraft {
  const pages = scriptPages(script)
  const coverage = coverageOf(pages.lines, draftId, filmShots(board))
  const numbers = numbersOf(board)
  const scenes = draftScenes(script, pages, coverage, sceneOfHeading(board, script), numbers.scenes)
  return { pages, coverage, ...scenes, shotNumbers: numbers.shots }
}

/** `numbers`: of the film's scenes, by their ids. */
export function draftScenes(
  script: Screenplay,
  { lines }: Pick<ScriptPages, 'lines'>,
  coverage: Coverage,
  links: SceneOfHeading,
  numbers: ReadonlyMap<string, string>,
): DraftScenes {
  const heads = coverage.scenes.map(({ heading }) => lines[heading]!.element)
  const sceneIds = heads.map((element) => links.get(element) ?? null)
  const sceneNumbers = heads.map((element, at) => {
    const own = script.elements[element]?.number ?? ''
    return own === '' ? (numbers.get(sceneIds[at] ?? '') ?? '') : own
  })
  return { sceneIds, sceneNumbers }
}

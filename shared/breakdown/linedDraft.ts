import type { Board } from '../document/board.ts'
import type { SceneId } from '../document/ids.ts'
import { numbersOf, sceneOf } from '../document/select.ts'
import { allShownShots } from '../document/whatCounts.ts'
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
  const links = sceneOfHeading(board, script)
  const coverage = coverageOf(pages.lines, draftId, allShownShots(board), omittedHeadings(board, links))
  const numbers = numbersOf(board)
  const scenes = draftScenes(script, pages, coverage, links, numbers.scenes)
  return { pages, coverage, ...scenes, shotNumbers: numbers.shots }
}

/** The headings, as elements, of scenes that the film has omitted. */
export function omittedHeadings(board: Board, links: SceneOfHeading): ReadonlySet<number> {
  return new Set([...links].flatMap(([element, id]) => (sceneOf(board, id)?.omitted ? [element] : [])))
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

import type { Board } from '../document/board.ts'
import type { DraftId } from '../document/ids.ts'
import { LIMITS } from '../document/limits.ts'
import type { SceneRow } from '../document/schema.ts'
import { filmShots, numbersOf, scenesOf, shotsOf } from '../document/select.ts'
import { sceneTitle } from '../document/whatCounts.ts'
import type { Screenplay } from '../script/screenplay.ts'
import { scenesIn } from '../script/scenesIn.ts'
import { alignDrafts } from './alignElements.ts'
import type { Alignment } from './alignElements.ts'
import { hasNothingInIt, isUntouched } from './isEmptyScene.ts'
import { matchScenes } from './matchScenes.ts'
import type { SceneMatch } from './matchScenes.ts'
import { matchOmitted } from './matchOmitted.ts'
import type { Fate, GoneScene, ImportChoices, ImportInto, ImportPlan, PlannedCovers } from './plan.ts'
import { planCards } from './planCards.ts'
import { planOrder } from './planOrder.ts'
import { planScenes } from './planScenes.ts'
import { remapCovers } from './remapCovers.ts'
import { filmFacts, scriptFacts } from './sceneFacts.ts'
import type { ReadDrafts } from './sceneFacts.ts'

/** Drafts that scenes and shots of the film come from: a plan is the better the more of them can be read. */
export function draftsToRead(board: Board): readonly DraftId[] {
  const named = [...scenesOf(board).map(({ script }) => script), ...filmShots(board).map(({ covers }) => covers)]
  return [...new Set(named.flatMap((each) => (each === null ? [] : [each.draftId])))]
}

/**
 * What an import of this screenplay would change in the film, without changing it. Every scene of the film is in the
 * order that comes out: none goes unless a person chose that for one in which there is nothing.
 */
export function planImport(into: ImportInto, screenplay: Screenplay, choices: ImportChoices): ImportPlan {
  const { board } = into
  const films = scenesOf(board)
  const matches = matchesFor(into, screenplay, choices)
  const { scenes, unread } = planScenes(into, screenplay, matches)
  const matched = new Set(scenes.flatMap(({ sceneId }) => sceneId ?? []))
  const unmatched = films.filter(({ id }) => !matched.has(id))
  const gone = planGone(into, unmatched, new Set(scenes.flatMap(({ fields }) => fields.number ?? [])), choices)
  const removed = new Set(gone.flatMap(({ sceneId, fate }) => (fate === 'remove' ? [sceneId] : [])))
  const { order, moved } = planOrder(
    films.map(({ id }) => id).filter((id) => !removed.has(id)),
    scenes,
  )
  return {
    scenes: scenes.map((scene) => ({ ...scene, moved: scene.sceneId !== null && moved.has(scene.sceneId) })),
    gone,
    order,
    cards: planCards(board, screenplay, choices),
    covers: planCovers(into, screenplay, matches),
    unread: [...screenplay.unread, ...unread].toSorted((a, b) => a.line - b.line),
  }
}

function matchesFor(
  { board, drafts, isDrawn }: ImportInto,
  screenplay: Screenplay,
  choices: ImportChoices,
): readonly SceneMatch[] {
  const films = scenesOf(board)
  const placeOf = new Map(films.map(({ id }, at) => [id, at]))
  const byScript = new Map(
    [...choices.matches].map(([at, id]) => [at, id === null ? null : (placeOf.get(id) ?? null)] as const),
  )
  const facts = films.map((scene) => filmFacts(board, scene, drafts))
  const saids = scriptFacts(screenplay)
  const alone = matchScenes(facts, saids, { byScript })
  const shown = numbersOf(board).scenes
  const numbers = films.map(({ id }) => shown.get(id) ?? '')
  const found = [...alone, ...matchOmitted({ facts, numbers }, saids, { alone, byScript })]
  const count = scenesIn(screenplay).length
  if (count === 0 || found.length > 0 || byScript.has(0) || choices.fates.size > 0) return found
  // The scene that a new film begins with becomes the script's first.
  return films.length > 0 && films.every((scene) => isUntouched(board, scene, isDrawn))
    ? [{ film: 0, script: 0, why: 'blank', confidence: 1, likeness: null }]
    : found
}

/** `taken`: numbers that the script gives. An omitted scene that stays so is no news, unless it needs another number. */
function planGone(
  { board, isDrawn }: ImportInto,
  unmatched: readonly SceneRow[],
  taken: ReadonlySet<string>,
  choices: ImportChoices,
): readonly GoneScene[] {
  const shown = numbersOf(board).scenes
  const all = new Set([...taken, ...scenesOf(board).flatMap(({ number }) => number ?? [])])
  return unmatched.flatMap((scene) => {
    const empty = hasNothingInIt(board, scene, isDrawn)
    const fate = fateOf(scene, empty, choices.fates.get(scene.id))
    const clashes = scene.number !== null && taken.has(scene.number) && fate !== 'remove'
    const newNumber = clashes ? freeNumber(scene.number!, all) : null
    if (newNumber !== null) all.add(newNumber)
    if (scene.omitted && newNumber === null && fate !== 'remove') return []
    const number = shown.get(scene.id) ?? ''
    const heading = sceneTitle(scene)
    return [{ sceneId: scene.id, number, heading, shots: shotsOf(board, scene.id).length, empty, fate, newNumber }]
  })
}

/** What the script had and has no longer is omitted; what it never had stays. */
function fateOf(scene: SceneRow, empty: boolean, chosen: Fate | undefined): Fate {
  if (chosen !== undefined && (chosen !== 'remove' || empty)) return chosen
  return scene.script === null ? 'keep' : 'omit'
}

/** 12 goes to another scene: this one becomes X12, XX12 … */
function freeNumber(number: string, taken: ReadonlySet<string>): string {
  for (let marks = 1; marks <= 4; marks += 1) {
    const free = `${'X'.repeat(marks)}${number}`
    if (!taken.has(free) && free.length <= LIMITS.sceneNumber) return free
  }
  return ''
}

function planCovers(
  { board, drafts }: ImportInto,
  screenplay: Screenplay,
  matches: readonly SceneMatch[],
): readonly PlannedCovers[] {
  const aligned = new Map<string, Alignment>()
  const alignmentOf = (draftId: DraftId, old: Screenplay): Alignment => {
    const known = aligned.get(draftId) ?? alignDrafts(old, screenplay, knownScenes(board, drafts, draftId, matches))
    aligned.set(draftId, known)
    return known
  }
  return filmShots(board).flatMap(({ id, covers }) => {
    const old = covers === null ? undefined : drafts.get(covers.draftId)
    if (covers === null || !old) return []
    return [{ shotId: id, ...remapCovers(covers.parts, old, screenplay, alignmentOf(covers.draftId, old)) }]
  })
}

/** Scenes of that draft, by index, and which of the script's they are. */
function knownScenes(
  board: Board,
  drafts: ReadDrafts,
  draftId: DraftId,
  matches: readonly SceneMatch[],
): ReadonlyMap<number, number> {
  const films = scenesOf(board)
  const places = new Map(scenesIn(drafts.get(draftId)!).map(({ heading }, at) => [heading, at]))
  return new Map(
    matches.flatMap(({ film, script }) => {
      const from = films[film]!.script
      const place = from?.draftId === draftId ? places.get(from.element) : undefined
      return place === undefined ? [] : [[place, script] as const]
    }),
  )
}

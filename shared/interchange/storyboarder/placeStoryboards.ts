import type { ImportPlan } from '../../breakdown/plan.ts'
import type { Board } from '../../document/board.ts'
import type { SceneId } from '../../document/ids.ts'
import type { Screenplay } from '../../script/screenplay.ts'
import { broughtBefore } from './broughtBefore.ts'
import type { StoryboardedScene, Storyboards } from './storyboarderFolder.ts'

/**
 * Where a storyboarded scene goes: a scene of its own, one of the film's, one of the script's by its index, or nowhere,
 * since the film has it already.
 */
export type StoryboardPlace =
  | { readonly at: 'none' }
  | { readonly at: 'new' }
  | { readonly at: 'film'; readonly sceneId: SceneId }
  | { readonly at: 'script'; readonly index: number }

/** The script that lies beside the scenes, and what its import does. */
export interface StoryboardScript {
  readonly screenplay: Screenplay
  readonly plan: ImportPlan
}

/**
 * The places of scenes, in their order: where the script has their ids, and else scenes of their own. What is in the
 * film already is left out, unless it is brought `again`.
 */
export function placesOf(
  board: Board,
  { scenes }: Pick<Storyboards, 'scenes'>,
  script: StoryboardScript | null,
  again = false,
): readonly StoryboardPlace[] {
  const taken = new Set<number>()
  return scenes.map((scene, at) => {
    if (!again && broughtBefore(board, scene)) return { at: 'none' }
    const index = script ? indexInScript(scene, at, scenes.length, script) : -1
    if (index < 0 || taken.has(index)) return { at: 'new' }
    taken.add(index)
    return { at: 'script', index }
  })
}

/** By the id that Storyboarder wrote behind the heading; a single scene beside a script of one is that. */
function indexInScript(
  { scriptId }: StoryboardedScene,
  at: number,
  count: number,
  { screenplay, plan }: StoryboardScript,
): number {
  if (scriptId === '') return count === 1 && plan.scenes.length === 1 ? at : -1
  const tag = screenplay.unread.find(({ text }) => text === `#${scriptId}#`)
  if (tag) return plan.scenes.findIndex(({ line }) => line === tag.line)
  // Final Draft's files have no ids: what is left is the number with which the id begins.
  const nth = Number.parseInt(scriptId, 10) - 1
  return screenplay.unread.some(({ text }) => /^#\d+-[A-Z0-9]{5}#$/.test(text)) ? -1 : plan.scenes[nth] ? nth : -1
}

/** The scenes that are brought: those that have a place. */
export function broughtOf(storyboards: Storyboards, places: readonly StoryboardPlace[]): Storyboards {
  return { ...storyboards, scenes: storyboards.scenes.filter((_, at) => places[at]?.at !== 'none') }
}

/** "2 scenes are in the film already, and are left out."; '' for none. */
export function leftOutWords(places: readonly StoryboardPlace[]): string {
  const count = places.filter(({ at }) => at === 'none').length
  if (count === 0) return ''
  return count === 1
    ? 'One scene is in the film already, and is left out.'
    : `${count} scenes are in the film already, and are left out.`
}

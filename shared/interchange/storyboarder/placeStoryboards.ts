import type { ImportPlan } from '../../breakdown/plan.ts'
import type { SceneId } from '../../document/ids.ts'
import type { Screenplay } from '../../script/screenplay.ts'
import type { StoryboardedScene, Storyboards } from './storyboarderFolder.ts'

/** Where a storyboarded scene goes: a scene of its own, one of the film's, or one of the script's by its index. */
export type StoryboardPlace =
  | { readonly at: 'new' }
  | { readonly at: 'film'; readonly sceneId: SceneId }
  | { readonly at: 'script'; readonly index: number }

/** The script that lies beside the scenes, and what its import does. */
export interface StoryboardScript {
  readonly screenplay: Screenplay
  readonly plan: ImportPlan
}

/** The places of scenes, in their order: where the script has their ids, and else scenes of their own. */
export function placesOf(
  { scenes }: Pick<Storyboards, 'scenes'>,
  script: StoryboardScript | null,
): readonly StoryboardPlace[] {
  const taken = new Set<number>()
  return scenes.map((scene, at) => {
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

import type { SceneMatch } from './matchScenes.ts'
import { kindOf } from './plan.ts'
import type { GoneScene, ImportPlan, PlannedScene } from './plan.ts'

/** How many scenes of each kind a plan has. */
export interface PlanCounts {
  readonly added: number
  readonly changed: number
  readonly moved: number
  readonly same: number
  readonly gone: number
}

export function countsOf({ scenes, gone }: Pick<ImportPlan, 'scenes' | 'gone'>): PlanCounts {
  const counts = { added: 0, changed: 0, moved: 0, same: 0, gone: gone.length }
  for (const scene of scenes) counts[kindOf(scene)] += 1
  return counts
}

/** "3 added, 5 changed, 36 the same"; '' for a plan without scenes. */
export function countWords(counts: PlanCounts): string {
  const words = [
    [counts.added, 'added'],
    [counts.changed, 'changed'],
    [counts.moved, 'moved'],
    [counts.same, 'the same'],
    [counts.gone, 'no longer in the script'],
  ] as const
  return words.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`])).join(', ')
}

/** What speaks for a match: "text 94 % alike", "same number". */
export function matchWords({ why, likeness }: SceneMatch): string {
  const alike = likeness === null ? '' : likeness === 1 ? 'same text' : `text ${Math.round(likeness * 100)} % alike`
  switch (why) {
    case 'hand':
      return 'chosen by hand'
    case 'text':
      return alike
    case 'number':
      return ['same number', alike].filter(Boolean).join(', ')
    case 'heading':
      return ['same heading', alike].filter(Boolean).join(', ')
    case 'blank':
      return 'nothing was in it'
  }
}

/**
 * How the film has had a scene that it gets to have otherwise: "Until now: scene 12, INT. SHED - DAY". '' where neither
 * its number nor its heading changes: OMITTED stands in place of one. @param numberAfter What the film will call it.
 */
export function beforeWords(scene: PlannedScene, numberAfter: string): string {
  const { sceneId, match, changes, numberBefore, headingBefore } = scene
  if (sceneId === null || match?.why === 'blank') return ''
  const number = numberBefore !== numberAfter && numberBefore !== '' ? [`scene ${numberBefore}`] : []
  const isOther = changes.includes('heading') || changes.includes('omitted')
  const heading = isOther && headingBefore !== '' ? [headingBefore] : []
  const words = [...number, ...heading].join(', ')
  return words === '' ? '' : `Until now: ${words}`
}

/** "Changed: number, text", "Added", "Moved". */
export function changeWords(scene: PlannedScene): string {
  const kind = kindOf(scene)
  if (kind === 'added') return 'Added'
  if (kind === 'same') return 'Same'
  if (scene.match?.why === 'blank') return 'Fills empty scene'
  const moved = scene.moved ? ['place'] : []
  return kind === 'moved' ? 'Moved' : `Changed: ${[...scene.changes, ...moved].join(', ')}`
}

const FATE_WORDS = { omit: 'Becomes OMITTED', keep: 'Stays as it is', remove: 'Is removed' } as const

export function fateWords({ fate, newNumber, number }: GoneScene): string {
  if (newNumber === null) return FATE_WORDS[fate]
  return `${FATE_WORDS[fate]}, as ${newNumber || 'the number of its place'}: ${number} is another scene now`
}

import { scenesSpanned } from '../film/omittedHeading.ts'
import type { HandMatches, SceneMatch } from './matchScenes.ts'
import type { SceneFacts } from './sceneFacts.ts'

interface FilmScenes {
  readonly facts: readonly SceneFacts[]
  /** As they are shown. */
  readonly numbers: readonly string[]
}

/**
 * Matches for what a script says of several scenes at once, "2-4 OMITTED": the first of the film's that it names and that
 * came from a script. The others have nothing in this script any more, and are omitted behind it.
 */
export function matchOmitted(
  { facts, numbers }: FilmScenes,
  script: readonly SceneFacts[],
  { alone, byScript }: { readonly alone: readonly SceneMatch[] } & HandMatches,
): readonly SceneMatch[] {
  const taken = new Set(alone.map(({ film }) => film))
  const settled = new Set([...alone.map((match) => match.script), ...byScript.keys()])
  return script.flatMap(({ omitted, number }, at): SceneMatch[] => {
    if (!omitted || settled.has(at)) return []
    const film = scenesSpanned(number, numbers)?.find((each) => facts[each]!.fromScript && !taken.has(each))
    if (film === undefined) return []
    taken.add(film)
    return [{ film, script: at, why: 'number', confidence: 0.2, likeness: null }]
  })
}

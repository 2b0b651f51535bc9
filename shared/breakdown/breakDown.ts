import { readNumberedHeading } from '../film/readHeading.ts'
import type { HeadingParts } from '../film/readHeading.ts'
import { paginate } from '../script/paginate.ts'
import { textOf } from '../script/screenplay.ts'
import type { Screenplay } from '../script/screenplay.ts'
import { scenesIn } from '../script/scenesIn.ts'
import type { SceneSpan } from '../script/scenesIn.ts'
import { castOf } from './castOf.ts'
import { sceneEighths } from './sceneLengths.ts'

/** What a 1st AD reads out of a scene of the script. */
export interface SceneBreakdown extends SceneSpan {
  /** As the script has it, before the heading or beside it; '' for none. */
  readonly number: string
  readonly parts: HeadingParts
  /** It was cut, and keeps its number. */
  readonly omitted: boolean
  /** The location without the part of it that is seen: "HOUSE" of "HOUSE - KITCHEN". */
  readonly place: string
  /** Names of those who speak, in capitals, in the order in which they first do in the film. */
  readonly cast: readonly string[]
  /** Length in eighths of a page: what the file says, else by the screenplay's pages; 0 for one that was cut. */
  readonly eighths: number
}

export function breakDown(screenplay: Screenplay): readonly SceneBreakdown[] {
  const lengths = sceneEighths(screenplay, paginate(screenplay))
  const cast = castByScene(screenplay)
  return scenesIn(screenplay).map((span, index) => {
    const heading = screenplay.elements[span.heading]!
    const { number, parts } = readNumberedHeading(textOf(heading))
    const omitted = isOmitted(parts.location)
    return {
      ...span,
      number: heading.number ?? number,
      parts,
      omitted,
      place: parts.location.split(/\s[-–—]+\s/)[0]!,
      cast: cast.get(index) ?? [],
      eighths: omitted ? 0 : (heading.eighths ?? lengths[index]!),
    }
  })
}

function castByScene(screenplay: Screenplay): ReadonlyMap<number, readonly string[]> {
  const byScene = new Map<number, string[]>()
  for (const { name, scenes } of castOf(screenplay))
    for (const scene of scenes) byScene.set(scene, [...(byScene.get(scene) ?? []), name])
  return byScene
}

/** "OMITTED", "SCENE OMITTED", "OMIT"; in scripts of other languages too. */
export function isOmitted(text: string): boolean {
  if (/^[\s○◯〇（(]*(?:欠番|删除|刪除|已删|已刪|删场|삭제|결번)[\s)）]*$/.test(text)) return true
  return /^\(?(?:scenes?\s)?(?:omit(?:ted)?|supprim[ée]e?s?|entf[äa]llt|omis(?:e|sa|so)?|omess[ao]|omitid[ao]s?|gestrichen|eliminad[ao]s?|исключена|удалена|pominięta|usunięta)(?!\p{L})/iu.test(
    text.trim(),
  )
}

import type { Screenplay } from '../script/screenplay.ts'
import { scenesIn } from '../script/scenesIn.ts'
import { cueNames } from './cueNames.ts'
import type { CueNames } from './cueNames.ts'

/** Somebody who speaks in the script. Numbered extras ("GUARD #2") are each their own. */
export interface CastMember {
  /** In capitals: "MARA". */
  readonly name: string
  /** Indexes of the elements in which they are called, in order. */
  readonly cues: readonly number[]
  /** Indexes of the scenes (`scenesIn`) in which they speak, each once. */
  readonly scenes: readonly number[]
}

/**
 * The cast in the order in which they first speak. How a voice is heard (V.O., O.S., CONT'D, in other languages too) makes
 * nobody new; a list calls each of its names if one of them is known from elsewhere, else it is a name ("SALT & PEPPER");
 * ALL calls those who speak in the scene, and nobody new.
 */
export function castOf(screenplay: Screenplay): readonly CastMember[] {
  const calls = screenplay.elements.flatMap((element, index) =>
    element.kind === 'character' ? [{ index, names: cueNames(element) }] : [],
  )
  const alone = knownNames(calls.map(({ names }) => names))
  const cast = new Map<string, { name: string; cues: number[]; scenes: number[] }>()
  const scenes = scenesIn(screenplay)
  let scene = -1
  for (const { index, names } of calls) {
    while (scenes[scene + 1] && scenes[scene + 1]!.heading < index) scene++
    for (const name of called(names, alone)) {
      const member = cast.get(name) ?? { name, cues: [], scenes: [] }
      cast.set(name, member)
      member.cues.push(index)
      if (scene >= 0 && member.scenes.at(-1) !== scene) member.scenes.push(scene)
    }
  }
  return [...cast.values()]
}

/** Names that are called alone, and those that share a list with one of them. */
function knownNames(calls: readonly CueNames[]): ReadonlySet<string> {
  const known = new Set(calls.flatMap(({ parts, whole }) => (parts.length === 0 ? [whole] : [])))
  let lists = calls.filter(({ parts }) => parts.length > 0)
  for (let before = Infinity; lists.length < before;) {
    before = lists.length
    lists = lists.filter(({ parts }) => {
      const found = parts.some((part) => known.has(part)) || areNumbered(parts)
      if (found) for (const part of parts) known.add(part)
      return !found
    })
  }
  return known
}

/** "COP 1 / COP 2", "MAN #1, MAN #2": extras, though none of them is called alone. */
function areNumbered(parts: readonly string[]): boolean {
  const stems = parts.map((part) => /^(.*\p{L}.*?)\s*#?\d+$/u.exec(part)?.[1])
  return stems[0] !== undefined && stems.every((stem) => stem === stems[0])
}

function called({ whole, parts, everyone }: CueNames, alone: ReadonlySet<string>): readonly string[] {
  if (everyone || whole === '') return []
  return parts.some((part) => alone.has(part)) ? [...new Set(parts)] : [whole]
}

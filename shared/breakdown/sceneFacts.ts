import type { Board } from '../document/board.ts'
import type { SceneRow } from '../document/schema.ts'
import { sceneHeading, shotsOf } from '../document/select.ts'
import { readNumberedHeading } from '../film/readHeading.ts'
import type { ScriptElement, Screenplay } from '../script/screenplay.ts'
import { textOf } from '../script/screenplay.ts'
import { isOmitted } from './breakDown.ts'
import { scenesIn } from '../script/scenesIn.ts'
import type { SceneSpan } from '../script/scenesIn.ts'

/** What a scene is recognised by. */
export interface SceneFacts {
  /** '' if it has none. */
  readonly number: string
  /** In one spelling: capitals, without punctuation. A scene of the film may have had another in its draft. */
  readonly headings: readonly string[]
  /** Of what happens and is said, in one spelling. */
  readonly words: readonly string[]
  /** The words are the script's own, so that other words speak against a match. */
  readonly fromScript: boolean
  /** The script says of it that it was cut: then only its number tells which it was. */
  readonly omitted: boolean
}

/** The drafts that scenes and shots of the film refer to, as far as they can be read. */
export type ReadDrafts = ReadonlyMap<string, Screenplay>

/** Elements that are no part of what happens. */
const BESIDE: ReadonlySet<string> = new Set(['heading', 'note', 'section', 'synopsis', 'pageBreak'])

export function scriptFacts(screenplay: Screenplay): readonly SceneFacts[] {
  return scenesIn(screenplay).map((span) => spanFacts(screenplay, span))
}

function spanFacts({ elements }: Screenplay, { heading, end }: SceneSpan): SceneFacts {
  const own = elements.slice(heading, end).filter(({ kind }) => !BESIDE.has(kind))
  const read = readNumberedHeading(textOf(elements[heading]!))
  const omitted = isOmitted(read.parts.location)
  return {
    number: numberIn(elements[heading]!),
    headings: omitted ? [] : [plainHeading(read.heading)],
    omitted,
    words: own.flatMap((element) => wordsIn(textOf(element))),
    fromScript: true,
  }
}

/** A scene of the film, by the draft it came from where that can be read, and by what is on its cards. */
export function filmFacts(board: Board, scene: SceneRow, drafts: ReadDrafts): SceneFacts {
  const heading = plainHeading(sceneHeading(scene))
  const before = draftedScene(scene, drafts)
  if (before) {
    const facts = spanFacts(before.screenplay, before.span)
    return { ...facts, number: scene.number ?? facts.number, headings: [...new Set([heading, ...facts.headings])] }
  }
  const said = shotsOf(board, scene.id).flatMap(({ action, dialogue }) => [action, dialogue])
  return {
    number: scene.number ?? '',
    headings: [heading],
    words: [scene.synopsis, ...said].flatMap(wordsIn),
    fromScript: false,
    omitted: false,
  }
}

/** Where a scene of the film stands in its draft; null if it has none, or that can't be read. */
export function draftedScene(
  { script }: Pick<SceneRow, 'script'>,
  drafts: ReadDrafts,
): { readonly screenplay: Screenplay; readonly span: SceneSpan } | null {
  const screenplay = script === null ? undefined : drafts.get(script.draftId)
  const span = screenplay && scenesIn(screenplay).find(({ heading }) => heading === script!.element)
  return span ? { screenplay, span } : null
}

/** As the script has it, beside the heading or before it. */
export function numberIn(heading: ScriptElement): string {
  return (heading.number ?? readNumberedHeading(textOf(heading)).number).trim()
}

const plainHeading = (text: string): string => wordsIn(text).join(' ')

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

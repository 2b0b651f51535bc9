import { same } from '../document/board.ts'
import { LIMITS } from '../document/limits.ts'
import type { SceneRow } from '../document/schema.ts'
import { draftsOf, numbersOf, sceneHeading, scenesOf, shotsOf } from '../document/select.ts'
import { shortened } from '../document/shortened.ts'
import { scenesSpanned } from '../film/omittedHeading.ts'
import { readNumberedHeading } from '../film/readHeading.ts'
import type { Screenplay, UnreadPart } from '../script/screenplay.ts'
import { textOf } from '../script/screenplay.ts'
import { scenesIn } from '../script/scenesIn.ts'
import type { SceneSpan } from '../script/scenesIn.ts'
import type { SceneMatch } from './matchScenes.ts'
import type { ImportInto, PlannedScene } from './plan.ts'
import { breakDown, isOmitted } from './breakDown.ts'
import { draftedScene, numberIn } from './sceneFacts.ts'

type Fields = Partial<Omit<SceneRow, 'id' | 'order'>>

/** What the script says of a scene. */
interface Said {
  readonly number: string
  readonly heading: string
  readonly synopsis: string
  /** It was cut, and keeps its number. */
  readonly omitted: boolean
  readonly text: string
}

/**
 * The script's scenes with what changes in the film's. A field that is as it was in the draft before stays as the film
 * has it: somebody may have changed it there.
 */
export function planScenes(
  { board, drafts }: ImportInto,
  screenplay: Screenplay,
  matches: readonly SceneMatch[],
): { readonly scenes: readonly PlannedScene[]; readonly unread: readonly UnreadPart[] } {
  const films = scenesOf(board)
  const shown = numbersOf(board).scenes
  const byScript = new Map(matches.map((match) => [match.script, match]))
  const numbers = scriptNumbers(screenplay)
  const last = draftsOf(board).at(-1)?.id
  const scenes = breakDown(screenplay).map((span, at): PlannedScene => {
    const match = byScript.get(at) ?? null
    const film = match === null ? null : films[match.film]!
    const number = numbers.byScene[at]!
    // "2-4 OMITTED" is no number of the scene that it stands for: that keeps its own.
    const several = span.omitted && film !== null && scenesSpanned(number, [...shown.values()]) !== null
    const said = { ...saidIn(screenplay, span), number: several ? '' : number }
    const drafted = film && draftedScene(film, drafts)
    const before = drafted && saidIn(drafted.screenplay, drafted.span)
    const current = film?.script?.draftId === last
    const fields = { ...changedFields({ said, before, film, current }, numbers.taken), eighths: span.eighths }
    return {
      at,
      element: span.heading,
      line: screenplay.elements[span.heading]!.line,
      sceneId: film?.id ?? null,
      match,
      moved: false,
      changes: film === null ? [] : changeWords(fields, said, before),
      number,
      heading: said.heading,
      numberBefore: film === null ? '' : (shown.get(film.id) ?? ''),
      headingBefore: film === null ? '' : sceneHeading(film),
      eighths: span.eighths,
      fields,
      shots: film === null ? 0 : shotsOf(board, film.id).length,
    }
  })
  return { scenes, unread: numbers.unread }
}

/** The numbers that the script gives: each once, and none that is too long for a slate. */
function scriptNumbers(screenplay: Screenplay) {
  const taken = new Set<string>()
  const unread: UnreadPart[] = []
  const byScene = scenesIn(screenplay).map(({ heading }) => {
    const element = screenplay.elements[heading]!
    const number = numberIn(element)
    if (number === '') return ''
    const why = taken.has(number.toUpperCase())
      ? `Scene number ${number} is used twice: this scene is numbered by its place.`
      : number.length > LIMITS.sceneNumber
        ? `A scene number has up to ${LIMITS.sceneNumber} characters: this scene is numbered by its place.`
        : null
    if (why === null) taken.add(number.toUpperCase())
    else unread.push({ line: element.line, text: `${number} ${textOf(element)}`, why })
    return why === null ? number : ''
  })
  return { byScene, taken, unread }
}

function saidIn(screenplay: Screenplay, { heading, end }: SceneSpan): Said {
  const [first, ...rest] = screenplay.elements.slice(heading, end)
  const synopses = rest.filter(({ kind }) => kind === 'synopsis').map(textOf)
  const beside = new Set(['synopsis', 'note', 'section', 'pageBreak'])
  return {
    number: numberIn(first!),
    heading: readNumberedHeading(textOf(first!)).heading,
    omitted: isOmitted(readNumberedHeading(textOf(first!)).parts.location),
    synopsis: shortened(synopses.join('\n'), LIMITS.text),
    text: rest
      .filter(({ kind }) => !beside.has(kind))
      .map((element) => `${element.kind} ${textOf(element)}`)
      .join('\n'),
  }
}

interface Compared {
  readonly said: Said
  /** In the draft before, null where nothing is known of that. */
  readonly before: Said | null
  /** null: it is new. */
  readonly film: SceneRow | null
  /** The draft before is the film's last: a scene that is omitted, or not, against it was made so by hand. */
  readonly current: boolean
}

function changedFields({ said, before, film, current }: Compared, taken: ReadonlySet<string>): Fields {
  const fields: Record<string, unknown> = {}
  const isNew = <K extends keyof Said>(key: K) => before === null || before[key] !== said[key]
  const { omitted } = said
  if (!current || before?.omitted !== omitted) fields['omitted'] = omitted && (film !== null || said.number !== '')
  if (!omitted && isNew('heading')) {
    const { intExt, location, timeOfDay } = readNumberedHeading(said.heading).parts
    Object.assign(fields, {
      intExt,
      location: shortened(location, LIMITS.line),
      timeOfDay: shortened(timeOfDay, LIMITS.line),
    })
  }
  if (said.number !== '' && isNew('number')) fields['number'] = said.number
  else if (said.number === '' && film?.number && taken.has(film.number.toUpperCase())) fields['number'] = null
  if (said.synopsis !== '' && isNew('synopsis')) fields['synopsis'] = said.synopsis
  if (film === null) return fields
  return Object.fromEntries(
    Object.entries(fields).filter(([key, value]) => !same(value, (film as Record<string, unknown>)[key])),
  )
}

function changeWords(fields: Fields, said: Said, before: Said | null): readonly string[] {
  const heading = ['intExt', 'location', 'timeOfDay'].some((key) => key in fields)
  return [
    ...('number' in fields ? ['number'] : []),
    ...(heading ? ['heading'] : []),
    ...('omitted' in fields ? [fields.omitted ? 'omitted' : 'no longer omitted'] : []),
    ...('synopsis' in fields ? ['synopsis'] : []),
    ...(before !== null && before.text !== said.text ? ['text'] : []),
  ]
}

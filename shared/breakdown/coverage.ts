import type { ShotRow } from '../document/schema.ts'
import type { ElementKind } from '../script/screenplay.ts'
import type { Stretch, TextLine } from './stretches.ts'
import { stretchesOf } from './stretches.ts'

/** A shot's vertical line on the script. */
export interface ShotLine {
  readonly shotId: string
  /** Its number is struck, and what it covers waits for another. */
  readonly cut: boolean
  /** In order; gaps between them are not covered. */
  readonly stretches: readonly Stretch[]
  readonly first: number
  readonly last: number
  /** Its place among lines that stand side by side, from 0. */
  readonly lane: number
}

export interface SceneCover {
  /** Line of the scene's heading. */
  readonly heading: number
  readonly last: number
  /** Lines that a shot could cover, and those of them that none does. */
  readonly lines: number
  readonly uncovered: number
  /** The film has it omitted, whatever the script has. */
  readonly omitted: boolean
}

export interface Coverage {
  /** In the order of the film's shots; shots that cover nothing of this draft are not among them. */
  readonly shots: readonly ShotLine[]
  readonly lanes: number
  /** Whether a line waits for a shot. */
  isUncovered(line: number): boolean
  readonly scenes: readonly SceneCover[]
}

/** What is on screen or heard: a heading, a cue and a transition need no shot of their own. */
const NEEDS_COVER: ReadonlySet<ElementKind> = new Set([
  'action',
  'dialogue',
  'lyric',
  'parenthetical',
  'shot',
  'centered',
  'general',
])

export function needsCover({ kind, from, to }: TextLine): boolean {
  return to > from && NEEDS_COVER.has(kind)
}

type CoveringShot = Pick<ShotRow, 'id' | 'covers'> & Partial<Pick<ShotRow, 'status'>>

const NONE: ReadonlySet<number> = new Set()

/**
 * Which lines of a draft each shot covers, and which have none. `lines`: the draft's, in the order of its text.
 * @param omitted Elements of the headings of omitted scenes: nothing in them waits for a shot.
 */
export function coverageOf(
  lines: readonly TextLine[],
  draftId: string,
  shots: readonly CoveringShot[],
  omitted: ReadonlySet<number> = NONE,
): Coverage {
  const bare = shots.flatMap(({ id, covers, status }) => {
    const stretches = covers?.draftId === draftId ? stretchesOf(covers.parts, lines) : []
    const [head, foot] = [stretches[0], stretches.at(-1)]
    return head && foot ? [{ shotId: id, cut: status === 'cut', stretches, first: head.first, last: foot.last }] : []
  })
  const covered = linesOf(lines, omitted)
  for (const { stretches, cut } of bare)
    if (!cut) for (const { first, last } of stretches) covered.fill(1, first, last + 1)
  const isUncovered = (at: number): boolean => covered[at] === 0 && needsCover(lines[at]!)
  const lanes = lanesOf(bare)
  return {
    shots: bare.map((shot, at) => ({ ...shot, lane: lanes[at]! })),
    lanes: lanes.reduce((most, lane) => Math.max(most, lane + 1), 0),
    isUncovered,
    scenes: scenesOf(lines, isUncovered, linesOf(lines, omitted)),
  }
}

/** 1 for each line of these scenes. */
function linesOf(lines: readonly TextLine[], headings: ReadonlySet<number>): Uint8Array {
  let inside = false
  return Uint8Array.from(lines, ({ kind, element }) => {
    if (kind === 'heading') inside = headings.has(element)
    return inside ? 1 : 0
  })
}

/** Each line in the first lane that is free over its whole length; a number stands above its head, so a lane rests a line. */
function lanesOf(shots: readonly { readonly first: number; readonly last: number }[]): readonly number[] {
  const order = shots.map((_, at) => at).toSorted((a, b) => shots[a]!.first - shots[b]!.first || a - b)
  const busyTo: number[] = []
  const lanes = shots.map(() => 0)
  for (const at of order) {
    const { first, last } = shots[at]!
    const free = busyTo.findIndex((end) => end + 1 < first)
    const lane = free < 0 ? busyTo.length : free
    busyTo[lane] = last
    lanes[at] = lane
  }
  return lanes
}

function scenesOf(
  lines: readonly TextLine[],
  isUncovered: (line: number) => boolean,
  omitted: Uint8Array,
): readonly SceneCover[] {
  const heads = lines.flatMap(({ kind, element }, at) =>
    kind === 'heading' && lines[at - 1]?.element !== element ? [at] : [],
  )
  return heads.map((heading, index) => {
    const last = (heads[index + 1] ?? lines.length) - 1
    const own = Array.from({ length: last - heading + 1 }, (_, at) => heading + at)
    return {
      heading,
      last,
      lines: own.filter((at) => needsCover(lines[at]!) && omitted[at] === 0).length,
      uncovered: own.filter(isUncovered).length,
      omitted: omitted[heading] === 1,
    }
  })
}

/** "2 lines of scene 12 have no shot"; '' if all have one. */
export function uncoveredWords({ uncovered }: Pick<SceneCover, 'uncovered'>, number: string): string {
  if (uncovered === 0) return ''
  const scene = nameOfScene(number)
  return uncovered === 1 ? `1 line of ${scene} has no shot` : `${uncovered} lines of ${scene} have no shot`
}

/** The same of the scene at this place, or that all of its lines have one. */
export function coverWords(scenes: readonly Pick<SceneCover, 'uncovered'>[], at: number, number: string): string {
  const left = scenes[at] ? uncoveredWords(scenes[at], number) : ''
  if (left !== '') return left
  return scenes.every(({ uncovered }) => uncovered === 0)
    ? 'Every line has a shot'
    : `Every line of ${nameOfScene(number)} has a shot`
}

const nameOfScene = (number: string): string => (number === '' ? 'this scene' : `scene ${number}`)

/** The first line after `line` that waits for a shot, then from the top of the script; null if none does. */
export function nextUncovered(coverage: Coverage, count: number, line: number): number | null {
  for (let step = 1; step <= count; step += 1) {
    const at = (line + step) % count
    if (coverage.isUncovered(at)) return at
  }
  return null
}

/** The paragraph or speech, with its cue, of the next line that waits for a shot, as far as it has none; null if none does. */
export function nextUncoveredText(
  coverage: Coverage,
  lines: readonly TextLine[],
  line: number,
): { readonly first: number; readonly last: number } | null {
  const found = nextUncovered(coverage, lines.length, line)
  if (found === null) return null
  let first = found
  if (isSpoken(lines[found])) while (isAbove(lines[first - 1])) first--
  let last = found
  for (let at = found + 1; at < lines.length && belongs(lines[found]!, lines[at]!); at++) {
    if (coverage.isUncovered(at)) last = at
    else if (needsCover(lines[at]!)) break
  }
  return { first, last }
}

const isSpoken = (line: TextLine | undefined): boolean =>
  line !== undefined && ['dialogue', 'parenthetical', 'lyric'].includes(line.kind)

const isAbove = (line: TextLine | undefined): boolean => line?.kind === 'character' || line?.kind === 'parenthetical'

function belongs(first: TextLine, next: TextLine): boolean {
  return next.element === first.element || (isSpoken(first) && isSpoken(next))
}

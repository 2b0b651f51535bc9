import { percentile } from './probes.ts'
import type { BoardActs } from './boardActs.ts'
import type { Inking } from './inking.ts'
import type { Moving } from './moving.ts'
import type { Overlaying } from './overlaying.ts'
import type { Size } from './size.ts'
import type { Undoing } from './undoing.ts'

/** What was measured of one build in one run: the parts that were asked for. */
export interface Run {
  readonly openMs: number
  readonly moving: Moving | undefined
  readonly acts: BoardActs | undefined
  readonly inking: Inking | undefined
  readonly overlaying: Overlaying | undefined
  readonly undoing: Undoing | undefined
  readonly size: Size | undefined
  /** In the same run: the bare canvas under the same wheel, and an empty page under the same strokes. */
  readonly bare: { readonly moving: Moving | undefined; readonly step: number | undefined }
}

export interface Figure {
  readonly label: string
  readonly of: (run: Run) => number | undefined
  /** What the least that can be done costs. */
  readonly bare?: (run: Run) => number | undefined
  /** The bar for the figure itself, and for how many times what is bare it may be. */
  readonly most?: number
  readonly mostOfBare?: number
  /** Not a time: no build has to be as fast as another in it. */
  readonly untimed?: true
}

/** How many times another build's time a build may take. */
const MOST_OF_OTHER = 1.05

const MOVES = [
  ['close', 'pan close'],
  ['wide', 'pan wide'],
  ['zoom', 'zoom'],
] as const

/** Moves without a bar of their own: of these a bare canvas does only a part. */
const ALSO = [
  ['first', 'first pan'],
  ['onward', 'pan onward'],
  ['beyond', 'pan beyond'],
] as const

export const FIGURES: readonly Figure[] = [
  { label: 'open, ms', of: (run) => run.openMs },
  ...MOVES.flatMap(([move, name]): Figure[] => [
    {
      label: `${name}: ms of work a frame`,
      of: ({ moving }) => moving?.[move].work,
      bare: ({ bare }) => bare.moving?.[move].work,
      mostOfBare: 1.5,
    },
    {
      label: `${name}: frame, ms`,
      of: ({ moving }) => moving?.[move].median,
      bare: ({ bare }) => bare.moving?.[move].median,
      most: 17,
    },
    {
      label: `${name}: 95th, ms`,
      of: ({ moving }) => moving?.[move].p95,
      bare: ({ bare }) => bare.moving?.[move].p95,
      most: 25,
    },
  ]),
  ...ALSO.map(([move, name]): Figure => ({
    label: `${name}: ms of work a frame`,
    of: ({ moving }) => moving?.[move].work,
    bare: ({ bare }) => bare.moving?.[move].work,
  })),
  { label: 'pan wide, pictures arriving: ms of work a frame', of: ({ moving }) => moving?.arriving.work },
  { label: 'a field of 200 shots set: longest task, ms', of: ({ acts }) => acts?.batch, most: 50 },
  { label: '300 shots taken in by Shift and arrow: longest task, ms', of: ({ acts }) => acts?.walk, most: 50 },
  { label: '241 shots dropped: longest task, ms', of: ({ acts }) => acts?.drop, most: 50 },
  { label: 'first ink: ms of work a step', of: ({ inking }) => inking?.first, most: 2 },
  {
    label: 'ink: ms of work a step',
    of: ({ inking }) => inking?.usual,
    bare: ({ bare }) => bare.step,
    most: 2,
    mostOfBare: 2,
  },
  {
    label: 'ink on 2,000: ms of work a step',
    of: ({ inking }) => inking?.on2000,
    bare: ({ bare }) => bare.step,
    most: 2,
    mostOfBare: 2,
  },
  { label: 'longest task, ms', of: ({ inking }) => inking?.longestTask },
  {
    label: 'ink under guides: ms of work a step',
    of: ({ overlaying }) => overlaying?.guided,
    bare: ({ bare }) => bare.step,
    most: 2,
    mostOfBare: 2,
  },
  { label: 'ink under rulers: ms of work a step', of: ({ overlaying }) => overlaying?.ruled },
  { label: 'pan under all of it: ms of work a frame', of: ({ overlaying }) => overlaying?.pan.work },
  { label: 'pan under all of it: frame, ms', of: ({ overlaying }) => overlaying?.pan.median, most: 17 },
  { label: 'pan under all of it: 95th, ms', of: ({ overlaying }) => overlaying?.pan.p95, most: 25 },
  { label: 'marks by their box: ms of work a frame', of: ({ overlaying }) => overlaying?.drag.work },
  { label: 'undo newest, ms', of: ({ undoing }) => undoing?.undoNewest },
  { label: 'redo newest, ms', of: ({ undoing }) => undoing?.redoNewest },
  { label: 'undo many, ms', of: ({ undoing }) => undoing?.undoMany },
  { label: 'redo many, ms', of: ({ undoing }) => undoing?.redoMany },
  { label: 'delete the 6th, ms', of: ({ undoing }) => undoing?.deleteDeep },
  { label: 'undo that, ms', of: ({ undoing }) => undoing?.undoDeep },
  { label: 'slowest of these, ms', of: ({ undoing }) => undoing?.slowest },
  { label: 'heap, MB', of: ({ size }) => size?.heapMb, untimed: true },
  { label: 'bytes a stroke', of: ({ size }) => size?.bytesPerStroke, untimed: true },
]

interface Line {
  readonly label: string
  readonly here: number
  readonly bare: number | null
  readonly ofBare: number | null
  readonly other: number | null
  readonly ofOther: number | null
  /** What of it is over its bar. */
  readonly over: readonly string[]
}

/** Medians over the runs. A ratio is the median of each run's own, so that what slows a run down as a whole falls out. */
export function linesOf(here: readonly Run[], other: readonly Run[]): Line[] {
  return FIGURES.flatMap((figure): Line[] => {
    const own = values(here, figure.of)
    if (own.length === 0) return []
    const bare = values(here, figure.bare)
    const others = values(other, figure.of)
    const ofBare = ratio(own, bare)
    const ofOther = ratio(own, others)
    const over = [
      ...(figure.most !== undefined && median(own) > figure.most ? [`> ${figure.most}`] : []),
      ...(figure.mostOfBare !== undefined && (ofBare ?? 0) > figure.mostOfBare
        ? [`> ${figure.mostOfBare} × bare`]
        : []),
      ...(!figure.untimed && (ofOther ?? 0) > MOST_OF_OTHER ? [`> ${MOST_OF_OTHER} × other`] : []),
    ]
    const [barely, otherwise] = [bare, others].map((list) => (list.length === 0 ? null : median(list)))
    return [{ label: figure.label, here: median(own), bare: barely!, ofBare, other: otherwise!, ofOther, over }]
  })
}

const median = (list: readonly number[]): number => percentile(list, 0.5)

function values(runs: readonly Run[], of: Figure['of'] | undefined): number[] {
  const found = runs.map((run) => of?.(run)).filter((value) => value !== undefined)
  if (!found.every(Number.isFinite)) throw new Error(`Not a number: ${found.join(', ')}`)
  return found
}

function ratio(own: readonly number[], least: readonly number[]): number | null {
  return least.length === own.length && own.length > 0 ? median(own.map((value, run) => value / least[run]!)) : null
}

/** As a table that Markdown reads. */
export function tableOf(lines: readonly Line[], withOther: boolean): string {
  const heads = ['', 'this build', 'bare', '× bare', ...(withOther ? ['other build', '× other'] : []), 'over its bar']
  const rows = lines.map(({ label, here, bare, ofBare, other, ofOther, over }) => [
    label,
    shown(here),
    shown(bare),
    shown(ofBare),
    ...(withOther ? [shown(other), shown(ofOther)] : []),
    over.join(', '),
  ])
  const widths = heads.map((head, at) => Math.max(3, head.length, ...rows.map((row) => row[at]!.length)))
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

function shown(value: number | null): string {
  if (value === null) return ''
  return value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0)
}

import type { Board } from '../document/board.ts'
import { eighthsOf } from '../document/eighths.ts'
import { dayName, dayWords, headWords } from '../document/headWords.ts'
import { numbersOf, sceneHeading, sceneOf } from '../document/select.ts'
import type { SceneRow, ShotRow } from '../document/schema.ts'
import { dayTally, shootingOrder } from '../document/shooting.ts'
import type { ShootingDay } from '../document/shooting.ts'
import { sceneTitle, tallyOf } from '../document/whatCounts.ts'
import { shareLabel } from '../film/eighths.ts'
import type { ChosenScene, Selection } from './selection.ts'
import { counted, dateWords, outlineTitle } from './words.ts'

/** A band over rows of the shot list: a scene, a day, or a scene of a day. */
export interface Band {
  /** Of its own on the pages. */
  readonly id: string
  /** At the left, larger; '' for none. */
  readonly number: string
  readonly words: string
  /** What it comes to; '' for nothing. */
  readonly sum: string
  /** tint: as a bar. line: smaller, ruled off, under a bar. faint: of what is left out. */
  readonly look: 'tint' | 'line' | 'faint'
  /** What the page's foot calls it. */
  readonly foot: string
}

/** Rows under bands that open over them. */
export interface Part {
  /** Stands over this part already. */
  readonly over: Band | null
  readonly opens: readonly Band[]
  readonly shots: readonly ShotRow[]
  /** May begin a new page, where scenes or days do. */
  readonly apart: boolean
  readonly outline: { readonly key: string; readonly title: string } | null
}

export function storyParts(board: Board, { scenes }: Selection): readonly Part[] {
  return scenes.map((chosen): Part => {
    const { scene, shots } = chosen
    return {
      over: null,
      opens: [sceneBand(board, chosen)],
      shots,
      apart: !scene.omitted,
      outline: { key: scene.id, title: outlineTitle(board, scene) },
    }
  })
}

function sceneBand(board: Board, { scene, shots }: ChosenScene): Band {
  const number = numberOf(board, scene)
  const said = scene.omitted ? [sceneTitle(scene), sceneHeading(scene)].filter(Boolean).join('   ') : sceneTitle(scene)
  return {
    id: scene.id,
    number,
    words: said,
    sum: scene.omitted ? '' : apart(headWords({ ...tallyOf(board, shots), eighths: eighthsOf(board, shots) })),
    look: scene.omitted ? 'faint' : 'tint',
    foot: number,
  }
}

/** Parts of a sum stand further from each other on paper. */
const apart = (sum: string): string => sum.replaceAll(' · ', '  ·  ')

/** By day as the grid has it: the scenes of a day each time one follows another; a day without shots stands if all of the film does. */
export function shootingParts(board: Board, { scenes, whole }: Selection): readonly Part[] {
  const chosen = new Set<string>(scenes.flatMap(({ shots }) => shots.map(({ id }) => id)))
  return shootingOrder(board).flatMap(({ day, shots }) => {
    const these = { day, shots: shots.filter(({ id }) => chosen.has(id)) }
    return these.shots.length > 0 || (whole && day !== null) ? dayParts(board, these) : []
  })
}

/** The days that a document in shooting order has. */
export function daysIn(board: Board, selection: Selection): number {
  return shootingParts(board, selection).filter(({ over, opens }) => over === null && opens[0]!.id !== NO_DAY).length
}

const NO_DAY = 'no-day'

function dayParts(board: Board, shooting: ShootingDay): readonly Part[] {
  const { day, shots } = shooting
  const date = day ? dateWords(day.date, true) : ''
  const name = day ? dayName(day, date) : 'No day yet'
  const id = day ? `day-${day.id}` : NO_DAY
  const words = [name, name === date ? '' : date].filter(Boolean).join('   ')
  const sum = dayWords({ ...dayTally(board, shooting), eighths: eighthsOf(board, shots) })
  const band: Band = { id, number: '', words, sum: apart(sum), look: 'tint', foot: name }
  const outline = { key: id, title: words }
  const runs = sceneRuns(shots)
  if (runs.length === 0) return [{ over: null, opens: [band], shots: [], apart: true, outline }]
  return runs.map((run, at): Part => {
    const scene = sceneOf(board, run[0]!.sceneId)!
    const eighths = eighthsOf(board, run)
    const shotsSaid = counted(tallyOf(board, run).shots, 'shot')
    const under: Band = {
      id: `${id}-${at}`,
      number: numberOf(board, scene),
      words: sceneTitle(scene),
      sum: eighths === null ? shotsSaid : `${shotsSaid}  ·  ${shareLabel(eighths)}`,
      look: 'line',
      foot: '',
    }
    return at === 0
      ? { over: null, opens: [band, under], shots: run, apart: true, outline }
      : { over: band, opens: [under], shots: run, apart: false, outline: null }
  })
}

/** Shots of one scene that follow each other. */
function sceneRuns(shots: readonly ShotRow[]): ShotRow[][] {
  const runs: ShotRow[][] = []
  for (const shot of shots) {
    const last = runs.at(-1)
    if (last && last[0]!.sceneId === shot.sceneId) last.push(shot)
    else runs.push([shot])
  }
  return runs
}

function numberOf(board: Board, scene: SceneRow): string {
  return numbersOf(board).scenes.get(scene.id) ?? ''
}

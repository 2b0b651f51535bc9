import type { Job } from '../contract/model.ts'
import type { Failure } from '../contract/failure.ts'
import { filmOf } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import type { LayerRow, MarkRow, PanelRow, SceneRow, ShotRow, TakeRow } from '../document/schema.ts'
import type { PictureRole } from '../document/recipe.ts'
import { holdsMarks } from '../document/inkOf.ts'
import { layersOf, numbersOf, panelsOf, scenesOf, shotsOf, takesOf } from '../document/select.ts'
import { isCut } from '../document/whatCounts.ts'
import { modelFacts } from '../generation/models.ts'
import { turnsBefore } from '../generation/turns.ts'
import { isHosted, labelOf } from '../generation/providers/providerOf.ts'
import { isModelTake, modelPictures, policyLine } from '../records/aiPolicy.ts'
import type { Disclosure, DisclosureRow } from '../records/disclosure.ts'
import { chargeOf, isBilledAllTheSame, isOver, timesOut } from './jobs.ts'

/** The marks of these layers' own ink. */
export type MarksOf = (layers: readonly LayerRow[]) => readonly MarkRow[]

/** What the film holds of how it was made, shot by shot: also shots that are cut or stand in omitted scenes. */
export function disclosureOf(board: Board, jobs: Iterable<Job>, marksOf: MarksOf): Disclosure {
  const byPanel = new Map<string, Job[]>()
  for (const job of jobs) {
    const held = byPanel.get(job.panelId)
    if (held) held.push(job)
    else byPanel.set(job.panelId, [job])
  }
  const numbers = numbersOf(board)
  const timed = new Set<string>()
  const rows: DisclosureRow[] = []
  for (const scene of scenesOf(board))
    for (const shot of shotsOf(board, scene.id)) {
      const panels = panelsOf(board, shot.id)
      const asked = panels.flatMap(({ id }) => byPanel.get(id) ?? [])
      for (const { id } of panels) byPanel.delete(id)
      const name = { scene: numbers.scenes.get(scene.id) ?? '', shot: numbers.shots.get(shot.id) ?? '' }
      rows.push({
        ...name,
        left: leftOut(scene, shot),
        ...shotOf(board, panels, marksOf, timed),
        ...askedFor(board, asked),
      })
    }
  const gone = [...byPanel.values()].flat()
  const film = filmOf(board)
  const left = gone.some((job) => timesSent(job) > 0)
    ? [{ scene: '', shot: '', left: '' as const, ...shotOf(board, [], marksOf, timed), ...askedFor(board, gone) }]
    : []
  return { film: film.title, author: film.author, policy: policyLine(film), rows: [...rows, ...left] }
}

function leftOut({ omitted }: SceneRow, shot: ShotRow): DisclosureRow['left'] {
  if (omitted) return 'scene omitted'
  return isCut(shot) ? 'cut' : ''
}

type Drawn = Omit<DisclosureRow, 'scene' | 'shot' | 'left' | 'requests' | 'refused' | 'sent'>

/** `timed`: strokes whose time was counted already; a copy of one took no time. */
function shotOf(board: Board, panels: readonly PanelRow[], marksOf: MarksOf, timed: Set<string>): Drawn {
  const layers = panels.flatMap(({ id }) => layersOf(board, id))
  const own = layers.filter((layer) => holdsMarks(layer) && layer.kind === 'drawing' && layer.sharedFrom === null)
  const marks = marksOf(own)
  const strokes = marks.filter((mark) => mark.kind === 'stroke')
  const counted = strokes.filter(({ ms }) => ms !== undefined)
  const first = counted.filter(({ seed, points }) => {
    const name = `${seed} ${points}`
    return timed.has(name) ? false : timed.add(name)
  })
  const takes = panels.flatMap(({ id }) => takesOf(board, id))
  const made = modelPictures(board)
  return {
    panels: panels.length,
    strokes: strokes.length,
    otherMarks: marks.length - strokes.length,
    timedStrokes: counted.length,
    penSeconds: Math.round(first.reduce((sum, { ms }) => sum + (ms ?? 0), 0) / 100) / 10,
    broughtIn: layers.filter(({ kind, mediaId }) => kind === 'picture' && mediaId !== null && !made.has(mediaId))
      .length,
    standIns: takes.filter((take) => !isModelTake(take)).length,
    models: modelsOf(takes.filter(isModelTake)),
  }
}

function modelsOf(takes: readonly TakeRow[]): DisclosureRow['models'] {
  const models = new Map<string, { model: string; takes: number; kept: number }>()
  for (const { kept, struck, recipe } of takes) {
    const { request } = recipe
    const model = `${labelOf(request.provider)}, ${modelFacts(request)?.name ?? request.model}`
    const known = models.get(model) ?? { model, takes: 0, kept: 0 }
    models.set(model, { model, takes: known.takes + 1, kept: known.kept + (kept && !struck ? 1 : 0) })
  }
  return [...models.values()]
}

function askedFor(board: Board, jobs: readonly Job[]): Pick<DisclosureRow, 'requests' | 'refused' | 'sent'> {
  const sent: Record<string, number> = {}
  let requests = 0
  for (const job of jobs) {
    const times = timesSent(job)
    requests += times
    for (const role of times > 0 ? rolesSent(board, job.request) : []) sent[role] = (sent[role] ?? 0) + times
  }
  return { requests, refused: jobs.filter(isRefused).length, sent }
}

/** What went with a request: its pictures, those of the turns ahead of it, and the takes that these ended with. */
function rolesSent(board: Board, request: Job['request']): PictureRole[] {
  const ahead =
    request.turn?.earlier === true ? (turnsBefore(board, request)?.map(({ recipe }) => recipe) ?? [null]) : []
  const before = ahead.flatMap((turn) => [...(turn?.request.pictures ?? []).map(({ role }) => role), 'take' as const])
  return [...before, ...request.pictures.map(({ role }) => role)]
}

/** Answers of a service that got a request and made nothing of it. */
const ANSWERED: readonly Failure['kind'][] = [
  'refused',
  'bad-key',
  'not-allowed',
  'rate-limited',
  'out-of-quota',
  'service-down',
  'model-unknown',
  'request-invalid',
  'batch-ended',
]

/** The service got the request that failed so. */
export function wasAnswered({ kind }: Failure): boolean {
  return ANSWERED.includes(kind)
}

function isRefused({ request, failure }: Job): boolean {
  return isHosted(request.provider) && failure?.kind === 'refused'
}

/** How often the request left for a model: once more for each time that the service asked to wait, and it was repeated. */
function timesSent(job: Job): number {
  return isHosted(job.request.provider) ? timesOut(job) + (wasSentLast(job) ? 1 : 0) : 0
}

/** As far as we know: a failure of our own side, as of a disk, says nothing of that. */
function wasSentLast(job: Job): boolean {
  if (!isOver(job)) return isBilledAllTheSame(job)
  const { charge } = chargeOf(job)
  if (charge === 'paid' || charge === 'may-be-billed' || job.state === 'done' || job.failure === null) return true
  return wasAnswered(job.failure)
}

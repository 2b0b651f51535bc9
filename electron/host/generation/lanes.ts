import type { Job } from '#shared/contract/model.ts'
import type { JobId } from '#shared/document/ids.ts'
import type { Platform } from '../platform.ts'
import { isHosted } from '#shared/generation/providers/providerOf.ts'
import { isOver } from '#shared/jobs/jobs.ts'
import type { Access, Credentials, OpenFolder, PanelRenderer, Providers, Tell } from '../services.ts'
import { adoptAnswers } from './adoptAnswers.ts'
import { createAnswerRooms } from './answerRoom.ts'
import type { AnswerRooms } from './answerRoom.ts'
import { GATE_RULES, createKeyGates } from './keyGates.ts'
import type { KeyGate } from './keyGates.ts'
import type { BatchRules } from './batches/batchRules.ts'
import { createFilmBatches } from './batches/filmBatches.ts'
import type { FilmBatches } from './batches/filmBatches.ts'
import type { BatchGates } from './batches/keyOfBatch.ts'
import { holdForbidden, keepToPolicy } from './keepToPolicy.ts'
import { backInLine, goesInBatch, parkTogether, sendTogether } from './line.ts'
import type { Line } from './line.ts'
import { createProjectJobs } from './projectJobs.ts'
import type { ProjectJobs } from './projectJobs.ts'
import { RETRY_RULES } from './retry.ts'
import type { RetryRules } from './retry.ts'
import { runJob } from './runJob.ts'
import type { Queued, RunningJob } from './runJob.ts'

/** Why a job is aborted, if not because its film closes. */
export const BY_PERSON = 'by a person'

export interface LaneParts {
  readonly platform: Platform
  readonly credentials: Credentials
  readonly providers: Providers
  readonly renderer: PanelRenderer
  readonly tell: Tell
  /** Somebody hears what is told now. Omitted: always. */
  readonly isHeard?: () => boolean
  readonly rules?: RetryRules
  readonly batchRules?: BatchRules
}

/** The jobs of one open project. */
export interface Lane extends Line {
  readonly running: Map<
    JobId,
    { readonly gate: KeyGate; readonly cancel: AbortController; readonly done: Promise<void>; landing: number }
  >
  handle: string
  /** Resolves when leftover answers have been recovered. */
  adopted: Promise<void>
  /** Ends the keeping to the film's AI policy. */
  forgetPolicy: () => void
}

/** One lane per project that is open for writing and has used jobs. */
export interface Lanes {
  /** Creates it if needed, and recovers leftover answers found on disk. */
  of(open: OpenFolder): Lane
  known(open: OpenFolder): Lane | undefined
  all(): Lane[]
  /** Runs waiting jobs, as far as their keys allow. */
  pump(): void
  /** What is known of the key that a request to this address would use now. */
  gateOf(provider: string, access: Access | null): KeyGate
  /** Asks again for the key of every job that waits, since it may be another by now, and lets parked ones go. */
  letPass(open: OpenFolder): Promise<void>
  /** Ends the project's jobs: what was out is written down as interrupted, what had not left waits in the film. */
  release(open: OpenFolder): Promise<void>
}

export function createLanes(parts: LaneParts): Lanes {
  const { platform, providers, tell } = parts
  const lanes = new Map<OpenFolder, Lane>()
  const rules = parts.rules ?? RETRY_RULES
  const rooms = createAnswerRooms()
  const gates = createKeyGates({ rules: rules.gate ?? GATE_RULES, now: () => platform.now(), changed: tellParked })

  function pump(): void {
    for (const [open, lane] of lanes) pumpLane({ ...parts, rules, rooms, pump, lanes, gateOf }, open, lane)
  }

  function tellParked(gate: KeyGate): void {
    const parked = gate.parked()
    for (const lane of lanes.values())
      for (const { id } of lane.waiting.filter((queued) => queued.gate === gate))
        if (parked || lane.jobs.get(id)?.parked) void lane.jobs.park(id, parked)
    pump()
  }

  const gateOf = (provider: string, access: Access | null): KeyGate =>
    isHosted(provider) && access ? gates.of(`${provider} ${access.baseUrl} ${access.keyMark ?? ''}`) : gates.builtIn()

  function begin(open: OpenFolder): Lane {
    const jobs = createProjectJobs(open, { tell, isHeard: parts.isHeard ?? (() => true) }, () => platform.now())
    const batchGates = gatesFor(() => lane, { lanes, gateOf, pump })
    const lane: Lane = emptyLane(
      jobs,
      createFilmBatches({ ...parts, open, jobs, gates: batchGates, rules: parts.batchRules }),
    )
    lanes.set(open, lane)
    lane.forgetPolicy = keepToPolicy(open, lane)
    lane.adopted = adoptAnswers({ open, jobs, platform, providers, renderer: parts.renderer }).catch((error: unknown) =>
      platform.log(`An answer can't be brought home: ${String(error)}`, {
        says: 'An answer could not be brought home',
        fault: error,
      }),
    )
    void lane.adopted.then(() => (lane.released ? undefined : lane.batches.begin()))
    return lane
  }

  return {
    of: (open) => lanes.get(open) ?? begin(open),
    known: (open) => lanes.get(open),
    all: () => [...lanes.values()],
    pump,
    gateOf,
    letPass: (open) => letPass(parts, lanes.get(open), open, { gateOf, pump }),
    async release(open) {
      const lane = lanes.get(open)
      if (!lane) return
      await endLane(lane)
      lanes.delete(open)
      if (lanes.size === 0) gates.clear()
    },
  }
}

async function endLane(lane: Lane): Promise<void> {
  lane.released = true
  lane.forgetPolicy()
  await lane.adopted
  await lane.batches.release()
  await holdWaiting(lane)
  for (const { cancel } of lane.running.values()) cancel.abort()
  await allEnded(lane)
}

/** What the batches of a lane share with everything else that goes with their keys. */
function gatesFor(lane: () => Lane, { lanes, gateOf, pump }: Pick<PumpParts, 'lanes' | 'gateOf' | 'pump'>): BatchGates {
  return {
    gateOf,
    others: (gate) => othersOf(lanes, gate, 1),
    park: (ids, gate) => parkTogether(lane(), ids, gate).then(pump),
    pump,
  }
}

function emptyLane(jobs: ProjectJobs, batches: FilmBatches): Lane {
  return {
    jobs,
    batches,
    waiting: [],
    running: new Map(),
    handle: '',
    released: false,
    holding: false,
    adopted: Promise.resolve(),
    forgetPolicy: () => undefined,
  }
}

/** See `Lanes`. */
async function letPass(
  { credentials }: LaneParts,
  lane: Lane | undefined,
  open: OpenFolder,
  { gateOf, pump }: Pick<Lanes, 'gateOf' | 'pump'>,
): Promise<void> {
  if (!lane) return
  const gates = new Map<JobId, KeyGate>()
  for (const queued of lane.waiting.slice()) {
    const { request } = lane.jobs.get(queued.id)!
    const access = isHosted(request.provider) ? await credentials.access(open, request) : null
    gates.set(queued.id, access?.ok === false ? queued.gate : gateOf(request.provider, access?.value ?? null))
  }
  for (const [at, queued] of lane.waiting.entries())
    lane.waiting[at] = { ...queued, gate: gates.get(queued.id) ?? queued.gate }
  for (const gate of new Set(gates.values())) gate.open()
  for (const { id, gate } of lane.waiting.slice())
    if (lane.jobs.get(id)?.parked && gate.parked() === null) await lane.jobs.park(id, null)
  pump()
}

interface PumpParts extends LaneParts {
  readonly rules: RetryRules
  readonly rooms: AnswerRooms
  readonly lanes: ReadonlyMap<OpenFolder, Lane>
  readonly gateOf: Lanes['gateOf']
  pump(): void
}

function pumpLane(parts: PumpParts, open: OpenFolder, lane: Lane): void {
  if (!lane.released) holdForbidden(open, lane)
  while (!lane.released && !lane.holding && landingIn(lane) < MOST_LANDING_BYTES) {
    const at = lane.waiting.findIndex(({ gate }) => gate.hasRoom())
    if (at < 0) return
    const next = lane.waiting[at]!
    if (goesInBatch(lane, next)) sendTogether(lane, next.gate)
    else startJob(parts, open, lane, lane.waiting.splice(at, 1)[0]!)
  }
}

/** Answers on their way to disk: memory holds each, so that a slow disk must slow the queue down. */
const MOST_LANDING_BYTES = 24 * 1024 * 1024

function landingIn({ running }: Lane): number {
  return [...running.values()].reduce((sum, { landing }) => sum + landing, 0)
}

function startJob(parts: PumpParts, open: OpenFolder, lane: Lane, next: Queued): void {
  const { gate } = next
  const cancel = new AbortController()
  let out = true
  const leave = (): void => {
    if (out) gate.leave()
    out = false
  }
  const landed = (bytes: number): void => {
    const own = lane.running.get(next.id)
    if (own) own.landing = bytes
    leave()
    parts.pump()
  }
  gate.enter()
  // Resolves to whether it goes back in line.
  const going = gateNow(parts, open, lane, next).then((now) =>
    now === gate ? run(parts, open, lane, { ...next, landed }, cancel.signal) : true,
  )
  const done = going.then(async (waitsOn) => {
    leave()
    // The key may be another by now, also since a person let everything go that was parked.
    const line = waitsOn ? { ...next, gate: await gateNow(parts, open, lane, next) } : next
    lane.running.delete(next.id)
    if (waitsOn && cancel.signal.reason === BY_PERSON)
      await lane.jobs.move(next.id, 'cancelled', { failure: { kind: 'cancelled' } })
    else if (waitsOn) await backInLine(lane, line)
    parts.pump()
  })
  lane.running.set(next.id, { gate, cancel, done, landing: 0 })
}

/**
 * The gate of the key that the job would go with now: a key that was changed since it was lined up proves itself before
 * more than one request goes with it.
 */
async function gateNow(
  { credentials, gateOf }: PumpParts,
  open: OpenFolder,
  lane: Lane,
  { id, gate }: Queued,
): Promise<KeyGate> {
  const request = lane.jobs.get(id)?.request
  if (!request || !isHosted(request.provider)) return gate
  const access = await credentials.access(open, request)
  return access.ok ? gateOf(request.provider, access.value) : gate
}

/** Whether the key has more to do than the `own` requests that are out. */
function othersOf(lanes: PumpParts['lanes'], gate: KeyGate, own: number): boolean {
  return gate.out() > own || [...lanes.values()].some(({ waiting }) => waiting.some((queued) => queued.gate === gate))
}

async function run(
  parts: PumpParts,
  open: OpenFolder,
  lane: Lane,
  next: Queued & Pick<RunningJob, 'landed'>,
  signal: AbortSignal,
): Promise<boolean> {
  const { platform, credentials, providers, renderer, tell, rules, rooms } = parts
  const running = {
    open,
    platform,
    credentials,
    providers,
    renderer,
    tell,
    jobs: lane.jobs,
    handle: lane.handle,
    gate: next.gate,
    rooms,
    landed: next.landed,
    others: () => othersOf(parts.lanes, next.gate, 1),
    signal,
    rules,
    released: () => lane.released,
    holding: () => lane.released || lane.holding,
  }
  return runJob(running, next).catch((error: unknown) => {
    platform.log(`A job ended badly: ${String(error)}`, { says: 'A job ended badly', fault: error })
    return false
  })
}

/** Jobs that may cost money if ended now. */
export function outOf(lane: Lane): Job[] {
  return [...lane.running.keys()].flatMap((id) => {
    const job = lane.jobs.get(id)
    return job && job.state !== 'waiting' && !isOver(job) ? [job] : []
  })
}

/** Holds unsent jobs, `paused` by a person or not, and resolves when all requests in flight have ended. */
export async function settle(lane: Lane, paused = false): Promise<void> {
  lane.holding = true
  // What is asked for from here on is a person's who opened the film again.
  const left = lane.waiting.splice(0)
  await lane.adopted
  for (const { id } of left) await lane.jobs.hold(id, paused)
  // A job waiting for a retry has nothing in flight.
  for (const [id, { cancel }] of lane.running) if (lane.jobs.get(id)?.state === 'waiting') cancel.abort()
  await allEnded(lane)
  for (const { id, held, paused: before } of paused ? lane.jobs.list() : [])
    if (held === true && before !== true) await lane.jobs.mark(id, { paused })
  lane.holding = false
}

async function holdWaiting(lane: Lane): Promise<void> {
  for (const { id } of lane.waiting.splice(0)) await lane.jobs.hold(id)
}

async function allEnded(lane: Lane): Promise<void> {
  await Promise.all([...lane.running.values()].map(({ done }) => done))
}

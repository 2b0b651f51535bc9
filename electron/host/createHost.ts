import path from 'node:path'
import type { HostEvent } from '#shared/contract/events.ts'
import type { Result } from '#shared/contract/failure.ts'
import { SCHEMA_VERSION } from '#shared/document/schema.ts'
import { createAssets } from './assets.ts'
import { createCalls } from './calls.ts'
import type { Calls } from './calls.ts'
import { createDispatch } from './dispatch.ts'
import type { Handlers } from './dispatch.ts'
import { createProviders } from './generation/providers/providers.ts'
import type { ProviderPace } from './generation/providers/providers.ts'
import { createQueue } from './generation/queue.ts'
import type { QueueParts } from './generation/queue.ts'
import { appHandlers } from './handlers/appHandlers.ts'
import { boardHandlers } from './handlers/boardHandlers.ts'
import { filmPlaceHandlers } from './handlers/filmPlaceHandlers.ts'
import { generationHandlers } from './handlers/generationHandlers.ts'
import { faultHandlers } from './handlers/faultHandlers.ts'
import type { HostServices } from './handlers/hostServices.ts'
import { interchangeHandlers } from './handlers/interchangeHandlers.ts'
import { projectHandlers } from './handlers/projectHandlers.ts'
import { recordHandlers } from './handlers/recordHandlers.ts'
import { scriptHandlers } from './handlers/scriptHandlers.ts'
import { storyboardHandlers } from './handlers/storyboardHandlers.ts'
import { versionHandlers } from './handlers/versionHandlers.ts'
import { requestHandlers } from './handlers/requestHandlers.ts'
import { turnHandlers } from './handlers/turnHandlers.ts'
import { trustHandlers } from './handlers/trustHandlers.ts'
import { updateHandlers } from './handlers/updateHandlers.ts'
import type { Log } from './log/entry.ts'
import { createPanelRenderer } from './paint/panelRenderer.ts'
import type { OwnedPanelRenderer } from './paint/panelRenderer.ts'
import { readDisclosure } from './exporters/records.ts'
import { createPdfService } from './pdf/pdfService.ts'
import type { OwnedPdfService } from './pdf/pdfService.ts'
import { createScriptsToPrint } from './script/scriptToPrint.ts'
import type { Platform } from './platform.ts'
import { sweepAfterKills } from './project/making.ts'
import { createMakingPlaces } from './project/makingPlaces.ts'
import { createOpenProjects } from './project/openProjects.ts'
import { createPictureWatch } from './project/pictureWatch.ts'
import { createPlaceWatch } from './project/placeWatch.ts'
import { createRecentProjects } from './project/recentProjects.ts'
import { createVersionThread } from './project/versionThread.ts'
import { createCredentials } from './secrets/credentials.ts'
import { createKeyMarks } from './secrets/keyMarks.ts'
import { createKeyVaults } from './secrets/keyVault.ts'
import { createFilmTrust } from './trust/filmTrust.ts'
import { createTrustStore } from './trust/trustStore.ts'
import { callerOf, processItself } from './visits.ts'
import type { OwnCaller, Visit } from './visits.ts'

/** The whole app except its windows. Electron, the web host, the command line and the tests all use this interface. */
export interface Host {
  /** A method of shared/contract/methods.ts. Never rejects: errors are failure values. */
  call(method: string, input: unknown, callId?: string): Promise<Result<unknown>>
  /** Starts a visit for a window's page, with what the window overrides. */
  visit(own?: OwnCaller): Visit
  listen(heard: (event: HostEvent) => void): () => void
  /** Serves the paths of shared/contract/assets.ts. Never rejects. */
  assets(request: Request): Promise<Response>
  /** Number of requests in flight: if ended now, their answers are lost, and may be billed. */
  underWay(): number
  /** Holds unsent jobs, and resolves when all requests in flight have ended. */
  settle(): Promise<void>
  /** Cancels exports and jobs, and closes every project; the host is unusable afterwards. */
  dispose(): Promise<void>
}

/** How long it waits for a service; the app's own for what is left out. */
export interface HostPace extends Pick<QueueParts, 'rules' | 'batchRules'>, ProviderPace {}

export function createHost(platform: Platform, pace: HostPace = {}): Host {
  const { log } = platform
  const events = createEvents(log)
  const { services, renderer, pdf } = buildServices(platform, pace, events)
  const { projects, queue, thread } = services
  sweepLeftovers(services)
  const calls = createCalls()
  const dispatch = createDispatch(handlersOf(services, calls), calls, log)
  const itself = processItself(platform)

  return {
    call: (method, input, callId) => dispatch(itself, method, input, callId),
    visit(own = {}) {
      const gone = new AbortController()
      const caller = callerOf(platform, own, gone.signal)
      return {
        call: (method, input, callId) => dispatch(caller, method, input, callId),
        films: () => projects.foldersOf(caller),
        async leave() {
          gone.abort()
          await projects.closeOf(caller).catch((error: unknown) =>
            log(`A film whose window is gone was not closed well: ${String(error)}`, {
              says: 'A film was not closed well',
              fault: error,
            }),
          )
        },
      }
    },
    listen: events.listen,
    assets: createAssets(services),
    underWay: () => queue.underWay(),
    settle: () => queue.settle(),
    async dispose() {
      calls.giveUpAll()
      await projects.closeAll()
      await thread.dispose()
      await pdf.dispose()
      await renderer.dispose()
      events.clear()
    },
  }
}

interface Events {
  readonly tell: (event: HostEvent) => void
  readonly listen: (heard: (event: HostEvent) => void) => () => void
  /** A window, or a terminal, hears what is told now. */
  readonly isHeard: () => boolean
  readonly clear: () => void
}

function createEvents(log: Log): Events {
  const listeners = new Set<(event: HostEvent) => void>()
  return {
    tell(event) {
      for (const heard of listeners) {
        try {
          heard(event)
        } catch (error) {
          // A window that closed while being notified is no reason to stop a job.
          log(`A listener failed at ${event.name}: ${String(error)}`, { says: 'A listener failed', fault: error })
        }
      }
    },
    listen(heard) {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
    isHeard: () => listeners.size > 0,
    clear: () => listeners.clear(),
  }
}

function buildServices(
  platform: Platform,
  pace: HostPace,
  { tell, isHeard }: Pick<Events, 'tell' | 'isHeard'>,
): { services: HostServices; renderer: OwnedPanelRenderer; pdf: OwnedPdfService } {
  const { folders, log } = platform
  const renderer = createPanelRenderer(folders.assets)
  const vaults = createKeyVaults(platform)
  const trust = createFilmTrust(createTrustStore(folders.data, log))
  const credentials = createCredentials(vaults, trust, createKeyMarks(folders.data))
  const providers = createProviders(platform, pace)
  const queue = createQueue({ platform, credentials, trust, providers, renderer, tell, isHeard, ...pace })
  const pdf = createPdfService({
    renderer,
    platform,
    disclosure: (open) => readDisclosure(queue, open),
    script: createScriptsToPrint(),
  })
  const thread = createVersionThread()
  const pictures = createPictureWatch(tell)
  const places = createPlaceWatch({
    tell,
    async findWhole(folder) {
      const found = await thread.ask('whole', { folder, format: SCHEMA_VERSION })
      return found.ok ? found.value : null
    },
  })
  const projects = createOpenProjects(
    (open) => {
      pictures.release(open)
      places.release(open)
      return queue.release(open)
    },
    (open) => trust.of(open),
    (open) => (queue.underWay() > 0 ? queue.settle(open) : null),
    tell,
  )
  const recent = createRecentProjects(folders.data, () => platform.now(), log)
  const making = createMakingPlaces(folders.data, log)
  const shared = { platform, thread, projects, recent, making, vaults, trust, queue, renderer, pdf, pictures, places }
  return { services: { ...shared, tell }, renderer, pdf }
}

/** Sweeps what a kill left next to films and in the app's folder. */
function sweepLeftovers({ platform, recent, making }: HostServices): void {
  const { data, projects } = platform.folders
  const beside = recent.list().map(({ folder }) => path.dirname(folder))
  sweepAfterKills([projects, ...beside, data, path.join(data, 'films'), ...making.toSweep()]).catch((error: unknown) =>
    platform.log(`Not all that was left was swept: ${String(error)}`, {
      says: 'Not all leftovers were swept',
      fault: error,
    }),
  )
}

function handlersOf(services: HostServices, calls: Pick<Calls, 'giveUp'>): Handlers {
  return {
    ...appHandlers(services),
    ...projectHandlers(services),
    ...filmPlaceHandlers(services),
    ...boardHandlers(services),
    ...versionHandlers(services),
    ...trustHandlers(services),
    ...updateHandlers(services),
    ...faultHandlers(services),
    ...generationHandlers(services),
    ...requestHandlers(services),
    ...turnHandlers(services),
    ...interchangeHandlers(services),
    ...recordHandlers(services),
    ...scriptHandlers(services),
    ...storyboardHandlers(services),
    'calls.giveUp'({ callId }) {
      calls.giveUp(callId)
      return {}
    },
  }
}

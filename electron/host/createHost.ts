import path from 'node:path'
import type { HostEvent } from '#shared/contract/events.ts'
import type { Result } from '#shared/contract/failure.ts'
import { SCHEMA_VERSION } from '#shared/document/schema.ts'
import { createAssets } from './assets.ts'
import { createCalls } from './calls.ts'
import { createDispatch } from './dispatch.ts'
import { createProviders } from './generation/providers/providers.ts'
import { createQueue } from './generation/queue.ts'
import { generationHandlers } from './handlers/generationHandlers.ts'
import { faultHandlers } from './handlers/faultHandlers.ts'
import type { HostServices } from './handlers/hostServices.ts'
import { interchangeHandlers } from './handlers/interchangeHandlers.ts'
import { projectHandlers } from './handlers/projectHandlers.ts'
import { versionHandlers } from './handlers/versionHandlers.ts'
import { trustHandlers } from './handlers/trustHandlers.ts'
import { updateHandlers } from './handlers/updateHandlers.ts'
import { createPanelRenderer } from './paint/panelRenderer.ts'
import { createPdfService } from './pdf/pdfService.ts'
import type { Platform } from './platform.ts'
import { sweepAfterKills } from './project/making.ts'
import { createMakingPlaces } from './project/makingPlaces.ts'
import { createOpenProjects } from './project/openProjects.ts'
import { createPictureWatch } from './project/pictureWatch.ts'
import { createPlaceWatch } from './project/placeWatch.ts'
import { createRecentProjects } from './project/recentProjects.ts'
import { createVersionThread } from './project/versionThread.ts'
import { createCredentials } from './secrets/credentials.ts'
import { createKeyVaults } from './secrets/keyVault.ts'
import { createFilmTrust } from './trust/filmTrust.ts'
import { createTrustStore } from './trust/trustStore.ts'
import { callerOf, processItself } from './visits.ts'
import type { OwnCaller, Visit } from './visits.ts'

/** The whole app but its windows. Electron, the web host, the command line and the tests call the same four functions. */
export interface Host {
  /** A method of shared/contract/methods.ts. Never rejects: what goes wrong is a failure value. */
  call(method: string, input: unknown, callId?: string): Promise<Result<unknown>>
  /** The door of a window's page, which has something of its own. */
  visit(own?: OwnCaller): Visit
  listen(heard: (event: HostEvent) => void): () => void
  /** Answers the paths of shared/contract/assets.ts. Never rejects. */
  assets(request: Request): Promise<Response>
  /** Requests that are out: ended now, their answers are lost, and may be billed. */
  underWay(): number
  /** Holds what has not been sent, and ends when all that is out has come. */
  settle(): Promise<void>
  /** Ends exports and jobs, closes every project; the host is of no use after it. */
  dispose(): Promise<void>
}

export function createHost(platform: Platform): Host {
  const listeners = new Set<(event: HostEvent) => void>()
  const { log } = platform
  const tell = (event: HostEvent) => {
    for (const heard of listeners) {
      try {
        heard(event)
      } catch (error) {
        // A window that went away while it was told is no reason to stop a job.
        log(`A listener failed at ${event.name}: ${String(error)}`, { says: 'A listener failed', fault: error })
      }
    }
  }
  const renderer = createPanelRenderer(platform.folders.assets)
  const vaults = createKeyVaults(platform)
  const trust = createFilmTrust(createTrustStore(platform.folders.data, log))
  const credentials = createCredentials(vaults, trust)
  const providers = createProviders(platform)
  const queue = createQueue({ platform, credentials, trust, providers, renderer, tell })
  const pdf = createPdfService({ renderer, platform })
  const thread = createVersionThread()
  const pictures = createPictureWatch(tell)
  const places = createPlaceWatch({
    tell,
    async findWhole(folder) {
      const found = await thread.ask('whole', { folder, format: SCHEMA_VERSION })
      return found.ok ? found.value : null
    },
  })
  const services: HostServices = {
    platform,
    thread,
    projects: createOpenProjects(
      (open) => {
        pictures.release(open)
        places.release(open)
        return queue.release(open)
      },
      (open) => trust.of(open),
      (open) => (queue.underWay() > 0 ? queue.settle(open) : null),
      tell,
    ),
    recent: createRecentProjects(platform.folders.data, () => platform.now(), log),
    making: createMakingPlaces(platform.folders.data, log),
    vaults,
    trust,
    queue,
    renderer,
    pdf,
    pictures,
    places,
    tell,
  }
  const { data, projects } = platform.folders
  const beside = services.recent.list().map(({ folder }) => path.dirname(folder))
  sweepAfterKills([projects, ...beside, data, path.join(data, 'films'), ...services.making.toSweep()]).catch(
    (error: unknown) =>
      log(`Not all that was left was swept: ${String(error)}`, { says: 'Not all leftovers were swept', fault: error }),
  )
  const calls = createCalls()
  const dispatch = createDispatch(
    {
      ...projectHandlers(services),
      ...versionHandlers(services),
      ...trustHandlers(services),
      ...updateHandlers(services),
      ...faultHandlers(services),
      ...generationHandlers(services),
      ...interchangeHandlers(services),
      'calls.giveUp'({ callId }) {
        calls.giveUp(callId)
        return {}
      },
    },
    calls,
    log,
  )

  const itself = processItself(platform)

  return {
    call: (method, input, callId) => dispatch(itself, method, input, callId),
    visit(own = {}) {
      const gone = new AbortController()
      const caller = callerOf(platform, own, gone.signal)
      return {
        call: (method, input, callId) => dispatch(caller, method, input, callId),
        films: () => services.projects.foldersOf(caller),
        async leave() {
          gone.abort()
          await services.projects.closeOf(caller).catch((error: unknown) =>
            log(`A film whose window is gone was not closed well: ${String(error)}`, {
              says: 'A film was not closed well',
              fault: error,
            }),
          )
        },
      }
    },
    listen(heard) {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
    assets: createAssets(services),
    underWay: () => queue.underWay(),
    settle: () => queue.settle(),
    async dispose() {
      calls.giveUpAll()
      await services.projects.closeAll()
      await thread.dispose()
      await renderer.dispose()
      listeners.clear()
    },
  }
}

import { sentence } from '#shared/contract/sentence.ts'
import type { Failure, Result } from '#shared/contract/failure.ts'
import { filmOf } from '#shared/document/board.ts'
import { throughWords } from '#shared/contract/networkWords.ts'
import { addressOf, hostedProvider, serverOf, serviceOf } from '#shared/generation/providers/providerOf.ts'
import type { Handlers } from '../dispatch.ts'
import { FailureError, valueOf } from '../failures.ts'
import { proxyPlace } from '../network/ways.ts'
import type { OpenFolder } from '../services.ts'
import type { HostServices } from './hostServices.ts'

type Names =
  | `jobs.${'submit' | 'plan' | 'submitMany' | 'cancel' | 'list' | 'hold' | 'resume' | 'order' | 'unseen' | 'bringIn'}`
  | 'spend.read'
  | `keys.${'status' | 'set' | 'clear' | 'test'}`

export function generationHandlers({ platform, projects, queue, vaults, trust }: HostServices): Pick<Handlers, Names> {
  /** The service's key vault, and the address the film uses for it. */
  function keysOf(open: OpenFolder, named: string | undefined) {
    const film = filmOf(open.store.board())
    const own = serviceOf(film)
    const service = named === undefined ? own : hostedProvider(named)
    const vault = service && vaults.get(service.id)
    if (!vault) throw new FailureError({ kind: 'provider-unknown', provider: named ?? own.id })
    // The film's address belongs to its own service.
    return { film, vault, asked: { provider: service.id, baseUrl: service === own ? film.baseUrl : '' } }
  }

  async function keyStatus(open: OpenFolder, named: string | undefined) {
    const { film, vault, asked } = keysOf(open, named)
    const proxy = await proxyPlace(platform.ways, addressOf(asked))
    const status = await vault.status(film.id, film.keySource)
    return { service: asked.provider, ...status, host: serverOf(asked), proxy }
  }

  return {
    'jobs.submit': async ({ project, panelId, request, count, way }) => ({
      jobs: valueOf(await queue.submit(projects.of(project), project, panelId, request, count, way)),
    }),
    'jobs.plan': async (asked) => valueOf(await queue.plan(projects.of(asked.project), asked)),
    'jobs.submitMany': async (asked, signal) =>
      valueOf(await queue.submitMany(projects.of(asked.project), asked, signal)),
    ...lineHandlers({ projects, queue }),
    'jobs.list': ({ project }) => ({ jobs: queue.jobs(projects.of(project), project) }),
    'spend.read': ({ project }) => queue.spend(projects.of(project)),
    'keys.status': ({ project, service }) => keyStatus(projects.of(project), service),
    async 'keys.set'({ project, place, key, service }) {
      const open = projects.of(project)
      const restricted = place === 'project' ? trust.refusal(open) : null
      if (restricted) valueOf(restricted)
      const { film, vault } = keysOf(open, service)
      await vault.set(film.id, place, key)
      return keyStatus(open, service)
    },
    async 'keys.clear'({ project, place, service }) {
      const open = projects.of(project)
      const { film, vault } = keysOf(open, service)
      await vault.clear(film.id, place)
      return keyStatus(open, service)
    },
    async 'keys.test'({ project, service }) {
      const open = projects.of(project)
      const { asked } = keysOf(open, service)
      const proxy = await proxyPlace(platform.ways, addressOf(asked))
      return testResult(await queue.test(open, asked), serverOf(asked), proxy)
    },
  }
}

/** One entry a method that changes what is in line. */
function lineHandlers({
  projects,
  queue,
}: Pick<HostServices, 'projects' | 'queue'>): Pick<
  Handlers,
  `jobs.${'cancel' | 'hold' | 'resume' | 'order' | 'unseen' | 'bringIn'}`
> {
  return {
    async 'jobs.cancel'({ project, jobId }) {
      await queue.cancel(writable(projects.of(project)), jobId)
      return {}
    },
    'jobs.hold': ({ project }) => {
      void queue.pause(writable(projects.of(project)))
      return {}
    },
    'jobs.resume': async ({ project, opening }) => ({
      jobs: valueOf(await queue.resume(projects.of(project), opening)),
    }),
    'jobs.unseen': async ({ project }) => ({ jobs: await queue.unseen(projects.of(project)) }),
    'jobs.bringIn': async ({ project, jobId }) => ({
      jobs: [valueOf(await queue.bringIn(projects.of(project), jobId))],
    }),
    'jobs.order': async ({ project, jobId, before }) => ({
      jobs: valueOf(await queue.order(projects.of(project), jobId, before)),
    }),
  }
}

/** What is out or waits is another program's, where the film is open there to be written: a yes would change nothing. */
function writable(open: OpenFolder): OpenFolder {
  if (open.refusal) throw new FailureError(open.refusal)
  return open
}

function testResult(tested: Result<{ models: string[] }>, host: string, proxy: string) {
  if (tested.ok) {
    const count = tested.value.models.length
    return {
      result: 'works' as const,
      sentence: `The key works: ${host} offers ${count} ${count === 1 ? 'model' : 'models'}${throughWords(proxy)}.`,
    }
  }
  return { result: KEY_RESULTS[tested.failure.kind] ?? ('other' as const), sentence: sentence(tested.failure) }
}

const KEY_RESULTS: { readonly [K in Failure['kind']]?: 'not-valid' | 'no-quota' | 'no-network' | 'no-key' } = {
  'no-key': 'no-key',
  'bad-key': 'not-valid',
  'out-of-quota': 'no-quota',
  'rate-limited': 'no-quota',
  'no-network': 'no-network',
  'timed-out': 'no-network',
  'broke-off': 'no-network',
}

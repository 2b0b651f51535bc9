import { sentence } from '#shared/contract/sentence.ts'
import type { Failure, Result } from '#shared/contract/failure.ts'
import { filmOf } from '#shared/document/board.ts'
import { throughWords } from '#shared/contract/networkWords.ts'
import { GEMINI_BASE_URL, hostOf } from '#shared/generation/baseUrl.ts'
import type { Handlers } from '../dispatch.ts'
import { valueOf } from '../failures.ts'
import { proxyPlace } from '../network/ways.ts'
import type { OpenFolder } from '../services.ts'
import type { HostServices } from './hostServices.ts'

type Names =
  | 'generation.sketch'
  | `jobs.${'submit' | 'cancel' | 'list' | 'hold' | 'resume'}`
  | 'spend.read'
  | `keys.${'status' | 'set' | 'clear' | 'test'}`

export function generationHandlers({ platform, projects, queue, vault, trust }: HostServices): Pick<Handlers, Names> {
  async function keyStatus(open: OpenFolder) {
    const film = filmOf(open.store.board())
    const proxy = await proxyPlace(platform.ways, film.baseUrl || GEMINI_BASE_URL)
    return { ...(await vault.status(film.id, film.keySource)), host: hostOf(film.baseUrl), proxy }
  }

  return {
    'generation.sketch': async ({ project, panelId }) => ({
      media: valueOf(await queue.sketch(projects.of(project), panelId)),
    }),
    'jobs.submit': async ({ project, panelId, request, count }) => ({
      jobs: valueOf(await queue.submit(projects.of(project), project, panelId, request, count)),
    }),
    async 'jobs.cancel'({ project, jobId }) {
      await queue.cancel(projects.of(project), jobId)
      return {}
    },
    'jobs.hold': ({ project }) => {
      void queue.settle(projects.of(project))
      return {}
    },
    'jobs.resume': async ({ project }) => ({ jobs: valueOf(await queue.resume(projects.of(project))) }),
    'jobs.list': ({ project }) => ({ jobs: queue.jobs(projects.of(project), project) }),
    'spend.read': ({ project }) => queue.spend(projects.of(project)),
    'keys.status': ({ project }) => keyStatus(projects.of(project)),
    async 'keys.set'({ project, place, key }) {
      const open = projects.of(project)
      const restricted = place === 'project' ? trust.refusal(open) : null
      if (restricted) valueOf(restricted)
      await vault.set(filmOf(open.store.board()).id, place, key)
      return keyStatus(open)
    },
    async 'keys.clear'({ project, place }) {
      const open = projects.of(project)
      await vault.clear(filmOf(open.store.board()).id, place)
      return keyStatus(open)
    },
    async 'keys.test'({ project }) {
      const open = projects.of(project)
      const { baseUrl } = filmOf(open.store.board())
      const proxy = await proxyPlace(platform.ways, baseUrl || GEMINI_BASE_URL)
      return testResult(await queue.test(open), hostOf(baseUrl), proxy)
    },
  }
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

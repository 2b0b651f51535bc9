import type { Failure } from '#shared/contract/failure.ts'
import type { Job } from '#shared/contract/model.ts'
import { attempt } from '../failures.ts'
import type { Credentials, OpenFolder, Providers } from '../services.ts'

interface Reaching {
  readonly open: OpenFolder
  readonly credentials: Credentials
  readonly providers: Providers
}

/** Whether the service answers, by its list of models, which costs nothing. */
export async function canReach({ open, credentials, providers }: Reaching, job: Job): Promise<boolean> {
  const access = await credentials.access(open, job.request)
  const provider = providers[job.request.provider]
  if (!access.ok || !provider) return true
  const listed = await attempt(() => provider.test(access.value, new AbortController().signal))
  const reached = listed.ok ? listed.value : listed
  return reached.ok || !OUT_OF_REACH.includes(reached.failure.kind)
}

const OUT_OF_REACH: readonly Failure['kind'][] = ['no-network', 'timed-out', 'broke-off']

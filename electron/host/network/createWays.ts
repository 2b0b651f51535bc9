import type { SecureContext } from 'node:tls'
import { isLoopback } from '../trust/originOf.ts'
import { readTrusted } from './certificates.ts'
import type { CertificateFiles } from './certificates.ts'
import { environmentRoute } from './environmentProxy.ts'
import type { ProxyVariables } from './environmentProxy.ts'
import { systemRoute } from './systemRoute.ts'
import type { Ways } from './ways.ts'
import type { Log } from '../log/entry.ts'

export interface WaysOptions {
  /** What the environment says of proxies. */
  readonly proxies: ProxyVariables
  readonly files: CertificateFiles
  /** What the system's settings say for an address, in the words of a PAC file ("PROXY a:8080; DIRECT"); left out where nobody can ask. */
  readonly system?: (url: URL) => Promise<string>
  readonly log: Log
}

/**
 * The environment goes before the system's settings: it was said for this one start, and by it all shells go the same way. What is
 * on this computer itself is reached without a proxy, always: the key for it would be read by one.
 */
export function createWays({ proxies, files, system, log }: WaysOptions): Ways {
  let trusted: SecureContext | null = null
  return {
    async to(url) {
      if (url.protocol !== 'https:' || isLoopback(url)) return [null]
      return environmentRoute(proxies, url) ?? systemRoute((await system?.(url)) ?? '')
    },
    trusted: () => (trusted ??= readTrusted(files, log)),
  }
}

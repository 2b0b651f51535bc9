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
  /** The environment's proxy variables. */
  readonly proxies: ProxyVariables
  readonly files: CertificateFiles
  /** The system's proxy settings for a URL, in PAC syntax ("PROXY a:8080; DIRECT"); omitted if unavailable. */
  readonly system?: (url: URL) => Promise<string>
  readonly log: Log
}

/**
 * The environment overrides the system's settings: it was set for this start, and it applies to all shells alike.
 * Loopback addresses always bypass the proxy, which could otherwise read the key.
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

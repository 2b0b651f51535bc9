import { createWays } from '#host/network/createWays.ts'
import type { ProxyVariables } from '#host/network/environmentProxy.ts'
import type { Ways } from '#host/network/ways.ts'
import type { Log } from '#host/log/entry.ts'

/** Network access for every shell; `system` reads the computer's own proxy settings, if the shell can. */
export function shellWays(proxies: ProxyVariables, log: Log, system?: (url: URL) => Promise<string>): Ways {
  const { NODE_EXTRA_CA_CERTS, SSL_CERT_FILE } = process.env
  const files = { extra: NODE_EXTRA_CA_CERTS, system: SSL_CERT_FILE }
  return createWays({ proxies, files, log, ...(system ? { system } : {}) })
}

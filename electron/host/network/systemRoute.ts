import { NetworkError, proxyAt } from './ways.ts'
import type { Route } from './ways.ts'

/** Parses a PAC result: "PROXY a:8080; HTTPS b; DIRECT". '' means direct. SOCKS is skipped if anything else is listed. */
export function systemRoute(answer: string): Route {
  const named = answer.split(';').map((each) => each.trim().split(/\s+/))
  const route = named.flatMap(([kind = '', place = '']): Route => {
    if (/^direct$/i.test(kind)) return [null]
    const proxy = /^(?:proxy|https?)$/i.test(kind) ? proxyAt(/^https$/i.test(kind), place) : null
    return proxy ? [proxy] : []
  })
  if (route.length > 0) return route
  const kinds = named.map(([kind = '']) => kind.toLowerCase()).filter((kind) => kind !== '')
  if (kinds.length === 0) return [null]
  throw new NetworkError({ why: 'proxy-unusable', detail: `the system names a proxy of the kind ${kinds[0]}` })
}

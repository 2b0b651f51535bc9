import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Decides who may access the web host. */
export interface Doorkeeper {
  /** The token in the URL that is printed once. */
  readonly token: string
  /** Why this request is refused; null if it comes from this computer and from our own page. */
  refusal(request: Asked): string | null
  /** Exchanges the token for a session, once. Returns the cookie to set, or null if the token is wrong or used. */
  exchange(token: string): string | null
  /** Whether the request carries the session cookie. */
  admits(headers: IncomingHttpHeaders): boolean
}

interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
}

/** Whether the request comes from the user (typed, or a link from outside a browser) or from our own page, not another page. */
export function fromItself(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none'
}

/**
 * `address` is the only host and port accepted for pages, e.g. "127.0.0.1:4321"; `entered` is called when the token is
 * used. `session`: the cookie's secret, at least 32 random bytes; by default new for each start.
 */
export function createDoorkeeper(
  address: string,
  entered: () => void = () => undefined,
  session = secret(),
): Doorkeeper {
  const token = secret()
  // Cookies ignore the port, so it is part of the name.
  const cookieName = `framewright-${address.split(':').at(-1)}`
  let used = false

  return {
    token,
    refusal({ method, path, headers }) {
      // Guards against DNS rebinding: a page elsewhere can point its own name at this computer, but that name is in the
      // Host header.
      if (headers.host !== address) return 'This address is only for this computer.'
      // The sign-in URL is opened from a local file, which browsers treat as cross-site.
      const wayIn = method === 'GET' && path.startsWith('/?token=') && headers['sec-fetch-mode'] === 'navigate'
      if (!fromItself(headers) && !wayIn) return 'This page can only be used by itself.'
      const ours = headers.origin === `http://${address}`
      const reads = method === 'GET' || method === 'HEAD'
      if (headers.origin !== undefined ? !ours : !reads) return 'This page can only be used by itself.'
      return null
    },
    exchange(offered) {
      if (used || !equal(offered, token)) return null
      used = true
      entered()
      return `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`
    },
    admits(headers) {
      const cookies = (headers.cookie ?? '').split(';').map((pair) => pair.trim())
      return cookies.some((pair) => equal(pair, `${cookieName}=${session}`))
    },
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url')
}

function equal(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

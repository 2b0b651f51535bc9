import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Decides who may talk to the web host. */
export interface Doorkeeper {
  /** The token for the address that is printed once. */
  readonly token: string
  /** Why this request is turned away; null where it comes from this computer and from our own page. */
  refusal(request: Asked): string | null
  /** Trades the token for a session, once. Gives the cookie to set, or null where the token is wrong or used. */
  exchange(token: string): string | null
  /** Whether the request carries the session that the token was traded for. */
  admits(headers: IncomingHttpHeaders): boolean
}

interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
}

/** Whether the person asked (typed, or followed from outside a browser) or our own page did, and no other page. */
export function fromItself(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none'
}

/** `address` is the one name and port under which pages may be asked for, e.g. "127.0.0.1:4321"; `entered` is told when the token is used. `session`:
 * what admits a browser, a secret of at least 32 random bytes; of this start alone unless told. */
export function createDoorkeeper(
  address: string,
  entered: () => void = () => undefined,
  session = secret(),
): Doorkeeper {
  const token = secret()
  // Browsers keep one jar for all ports of a host, so the port is part of the name.
  const cookieName = `framewright-${address.split(':').at(-1)}`
  let used = false

  return {
    token,
    refusal({ method, path, headers }) {
      // A page elsewhere can point its own name at this computer: the name it used gives it away.
      if (headers.host !== address) return 'This address is only for this computer.'
      // The way in is opened from a file of ours, which a browser counts as another site.
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

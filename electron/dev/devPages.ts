import type { Pages } from '#host/page/pages.ts'
import { CONTENT_SECURITY_POLICY } from '#host/page/securityHeaders.ts'

/** The Vite server for the window's sources during development. */
export interface Sources {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string
  /** Vite's CSP nonce for its inline scripts and styles. */
  readonly nonce: string
}

/**
 * Serves the window from its current sources. The page comes from its usual origin, so access to the host is checked
 * as usual; only its files are fetched from Vite. For `npm run dev` alone: nothing that ships imports this.
 */
export function devPages({ origin, nonce }: Sources): Pages {
  return {
    policy: devPolicy({ origin, nonce }),
    async file({ pathname, search }) {
      try {
        const answer = await fetch(`${origin}${pathname}${search}`, { headers: { accept: '*/*' } })
        if (!answer.ok) return null
        const type = answer.headers.get('content-type')
        return new Response(answer.body, {
          headers: { 'cache-control': 'no-store', ...(type === null ? {} : { 'content-type': type }) },
        })
      } catch {
        return null
      }
    },
  }
}

/** The shipped CSP, extended for what Vite adds to the page and for its socket. */
export function devPolicy({ origin, nonce }: Sources): string {
  return CONTENT_SECURITY_POLICY.replace("script-src 'self'", `script-src 'self' 'nonce-${nonce}'`)
    .replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`)
    .replace("connect-src 'self'", `connect-src 'self' ${socketOf(origin)}`)
}

/** The WebSocket on which Vite notifies the page of changes. */
export function socketOf(origin: string): string {
  return origin.replace(/^http/, 'ws')
}

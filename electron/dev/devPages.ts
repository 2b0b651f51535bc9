import type { Pages } from '#host/page/pages.ts'
import { CONTENT_SECURITY_POLICY } from '#host/page/securityHeaders.ts'

/** Where Vite serves the window's sources while they are worked on. */
export interface Sources {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string
  /** What Vite marks its inline scripts and styles with. */
  readonly nonce: string
}

/**
 * The window as its sources are now. The page comes from where it always does, so that who may call the host is decided as it always is;
 * only what it is made of is fetched from Vite. For `npm run dev` alone: nothing that ships imports this.
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

/** The shipped policy, with what Vite puts into the page, and its socket, let in. */
export function devPolicy({ origin, nonce }: Sources): string {
  return CONTENT_SECURITY_POLICY.replace("script-src 'self'", `script-src 'self' 'nonce-${nonce}'`)
    .replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`)
    .replace("connect-src 'self'", `connect-src 'self' ${socketOf(origin)}`)
}

/** By which Vite tells the page what changed. */
export function socketOf(origin: string): string {
  return origin.replace(/^http/, 'ws')
}

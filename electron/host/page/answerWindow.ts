import type { Host } from '../createHost.ts'
import type { Pages } from './pages.ts'
import { secured } from './securityHeaders.ts'

/** Answers every fetch of a window: project bytes and fonts from the host, everything else from its pages. */
export async function answerWindow(host: Pick<Host, 'assets'>, pages: Pages, request: Request): Promise<Response> {
  const address = new URL(request.url)
  const { pathname } = address
  if (pathname.startsWith('/p/') || pathname.startsWith('/fonts/')) return secured(await host.assets(request))
  if (request.method !== 'GET' && request.method !== 'HEAD') return secured(plain(405, 'Not allowed'))
  return secured((await pages.file(address)) ?? plain(404, 'Not found'), pages.policy)
}

export function plain(status: number, text: string): Response {
  return new Response(text, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}

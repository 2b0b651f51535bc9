import type { Host } from '../createHost.ts'
import { pageFile } from './pageFiles.ts'
import { secured } from './securityHeaders.ts'

/** Answers all that a window fetches: bytes of projects and fonts from the host, everything else from the built pages. */
export async function answerWindow(host: Pick<Host, 'assets'>, pages: string, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname.startsWith('/p/') || pathname.startsWith('/fonts/')) return secured(await host.assets(request))
  if (request.method !== 'GET' && request.method !== 'HEAD') return secured(plain(405, 'Not allowed'))
  return secured((await pageFile(pages, pathname)) ?? plain(404, 'Not found'))
}

export function plain(status: number, text: string): Response {
  return new Response(text, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}

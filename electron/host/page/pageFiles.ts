import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.map': 'application/json',
}

/** The file of the built window at a URL path, or null if there is none. No path, however written, can reach outside `root`. */
export async function pageFile(root: string, pathname: string): Promise<Response | null> {
  const path = pathInside(root, pathname === '/' ? '/index.html' : pathname)
  const type = path && TYPES[extname(path).toLowerCase()]
  if (!path || !type) return null
  const bytes = await readFile(path).catch(() => null)
  if (!bytes) return null
  // Vite's assets/ names contain content hashes, so they can be cached forever; the page itself never.
  const cache = pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store'
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': type, 'cache-control': cache } })
}

function pathInside(root: string, pathname: string): string | null {
  let plain: string
  try {
    plain = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (plain.includes('\0') || plain.includes('\\')) return null
  const base = resolve(root)
  const path = resolve(base, `.${plain}`)
  return path.startsWith(base + sep) ? path : null
}

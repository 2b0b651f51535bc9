import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { LIMITS } from '#shared/document/limits.ts'
import { fail } from '#shared/contract/failure.ts'
import { projectHandleSchema } from '#shared/contract/model.ts'
import { panelIdSchema } from '#shared/document/ids.ts'
import { AI_STAMP } from '#shared/generation/providers/providerOf.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { marked } from '#shared/records/marks/marks.ts'
import { keptFromExport, mustStamp, showsModelWork } from '#shared/records/aiPolicy.ts'
import { attempt } from './failures.ts'
import { addPicture } from './importers/addPicture.ts'
import type { HostServices } from './handlers/hostServices.ts'
import { panelRecord } from './paint/panelRecord.ts'
import { picturesShown } from './paint/panelRenderer.ts'
import { SHOWN } from './paint/shownKinds.ts'
import { pictureType } from './project/pictureHeader.ts'
import { picturesMissing } from './project/pictureWatch.ts'
import { createPreviews } from './project/previews.ts'
import type { Previews } from './project/previews.ts'
import { learnModelWork } from './provenance/modelWorkIn.ts'
import { createWindowPictures } from './project/windowPictures.ts'
import type { OpenFolder, PanelRenderer } from './services.ts'

const FONT_TYPES: Readonly<Record<string, string>> = {
  ttf: 'font/ttf',
  otf: 'font/otf',
  woff: 'font/woff',
  woff2: 'font/woff2',
}

/**
 * The asset port for bytes (shared/contract/assets.ts). No part of a URL is ever used as a path: each URL is matched
 * as a whole.
 */
export function createAssets(services: HostServices): (request: Request) => Promise<Response> {
  const previews = createPreviews(services.renderer)
  const shown = createWindowPictures(services.renderer)

  async function route(request: Request): Promise<Response> {
    const url = new URL(request.url)
    const font = /^\/fonts\/([A-Za-z0-9][\w.-]{0,120}\.(ttf|otf|woff2?))$/.exec(url.pathname)
    if (font && request.method === 'GET') return sendFont(services.platform.folders.assets, font[1]!, font[2]!)
    const inProject =
      /^\/p\/(open_[0-9a-z]{8,40})\/(media|shown|preview|panel|script)(?:\/(\w{1,80})(?:\.png)?)?$/.exec(url.pathname)
    if (!inProject) return nothing()
    const handle = projectHandleSchema.parse(inProject[1])
    const opened = await attempt(() => services.projects.of(handle))
    if (!opened.ok) return nothing()
    const [, , kind, name] = inProject
    if (request.method === 'GET' && name && kind === 'panel')
      return sendPanel(services, opened.value, name, url.searchParams)
    if (request.method === 'GET' && name && kind === 'shown')
      return sendPicture(await shown.read(opened.value, name, Number(url.searchParams.get('px'))))
    if (request.method === 'GET' && name && kind !== 'script')
      return kind === 'media'
        ? sendPicture(await opened.value.media.read(name))
        : sendPreview(previews, opened.value, name, request)
    if (request.method === 'POST' && kind === 'media' && !name)
      return takeUpload(services.renderer, opened.value, url.searchParams.get('name') ?? '', request)
    if (request.method === 'POST' && kind === 'script' && !name)
      return takeScript(opened.value, url.searchParams.get('name') ?? '', request)
    return nothing()
  }

  return async (request) => {
    const answered = await attempt(() => route(request))
    if (answered.ok) return answered.value
    services.platform.log(`A picture could not be sent: ${answered.failure.kind}`, {
      says: 'A picture could not be sent',
      fault: answered.failure,
    })
    return new Response(null, { status: 500, headers: SAFE })
  }
}

function sendPicture(bytes: Uint8Array | null): Response {
  const type = bytes && pictureType(bytes)
  return bytes && type ? answer(bytes, type, { 'cache-control': FOREVER }) : nothing()
}

/** Always revalidated, since a window's version counter restarts at zero on each load. */
async function sendPreview(previews: Previews, open: OpenFolder, panelId: string, request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  const show = (['drawing', 'table', 'sketch'] as const).find((each) => each === query.get('show')) ?? 'all'
  const asked = Math.round(Number(query.get('w') ?? 480))
  const width = Math.max(64, Math.min(2048, Number.isFinite(asked) ? asked : 480))
  if (!panelIdSchema.safeParse(panelId).success) return nothing()
  const headers = {
    'cache-control': 'private, no-cache',
    etag: `"${panelId}-${previews.nameOf(open, panelId, width, show)}"`,
  }
  if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers })
  const drawn = await attempt(() => previews.read(open, panelId, width, show))
  if (!drawn.ok) return nothing()
  // Computed again: a picture may have been found missing while it was drawn.
  const etag = `"${panelId}-${previews.nameOf(open, panelId, width, show)}"`
  return answer(drawn.value, 'image/jpeg', { ...headers, etag })
}

/** Rendered on every request: it is requested once, to be saved or copied. */
async function sendPanel(
  { renderer, platform }: Pick<HostServices, 'renderer' | 'platform'>,
  open: OpenFolder,
  panelId: string,
  query: URLSearchParams,
): Promise<Response> {
  const asked = Math.round(Number(query.get('w') ?? 1920))
  const area = areaOf(query.get('area'))
  const width = Math.max(area ? 1 : 64, Math.min(8192, Number.isFinite(asked) ? asked : 1920))
  const show = (['drawing', 'ink'] as const).find((each) => each === query.get('show')) ?? 'all'
  if (!panelIdSchema.safeParse(panelId).success || area === 'wrong') return nothing()
  const lost = query.has('anyway') ? null : await picturesMissing(open, picturesShown(open, panelId, show))
  if (lost) return Response.json(fail(lost), { status: 409, headers: { 'cache-control': 'no-store', ...SAFE } })
  await learnModelWork(open, false)
  const board = open.store.board()
  const stamped = mustStamp(board) && keptFromExport(board).size === 0 && showsModelWork(board, panelId, SHOWN[show])
  const part = { ...(area ? { area } : {}), ...(stamped ? { stamp: AI_STAMP } : {}) }
  const wish: Parameters<PanelRenderer['render']>[2] = {
    width,
    show,
    png: true,
    without: keptFromExport(board),
    ...part,
  }
  const drawn = await attempt(() => renderer.render(open, panelId, wish))
  if (!drawn.ok) return nothing()
  const record = await panelRecord(open, panelId, show, new Date(platform.now()).toISOString())
  return answer(marked(drawn.value, record), 'image/png', { 'cache-control': 'no-store' })
}

/** "x,y,width,height": four numbers that form a rectangle; undefined if none was requested. */
function areaOf(words: string | null): Rect | undefined | 'wrong' {
  if (words === null) return undefined
  const [x, y, width, height, ...more] = words.split(',').map(Number)
  const good = [x, y, width, height].every(Number.isFinite) && more.length === 0 && width! >= 1 && height! >= 1
  return good ? { x: x!, y: y!, width: width!, height: height! } : 'wrong'
}

async function takeUpload(
  renderer: PanelRenderer,
  open: OpenFolder,
  name: string,
  request: Request,
): Promise<Response> {
  const tooLarge = fail({ kind: 'picture-unreadable', name, detail: 'it is larger than 256 MB' })
  const said = Number(request.headers.get('content-length') ?? 0)
  const bytes = said > LIMITS.pictureBytes ? null : new Uint8Array(await request.arrayBuffer())
  // Not every request has a Content-Length.
  const fits = bytes !== null && bytes.length <= LIMITS.pictureBytes
  const added = fits ? await addPicture(renderer, open, bytes, name) : tooLarge
  return Response.json(added, { headers: { 'cache-control': 'no-store', ...SAFE } })
}

/** The name gives only the ending under which it is kept. */
async function takeScript(open: OpenFolder, name: string, request: Request): Promise<Response> {
  const tooLarge = fail({ kind: 'script-unreadable', name, detail: 'it is larger than 64 MB' })
  const said = Number(request.headers.get('content-length') ?? 0)
  const bytes = said > LIMITS.scriptBytes ? null : new Uint8Array(await request.arrayBuffer())
  const fits = bytes !== null && bytes.length <= LIMITS.scriptBytes
  const staged = fits ? await open.media.scripts.stage(bytes, name) : tooLarge
  return Response.json(staged, { headers: { 'cache-control': 'no-store', ...SAFE } })
}

const FOREVER = 'private, max-age=31536000, immutable'
const SAFE = { 'x-content-type-options': 'nosniff' }

function answer(bytes: Uint8Array, type: string, own: Record<string, string>): Response {
  const headers = { ...own, 'content-type': type, 'content-length': String(bytes.length), ...SAFE }
  return new Response(bytes as Uint8Array<ArrayBuffer>, { headers })
}

function nothing(): Response {
  return new Response(null, { status: 404, headers: SAFE })
}

/** Serves fonts from assets/fonts, then those that the PDF embeds, which are located only when one is requested. */
async function sendFont(assets: string, name: string, ending: string): Promise<Response> {
  const own = await attempt(() => readFile(path.join(assets, 'fonts', name)))
  const bytes = own.ok ? own.value : await readPdfFont(name)
  return bytes ? answer(bytes, FONT_TYPES[ending]!, { 'cache-control': FOREVER }) : nothing()
}

async function readPdfFont(name: string): Promise<Buffer | null> {
  const { listFonts } = await import('./pdf/fontChain.ts')
  const file = listFonts().get(name)
  return file === undefined ? null : readFile(file)
}

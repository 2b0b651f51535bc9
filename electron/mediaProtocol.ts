import { protocol } from 'electron'
import type { Host } from '#host/createHost.ts'
import { answerWindow } from '#host/page/answerWindow.ts'
import type { Pages } from '#host/page/pages.ts'

export const APP_ORIGIN = 'framewright://app'

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'framewright',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/** Serves everything a window loads: its pages, and the bytes of projects open in the host. */
export function serveApp(host: Pick<Host, 'assets'>, pages: Pages): void {
  protocol.handle('framewright', (request) =>
    new URL(request.url).host === 'app' ? answerWindow(host, pages, request) : new Response(null, { status: 404 }),
  )
}

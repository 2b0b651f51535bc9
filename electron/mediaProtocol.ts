import { protocol, session } from 'electron'
import type { Host } from '#host/createHost.ts'
import { answerWindow } from '#host/http/answerWindow.ts'

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

/** The window's only source: its pages, and the bytes of the projects that the host has open. */
export function serveApp(host: Pick<Host, 'assets'>, pages: string): void {
  protocol.handle('framewright', (request) =>
    new URL(request.url).host === 'app' ? answerWindow(host, pages, request) : new Response(null, { status: 404 }),
  )
}

/**
 * Nothing is asked of the person's camera or place, the clipboard is written (a panel copied as a picture) and never read, and the
 * window itself reaches no network.
 */
export function lockSession(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(isAllowed(permission)))
  defaultSession.setPermissionCheckHandler((_contents, permission) => isAllowed(permission))
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'] },
    (_details, answer) => answer({ cancel: true }),
  )
}

function isAllowed(permission: string): boolean {
  return permission === 'clipboard-sanitized-write'
}

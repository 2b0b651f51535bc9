import { app, session } from 'electron'
import type { Session } from 'electron'
import { APP_ORIGIN } from './mediaProtocol.ts'

/** Where nothing answers: the port that was given to discarding what comes, on this computer. */
const NOWHERE = '127.0.0.1:9'

/**
 * What Chromium would ask of the network by itself. Must run before the app is ready. The host has its own way to the
 * model's service and to nothing else, so that no name needs to be looked up by Chromium at all.
 */
export function keepChromiumQuiet(): void {
  const { commandLine } = app
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  commandLine.appendSwitch('disable-background-networking')
  commandLine.appendSwitch('disable-component-update')
  commandLine.appendSwitch('disable-domain-reliability')
  commandLine.appendSwitch('dns-prefetch-disable')
  commandLine.appendSwitch('no-pings')
}

/**
 * Nothing is asked of the person's camera or place, the clipboard is written (a panel copied as a picture) and never read, and the
 * window itself reaches no network: what is no request of a page (a dictionary, a call between browsers) finds a closed way out.
 */
export async function lockSession(): Promise<void> {
  const { defaultSession } = session
  // Its dictionaries would be fetched from the network, which nobody asked for.
  defaultSession.setSpellCheckerEnabled(false)
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(isAllowed(permission)))
  defaultSession.setPermissionCheckHandler((_contents, permission) => isAllowed(permission))
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'] },
    (_details, answer) => answer({ cancel: true }),
  )
  takeOwnDownloads(defaultSession)
  await defaultSession.setProxy({ mode: 'fixed_servers', proxyRules: NOWHERE, proxyBypassRules: '<-loopback>' })
}

function isAllowed(permission: string): boolean {
  return permission === 'clipboard-sanitized-write'
}

/** A panel that is saved as a picture was made in the window; nothing else is written to the person's disk by it. */
function takeOwnDownloads(from: Session): void {
  from.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${APP_ORIGIN}/`)) event.preventDefault()
  })
}

import { app, session } from 'electron'
import type { Session } from 'electron'
import { APP_ORIGIN } from './mediaProtocol.ts'

/** Nothing answers here: the discard port on this computer. */
const NOWHERE = '127.0.0.1:9'

/**
 * Stops Chromium from using the network on its own. Must run before the app is ready. The host connects to the model's
 * service and nothing else, so Chromium never needs to resolve a name.
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
 * Denies camera and location; allows notes of the system, and writing the clipboard (copying a panel as a picture) but
 * not reading it; and
 * keeps the window off the network: traffic outside a page's requests (a dictionary, WebRTC) gets a dead proxy.
 */
export async function lockSession(): Promise<void> {
  const { defaultSession } = session
  // Its dictionaries would be downloaded without being asked for.
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
  return permission === 'clipboard-sanitized-write' || permission === 'notifications'
}

/** Allows downloads created in the window (a panel saved as a picture), and no others. */
function takeOwnDownloads(from: Session): void {
  from.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${APP_ORIGIN}/`)) event.preventDefault()
  })
}

import type { Transport } from '#shared/contract/transport.ts'
import { gathered } from './gathered.ts'
import { httpTransport } from './httpTransport.ts'

/** What Electron's preload script exposes on the window (electron/preload.ts). */
export interface Bridge extends Transport {
  readonly platform: string
}

declare global {
  var framewright: Bridge | undefined
}

/**
 * The transport to this window's host: Electron's bridge if present, else the loopback web host that served the page.
 */
export function pickTransport(): Transport {
  return gathered(globalThis.framewright ?? httpTransport(location.origin, crypto.randomUUID()))
}

/** Whether to write keys the Mac way. */
export function onMac(): boolean {
  return globalThis.framewright ? globalThis.framewright.platform === 'darwin' : /mac/i.test(navigator.userAgent)
}

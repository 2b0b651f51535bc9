import { app } from 'electron'

/**
 * The system's proxy settings for an address, as Chromium reads them. Only the server is passed. This causes no
 * traffic: Chromium resolves no names here, so neither a PAC file nor "automatic detection" is fetched.
 */
export async function systemProxy(url: URL): Promise<string> {
  return app.resolveProxy(`${url.origin}/`)
}

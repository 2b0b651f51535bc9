import { app } from 'electron'

/**
 * What the system's settings say for an address, as Chromium reads them. It is asked about the server alone. Nothing goes out for
 * it: Chromium looks up no name here, so neither a PAC file nor "automatic detection" is fetched.
 */
export async function systemProxy(url: URL): Promise<string> {
  return app.resolveProxy(`${url.origin}/`)
}

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'

/**
 * Makes the fonts in assets/fonts known to the host's canvas under their own names. A folder without fonts is no failure: the system's faces serve then.
 */
export function registerFonts(assets: string): void {
  const folder = join(assets, 'fonts')
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (/\.(ttf|otf|woff2)$/i.test(name)) GlobalFonts.registerFromPath(join(folder, name))
  }
}

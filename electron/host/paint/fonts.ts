import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'
import type { MarkRow } from '#shared/document/schema.ts'

/** Preferred caption faces (paintWords.ts); both under the SIL Open Font License 1.1. */
const CAPTION_FILES = [
  '@expo-google-fonts/courier-prime/400Regular/CourierPrime_400Regular.ttf',
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
]

/**
 * Registers the caption faces, and any font in assets/fonts, with the host's canvas under their own names. Without
 * them the system's faces are used.
 */
export function registerFonts(assets: string | undefined): void {
  const { resolve } = createRequire(import.meta.url)
  for (const file of CAPTION_FILES) GlobalFonts.registerFromPath(resolve(file))
  const folder = assets === undefined ? '' : join(assets, 'fonts')
  if (folder === '' || !existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (/\.(ttf|otf|woff2)$/i.test(name)) GlobalFonts.registerFromPath(join(folder, name))
  }
}

/** True if texts contain letters that the caption faces lack: anything past Latin, Greek and Cyrillic. */
export function holdsFarLetters(marks: readonly MarkRow[]): boolean {
  return marks.some(
    (mark) =>
      mark.kind === 'text' &&
      /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\s!-\u02ff\u2000-\u206f\u20a0-\u20bf]/u.test(mark.text),
  )
}

/** Registers faces for all other scripts, which takes a moment: only for panels whose text needs them. */
export async function registerFarFonts(): Promise<void> {
  const { listFonts } = await import('#host/pdf/fontChain.ts')
  for (const file of listFonts().values()) GlobalFonts.registerFromPath(file)
}

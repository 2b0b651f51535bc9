import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import { create } from 'fontkit'
import type { Font } from 'fontkit'
import type { Weight } from '#shared/pages/measure.ts'
import { withWordShapes } from './wordShapes.ts'
import type { WordShapes } from './wordShapes.ts'

/**
 * The fonts for printed pages: Noto Sans, then fallbacks for the glyphs it lacks. The order decides which font a
 * shared character is taken from: symbols from the symbol fonts, Han from Japanese before Chinese. All under the SIL
 * Open Font License 1.1.
 */
/** The first of the chain for a script's text. */
const SCRIPT = '@expo-google-fonts/courier-prime/400Regular/CourierPrime_400Regular.ttf'

const CHAIN: readonly { readonly regular: string; readonly strong?: string }[] = [
  {
    regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
    strong: '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  },
  {
    regular: '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
    strong: '@expo-google-fonts/noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf',
  },
  {
    regular: '@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
    strong: '@expo-google-fonts/noto-sans-hebrew/600SemiBold/NotoSansHebrew_600SemiBold.ttf',
  },
  {
    regular: '@expo-google-fonts/noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf',
    strong: '@expo-google-fonts/noto-sans-thai/600SemiBold/NotoSansThai_600SemiBold.ttf',
  },
  {
    regular: '@expo-google-fonts/noto-sans-symbols/400Regular/NotoSansSymbols_400Regular.ttf',
    strong: '@expo-google-fonts/noto-sans-symbols/600SemiBold/NotoSansSymbols_600SemiBold.ttf',
  },
  { regular: '@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf' },
  { regular: '@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf' },
  {
    regular: '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
    strong: '@expo-google-fonts/noto-sans-jp/600SemiBold/NotoSansJP_600SemiBold.ttf',
  },
  {
    regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
    strong: '@expo-google-fonts/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf',
  },
  {
    regular: '@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf',
    strong: '@expo-google-fonts/noto-sans-kr/600SemiBold/NotoSansKR_600SemiBold.ttf',
  },
  { regular: '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf' },
]

/** Font files by the names that pages use: what the host serves under /fonts/<name>. */
export function listFonts(): ReadonlyMap<string, string> {
  const find = createRequire(import.meta.url)
  const files = CHAIN.flatMap(({ regular, strong }) => (strong ? [regular, strong] : [regular]))
  return new Map([SCRIPT, ...files].map((file) => [basename(file), find.resolve(file)]))
}

/** A font of the chain, opened when its first glyph is needed. */
export interface ChainFont {
  readonly name: string
  readonly font: Font
  readonly words: WordShapes
}

export interface FontChain {
  /** The first font with all of these code points; null if none has them. */
  fontFor(codePoints: readonly number[], weight: Weight): ChainFont | null
  byName(name: string): ChainFont
}

/** Opens fonts from disk as needed and keeps them: one chain serves every export of a host. */
export function openFontChain(): FontChain {
  const files = listFonts()
  const opened = new Map<string, ChainFont>()
  const remembered: Record<Weight, Map<number, ChainFont | null>> = {
    regular: new Map(),
    strong: new Map(),
    script: new Map(),
  }

  function byName(name: string): ChainFont {
    const known = opened.get(name)
    if (known) return known
    const file = files.get(name)
    if (!file) throw new Error(`no font of the chain is called ${name}`)
    const font = { name, ...withWordShapes(create(readFileSync(file)) as Font) }
    opened.set(name, font)
    return font
  }

  function search(codePoints: readonly number[], weight: Weight): ChainFont | null {
    for (const link of weight === 'script' ? [{ regular: SCRIPT }, ...CHAIN] : CHAIN) {
      const candidate = byName(
        basename((weight === 'strong' && 'strong' in link ? link.strong : undefined) ?? link.regular),
      )
      if (codePoints.every((code) => candidate.font.hasGlyphForCodePoint(code))) return candidate
    }
    return null
  }

  return {
    byName,
    fontFor(codePoints, weight) {
      if (codePoints.length !== 1) return search(codePoints, weight)
      const code = codePoints[0]!
      const known = remembered[weight].get(code)
      if (known !== undefined) return known
      const found = search(codePoints, weight)
      remembered[weight].set(code, found)
      return found
    },
  }
}

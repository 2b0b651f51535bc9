/**
 * Text in the encodings that editors used before Unicode, and in some countries still do. Which one it is nothing in the
 * file says: it is the one in which its bytes are letters that are common in its language.
 */

interface Decoder {
  decode(bytes: Uint8Array, options: { stream: boolean }): string
}
/** Every engine has it, though the language's own library doesn't. */
declare const TextDecoder: new (label: string, options: { fatal: boolean }) => Decoder

/** Bytes that are looked at. */
const SAMPLE = 65_536

/** null: it is none of them, as a text with a few accents isn't. @param bytes Not UTF-8. */
export function foreignText(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE)
  const encoding = eastern(sample) ?? cyrillic(sample) ?? centralEuropean(sample)
  return encoding === null ? null : decoded(bytes, encoding, false)
}

/** Japanese mail's encoding, which is plain ASCII with escapes. null: it isn't. */
export function escapedJapanese(text: string, bytes: Uint8Array): string | null {
  return text.includes('\u001b$B') || text.includes('\u001b$@') ? decoded(bytes, 'iso-2022-jp', false) : null
}

/** null: the bytes aren't in this encoding, or the engine doesn't know it. */
function decoded(bytes: Uint8Array, encoding: string, fatal: boolean): string | null {
  try {
    // A sample may end within a character.
    return new TextDecoder(encoding, { fatal }).decode(bytes, { stream: fatal })
  } catch {
    return null
  }
}

const countOf = (text: string, signs: RegExp): number => text.match(signs)?.length ?? 0

const COMMON_SIMPLIFIED =
  /[的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得着下自之年。，：]/g
const COMMON_TRADITIONAL =
  /[的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得著下自之年。，：]/g

function eastern(sample: Uint8Array): string | null {
  for (const encoding of ['shift_jis', 'euc-jp']) {
    const text = decoded(sample, encoding, true)
    if (text === null || !isMostlyForeign(text)) continue
    // Half-width kana are what Chinese bytes look like in Shift_JIS.
    const kana = countOf(text, /[\u3041-\u3096\u30a1-\u30fa]/g) - 2 * countOf(text, /[\uff61-\uff9f]/g)
    if (kana > 0.15 * countOf(text, /[^\p{ASCII}]/gu)) return encoding
  }
  const korean = decoded(sample, 'euc-kr', true)
  if (korean !== null && isMostlyForeign(korean)) {
    const hangul = countOf(korean, /\p{Script=Hangul}/gu)
    if (hangul > 9 * countOf(korean, /\p{Script=Han}/gu)) return 'euc-kr'
  }
  const chinese = [
    { encoding: 'gb18030', common: COMMON_SIMPLIFIED },
    { encoding: 'big5', common: COMMON_TRADITIONAL },
  ].map(({ encoding, common }) => {
    const text = decoded(sample, encoding, true)
    if (text === null || !isMostlyForeign(text)) return { encoding, share: 0 }
    return { encoding, share: countOf(text, common) / text.length }
  })
  const best = chinese.toSorted((one, other) => other.share - one.share)[0]!
  return best.share > 0.02 ? best.encoding : null
}

/** Words of other letters, rather than accents here and there that happen to be pairs. */
function isMostlyForeign(text: string): boolean {
  const foreign = countOf(text, /(?!\p{ASCII})[\p{L}\u3000-\u303f]/gu)
  return foreign > 0.3 * countOf(text, /[\p{L}\u3000-\u303f]/gu)
}

function cyrillic(sample: Uint8Array): string | null {
  const found = ['windows-1251', 'koi8-r', 'ibm866'].map((encoding) => {
    const text = decoded(sample, encoding, false) ?? ''
    const letters = countOf(text, /\p{Script=Cyrillic}/gu)
    const enough = letters > countOf(text, /\p{Script=Latin}/gu)
    // Capitals within words are what the wrong one makes of small letters.
    const turned = countOf(text, /\p{Ll}\p{Lu}/gu)
    return { encoding, share: enough ? (countOf(text, /[оеаинтсрвл]/gi) - 2 * turned) / letters : 0 }
  })
  const best = found.toSorted((one, other) => other.share - one.share)[0]!
  return best.share > 0.35 ? best.encoding : null
}

/** In Polish, signs that no Western text has within a word are letters. */
function centralEuropean(sample: Uint8Array): string | null {
  const western = decoded(sample, 'windows-1252', false) ?? ''
  if (countOf(western, /\p{L}[±¶¼]|[±¶¼¦]\p{Ll}/gu) > 1) return 'iso-8859-2'
  return countOf(western, /\p{L}[¹³¿]|[¹³£]\p{L}/gu) > 1 ? 'windows-1250' : null
}

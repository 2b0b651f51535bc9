import { filmOf } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { filmShots, scenesOf } from '../document/select.ts'

/** Languages by their letters; the first of which the text has most is its language. */
const SCRIPTS = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['ta', /\p{Script=Tamil}/gu],
] as const
/** Common short words of languages in Latin letters. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  en: ['the', 'and', 'to', 'of', 'is', 'in', 'she', 'he', 'it', 'at', 'her', 'his', 'with'],
  de: ['der', 'die', 'und', 'das', 'ist', 'nicht', 'ein', 'eine', 'mit', 'sie', 'er', 'im', 'auf'],
  fr: ['le', 'la', 'les', 'et', 'un', 'une', 'des', 'est', 'dans', 'elle', 'il', 'du', 'sur'],
  es: ['el', 'la', 'los', 'y', 'un', 'una', 'que', 'con', 'por', 'se', 'del', 'ella', 'en'],
  it: ['il', 'lo', 'la', 'che', 'un', 'una', 'di', 'non', 'con', 'si', 'del', 'lei', 'nel'],
  pt: ['o', 'os', 'que', 'um', 'uma', 'não', 'com', 'do', 'da', 'ela', 'ele', 'no', 'na'],
  nl: ['de', 'het', 'een', 'en', 'van', 'niet', 'is', 'zij', 'hij', 'op', 'met', 'ik', 'naar'],
}
/** This much of a film's text tells its language. */
const ENOUGH = 20_000
const FALLBACK = 'en'

/** The language of a film's words (BCP 47), which a listening reader pronounces them in. Judged by letters and short words. */
export function languageOf(board: Board): string {
  const text = sampleOf(board)
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const found = SCRIPTS.map(([language, letter]) => ({ language, count: text.match(letter)?.length ?? 0 }))
  const most = found.reduce((best, next) => (next.count > best.count ? next : best))
  // Japanese has more Han than kana; Chinese has no kana.
  if (found[0]!.count > letters * 0.05) return 'ja'
  if (most.count > letters * 0.4) return most.language
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const scores = Object.entries(WORDS).map(([language, known]) => ({
    language,
    count: words.filter((word) => known.includes(word)).length,
  }))
  const best = scores.reduce((first, next) => (next.count > first.count ? next : first))
  return best.count > 0 ? best.language : FALLBACK
}

function sampleOf(board: Board): string {
  const parts = [filmOf(board).title, ...scenesOf(board).map(({ location, synopsis }) => `${location} ${synopsis}`)]
  let size = 0
  for (const { action, dialogue, notes, subject } of filmShots(board)) {
    parts.push(action, dialogue, notes, subject)
    size += action.length + dialogue.length
    if (size > ENOUGH) break
  }
  return parts.join('\n').slice(0, ENOUGH * 2)
}

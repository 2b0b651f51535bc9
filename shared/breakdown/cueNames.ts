import { folded, isEastern } from '../film/easternWords.ts'
import { textOf } from '../script/screenplay.ts'
import type { ScriptElement } from '../script/screenplay.ts'

/** Who a cue calls, with the script's own words. */
export interface CueNames {
  /** In capitals, without what says how they are heard: "MARA" of "Mara (V.O.) (CONT'D)". */
  readonly whole: string
  /** Its names, if it is a list: "MARA AND TOM", "MARA / TOM". */
  readonly parts: readonly string[]
  /** Everybody in the scene speaks: "ALL". */
  readonly everyone: boolean
}

/** What stands behind a name to say how it is heard or that it goes on, without parentheses: "MARA V.O." */
const BEHIND =
  /[\s,–—-]+(?:V\.?\s?O\.?|O\.?\s?S\.?|O\.?\s?C\.?|OFF|CONT[’'.]?D?\.?|\(?SUITE\)?|ON PHONE|OVER PHONE|PRE-?LAP)$|(?<=\p{L})'S VOICE$/u

/** 花子の声, 花子Ｍ, 小明OS, 민수 목소리: how a voice is heard, where no space parts it from the name. */
const EASTERN_BEHIND =
  /(?<=\S)(?:[・\s]*の?声|\s*(?:M|N|V\.?O\.?|O\.?S\.?|画外音|畫外音|内心独白)|\s(?:목소리|소리|내레이션))$/

/** Parentheses that make another role of a name: "MARA (YOUNG)", "TOM (8)"; any other says how it is heard. */
const ROLE = /^(?:YOUNG|YOUNGER|OLD|OLDER|ADULT|CHILD|TEEN|AGED?\b|AT\s+\d|\d{1,2}(?:S|\s*(?:YEARS?|YRS?))?$)/

const EVERYONE = new Set(
  '一同|全員|みんな|皆|众人|眾人|大家|所有人|全体|全體|齐声|모두|일동|다같이|다 함께|ALL|EVERYONE|EVERYBODY|BOTH|ALL THREE|ALL FOUR|TOGETHER|TOUS|TOUTES|TOUS LES DEUX|LES DEUX|ALLE|BEIDE|TODOS|TODAS|AMBOS|TUTTI|ENTRAMBI|ВСЕ|ОБА|ОБЕ'.split(
    '|',
  ),
)

const LIST = /\s*(?:[/&+,;、・]|(?<=\p{Script=Han})[和与與](?=\p{Script=Han})|\s(?:AND|UND|ET|Y|E|OCH|OG|EN|И)\s)\s*/u

export function cueNames(cue: ScriptElement): CueNames {
  const whole = bareName(textOf(cue))
  const parts = whole.split(LIST).filter((part) => part !== '')
  return { whole, parts: parts.length > 1 ? parts : [], everyone: EVERYONE.has(whole.replace(/^THE\s+/, '')) }
}

function bareName(text: string): string {
  let name = withoutHearing((isEastern(text) ? folded(text) : text).toUpperCase().replace(/[‘’`´]/g, "'"))
    .replace(/\s+/g, ' ')
    .replace(/^[\s\-–—]+|[\s:;,\-–—^]+$/g, '')
  for (let shorter = name.replace(BEHIND, ''); shorter !== name && shorter !== ''; shorter = name.replace(BEHIND, ''))
    name = shorter
  return isEastern(name) ? name.replace(EASTERN_BEHIND, '').trim() : name.trim()
}

/** Takes out the parentheses that don't make another role; one that isn't closed reaches to the end. */
function withoutHearing(text: string): string {
  let kept = ''
  let at = 0
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', at)) {
    const close = text.indexOf(')', open)
    const inside = text.slice(open + 1, close < 0 ? text.length : close).trim()
    kept += `${text.slice(at, open)} `
    if (ROLE.test(inside)) kept += `(${inside}) `
    at = close < 0 ? text.length : close + 1
  }
  return kept + text.slice(at)
}

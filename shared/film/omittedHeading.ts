import { compareNumbers } from './numberBetween.ts'

const WORD =
  'omit(?:ted)?|omis(?:e|sa|so)?|omess[ao]|omitid[ao]|supprim[ée]e?|entf[äa]llt|gestrichen|eliminad[ao]|исключена|удалена|pominięta|usunięta'

/** A scene that was cut, whose number stays. */
export const OMITTED = new RegExp(`^\\(?(?:${WORD})(?!\\p{L})`, 'iu')

const NUMBER = '[A-Z]{0,3}\\d{1,4}[A-Z]{0,3}'
const TO = '(?:\\s*[-–—]\\s*|\\s+(?:thru|through|to|bis|à)\\s+)'
const AND = '(?:\\s*[,&/]\\s*(?:and\\s+)?|\\s+(?:and|und|et)\\s+)'
const SPAN = `${NUMBER}(?:(?:${TO}|${AND})${NUMBER})+`
const SCENES = '(?:scenes?|szenen|bilder|scènes|escenas)\\s+'

const BEFORE = new RegExp(`^(?:${SCENES})?(${SPAN})[.:]?\\s+(\\(?(?:${WORD})\\)?)[.!]?(?:\\s+${SPAN})?$`, 'iu')
const BEHIND = new RegExp(`^(\\(?(?:${WORD}))\\)?:?\\s+(?:${SCENES}(${NUMBER}|${SPAN})|(${SPAN}))\\)?$`, 'iu')

/** Scenes that were cut together: "2-3 OMITTED", "SCENES 2 THRU 4 OMITTED", "OMITTED SCENES A5-5C"; null for any other text. */
export function omittedTogether(text: string): { readonly number: string; readonly heading: string } | null {
  const before = BEFORE.exec(text)
  if (before) return { number: plainSpan(before[1]!), heading: before[2]! }
  const behind = BEHIND.exec(text)
  return behind ? { number: plainSpan(behind[2] ?? behind[3]!), heading: behind[1]!.replace('(', '') } : null
}

/** "2 THRU 4" as "2-4", "2 and 3" as "2,3". */
function plainSpan(text: string): string {
  return text.toUpperCase().replace(new RegExp(TO, 'giu'), '-').replace(new RegExp(AND, 'giu'), ',')
}

/**
 * Which of a film's scenes "2-4" or "2,5-5C" names, as indexes: those from one end to the other in the film's order
 * where it has both, else those whose numbers lie between. Null where the number is that of one scene: of any other form,
 * or the film's own.
 */
export function scenesSpanned(number: string, numbers: readonly string[]): readonly number[] | null {
  const plain = plainSpan(number.trim())
  const own = numbers.map((each) => each.toUpperCase())
  if (!new RegExp(`^${SPAN}$`, 'iu').test(plain) || own.includes(plain)) return null
  const places = plain.split(',').flatMap((part) => {
    const [from = '', to = from] = part.split('-')
    const [first, last] = [own.indexOf(from), own.indexOf(to)]
    if (first >= 0 && last >= first) return own.flatMap((_, at) => (at >= first && at <= last ? [at] : []))
    return own.flatMap((each, at) =>
      each !== '' && compareNumbers(from, each) <= 0 && compareNumbers(each, to) <= 0 ? [at] : [],
    )
  })
  return [...new Set(places)]
}

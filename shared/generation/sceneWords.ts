import type { SceneRow } from '../document/schema.ts'
import { INT_EXT, termOf } from '../film/vocabulary.ts'
import type { WordsPiece } from '../document/recipe.ts'
import { lightWords } from './lightWords.ts'
import { beginsWithPreposition, isShouted, spoken, tidy, withArticle } from './wording.ts'

/** "exterior: a flooded causeway", "at dawn", "in soft, cool light from low down". `names` are known spellings: cast and locations. */
export function scenePieces(scene: SceneRow, names: readonly string[]): WordsPiece[] {
  const place = placeWords(scene.location, names)
  const inOut = termOf(INT_EXT, scene.intExt)?.words ?? ''
  const said: WordsPiece[] = [
    { from: 'scene.location', text: [inOut, place].filter(Boolean).join(': ') },
    { from: 'scene.timeOfDay', text: timeWords(scene.timeOfDay) },
    { from: 'scene.light', text: lightWords(scene) },
  ]
  return said.filter((piece) => piece.text !== '')
}

/**
 * Names such as "Salt House" and "Paris" get no article; "Flooded causeway" and "FLOODED CAUSEWAY" become "a flooded
 * causeway".
 */
function placeWords(typed: string, names: readonly string[]): string {
  const words = spoken(typed.replace(/\s+[-–—]+\s+/g, ', '), names)
  const known = names.find((name) => name.toLowerCase() === words.toLowerCase())
  if (words === '' || known !== undefined) return known ?? ''
  if (isShouted(tidy(typed))) return names.some((name) => words.startsWith(name)) ? words : withArticle(words)
  if (/^\p{Lu}\p{Ll}+$/u.test(words) || /\s\p{Lu}/u.test(words)) return words
  if (names.some((name) => words.startsWith(name)) || /^\S+['’]s\s/.test(words)) return words
  return withArticle(words.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase()))
}

const AT =
  /^(?:night|dawn|dusk|sunrise|sunset|noon|midday|midnight|twilight|daybreak|first light|last light|nightfall|golden hour|magic hour|blue hour)$/
const IN_THE = /^(?:early |late |mid[- ])?(?:morning|afternoon|evening)$/
/** Parts of a heading that are about continuity, not light. */
const NO_LIGHT =
  /^(?:continuous|cont(?:'d|\.)?|later|same(?: time)?|moments later|(?:a )?(?:short while|minutes?|hours?) later)$/

function timeWords(typed: string): string {
  const words = tidy(typed).toLowerCase()
  if (words === '' || NO_LIGHT.test(words)) return ''
  if (words === 'day') return 'by day'
  if (/^(?:just )?(?:before|after) /.test(words)) return words
  if (AT.test(words)) return `at ${words}`
  if (IN_THE.test(words)) return `in the ${words}`
  return isShouted(tidy(typed)) || beginsWithPreposition(words) ? words : tidy(typed)
}

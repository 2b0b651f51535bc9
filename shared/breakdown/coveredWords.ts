import type { CardRow, ShotRow } from '../document/schema.ts'
import type { CardId } from '../document/ids.ts'
import { LIMITS } from '../document/limits.ts'
import { textOf } from '../script/screenplay.ts'
import type { ElementKind, Screenplay } from '../script/screenplay.ts'
import type { CoveredPart } from './stretches.ts'

/** What a shot says of the text that it covers. */
export type CoveredWords = Pick<ShotRow, 'action' | 'dialogue' | 'castIds'>

interface CoveredText {
  readonly kind: ElementKind
  readonly element: number
  readonly text: string
  readonly onCamera: boolean
}

const ACTION: ReadonlySet<ElementKind> = new Set(['action', 'shot', 'centered', 'general'])
const SPEECH: ReadonlySet<ElementKind> = new Set(['character', 'parenthetical', 'dialogue', 'lyric'])

/**
 * The action and the dialogue under these stretches, and the cast cards of those who speak there on camera. A speech of
 * which only a part is covered still has the name of its speaker over it. Texts end at the length that a field can hold.
 */
export function coveredWords(
  script: Screenplay,
  parts: readonly CoveredPart[],
  cast: readonly CardRow[],
): CoveredWords {
  const texts = coveredTexts(script, parts)
  const speeches = speechesIn(script, texts)
  const seen = speeches.filter(({ onCamera }) => onCamera).flatMap(({ cue }) => cardOfCue(cue, cast) ?? [])
  return {
    action: fitting(
      texts
        .filter(({ kind }) => ACTION.has(kind))
        .map(({ text }) => text)
        .join('\n'),
    ),
    dialogue: fitting(speeches.map(({ cue, words }) => [cue, ...words].join('\n')).join('\n\n')),
    castIds: [...new Set(seen)],
  }
}

function fitting(text: string): string {
  return text.slice(0, LIMITS.text)
}

function coveredTexts({ elements }: Screenplay, parts: readonly CoveredPart[]): readonly CoveredText[] {
  const found: CoveredText[] = []
  for (const { from, to, onCamera } of parts)
    for (let at = from.element; at <= to.element; at += 1) {
      const element = elements[at]
      if (!element) continue
      const whole = textOf(element)
      const text = whole.slice(at === from.element ? from.at : 0, at === to.element ? to.at : whole.length).trim()
      const before = found.at(-1)
      // Straight and wavy stretches of one paragraph are one text.
      if (before?.element === at)
        found[found.length - 1] = {
          ...before,
          text: `${before.text} ${text}`.trim(),
          onCamera: before.onCamera || onCamera,
        }
      else if (text !== '') found.push({ kind: element.kind, element: at, text, onCamera })
    }
  return found
}

interface Speech {
  readonly cue: string
  readonly cueAt: number
  readonly words: readonly string[]
  readonly onCamera: boolean
}

function speechesIn(script: Screenplay, texts: readonly CoveredText[]): readonly Speech[] {
  const made: Speech[] = []
  for (const { kind, element, text, onCamera } of texts) {
    if (!SPEECH.has(kind)) continue
    const cueAt = cueOver(script, element)
    const before = made.at(-1)
    const words = kind === 'character' ? [] : [text]
    if (before?.cueAt === cueAt)
      made[made.length - 1] = {
        ...before,
        words: [...before.words, ...words],
        onCamera: before.onCamera || (onCamera && words.length > 0),
      }
    else
      made.push({
        cue: cueAt < 0 ? '' : textOf(script.elements[cueAt]!).trim(),
        cueAt,
        words,
        onCamera: onCamera && words.length > 0,
      })
  }
  return made.filter(({ words }) => words.length > 0)
}

/** Index of the cue that a line of speech stands under; -1 for none. */
function cueOver({ elements }: Screenplay, from: number): number {
  for (let at = from; at >= 0; at -= 1) {
    const { kind } = elements[at]!
    if (kind === 'character') return at
    if (!SPEECH.has(kind) && kind !== 'note') return -1
  }
  return -1
}

/** "MARA (V.O.) (CONT'D)" is Mara; undefined if no card has her name. */
function cardOfCue(cue: string, cast: readonly CardRow[]): CardId | undefined {
  const name = folded(cue.replace(/\s*\([^)]*\)/g, ''))
  return cast.find((card) => card.kind === 'cast' && folded(card.name) === name)?.id
}

function folded(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase()
}

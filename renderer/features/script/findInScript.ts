import { textOf } from '#shared/script/screenplay.ts'
import type { DraftText } from '#shared/breakdown/lining.ts'

/** Where in the text the words stand, in order, as the line on which each begins. Letters of either case are alike. */
export function findInScript({ script, lines }: Pick<DraftText, 'script' | 'lines'>, typed: string): readonly number[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return []
  const found: number[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const { element, from, to } = lines[at]!
    const text = textOf(script.elements[element]!).toLowerCase()
    for (let place = text.indexOf(wanted, from); place >= 0 && place < to; place = text.indexOf(wanted, place + 1))
      found.push(at)
  }
  return found
}

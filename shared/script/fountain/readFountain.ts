import { cleanFile } from '../cleanText.ts'
import type { Screenplay, ScriptElement } from '../screenplay.ts'
import { inlineNames } from './easternLine.ts'
import { ElementList } from './elementList.ts'
import { readLine } from './readLine.ts'
import { sourceLines } from './sourceLines.ts'
import type { SourceLine } from './sourceLines.ts'
import { readTitlePage } from './titlePage.ts'

/**
 * Reads Fountain 1.1 (fountain.io/syntax), in one pass and a time linear in its length. Total: any text is a screenplay.
 * Where the format leaves room, it reads what the writer meant: a heading needs an empty line before it but none behind
 * it, FADE IN: is a transition, a writer's #tags behind a heading or cue are notes.
 */
export function readFountain(text: string): Screenplay {
  const clean = cleanFile(text).replaceAll('\f', ' ')
  const title = readTitlePage(clean)
  const { elements, unread } = readLines(sourceLines(clean, title.end))
  return { titlePage: title.entries, elements, unread }
}

/** The elements of a text without a title page. */
export function readBody(text: string): readonly ScriptElement[] {
  return readLines(sourceLines(cleanFile(text).replaceAll('\f', ' '), 0)).elements
}

function readLines(lines: readonly SourceLine[]): ElementList {
  const names = inlineNames(lines)
  const list = new ElementList()
  for (let index = 0; index < lines.length; index++) {
    readLine(list, lines[index]!, names, () => nextText(lines, index))
    for (const note of lines[index]!.notes) list.note(note)
  }
  list.close()
  return list
}

/** The next line that isn't gone; '' at the end. Gone lines are looked at once for each line of text before them. */
function nextText(lines: readonly { text: string; gone: boolean }[], index: number): string {
  let next = index + 1
  while (lines[next]?.gone) next++
  return lines[next]?.text ?? ''
}

import { isEastern } from '../../film/easternWords.ts'
import { beginsAsHeading, isParenthetical, isTransition, looksLikeCue, numberedHeading } from '../lineKinds.ts'
import { callsAlone, easternHeadingIn, inlineSpeech } from './easternLine.ts'
import type { InlineNames } from './easternLine.ts'
import type { ElementList } from './elementList.ts'
import { headingEnding, tagsEnding } from './sceneNumber.ts'
import type { SourceLine } from './sourceLines.ts'

/** Reads one line of text without form feeds. `next` gives the line that follows it in what is kept. */
export function readLine(list: ElementList, line: SourceLine, names: InlineNames, next: () => string): void {
  if (line.gone) {
    list.afterStructure = true
    return
  }
  const text = line.text.trim()
  if (text === '') emptyLine(list, line)
  else {
    if (names && easternLine(list, text, line.number)) list.afterEmpty = false
    else if (list.inSpeech) speechLine(list, text, line.number)
    else if (!structureLine(list, text, line) && !spokenCue(list, text, line.number, names, next)) {
      list.add('action', actionText(line.text), line.number)
      list.afterStructure = false
    }
    list.afterEmpty = false
  }
}

function emptyLine(list: ElementList, line: SourceLine): void {
  // Two spaces are the writer's way to keep an empty line within a speech.
  if (list.inSpeech && line.text === '  ') {
    if (list.openKind === 'dialogue') list.add('dialogue', '', line.number)
    return
  }
  list.endSpeech()
  list.afterEmpty = true
}

function easternLine(list: ElementList, text: string, line: number): boolean {
  const found = easternHeadingIn(text)
  if (!found) return inlineSpeech(list, text, line)
  list.endSpeech()
  return heading(list, text, line)
}

const PAGE_BREAK = /^={3,}$/

function speechLine(list: ElementList, text: string, line: number): void {
  if (PAGE_BREAK.test(text)) {
    list.inSpeech = false
    structure(list, 'pageBreak', '', line)
  } else if (isParenthetical(text)) list.add('parenthetical', spaced(text), line)
  else if (text.startsWith('~')) list.add('lyric', spaced(text.slice(1).trim()), line)
  else list.add('dialogue', spaced(text), line)
}

type StructureKind = 'heading' | 'section' | 'synopsis' | 'pageBreak' | 'transition' | 'centered'

function structure(
  list: ElementList,
  kind: StructureKind,
  text: string,
  line: number,
  extra: { number?: string; depth?: number } = {},
): true {
  list.add(kind, spaced(text), line, extra)
  if (kind !== 'centered') list.close()
  list.afterStructure = true
  return true
}

/** Reads lines that their first sign, or a heading's first word, tells. */
function structureLine(list: ElementList, text: string, line: SourceLine): boolean {
  const at = line.number
  const free = list.afterEmpty || list.afterStructure
  if (PAGE_BREAK.test(text)) return structure(list, 'pageBreak', '', at)
  switch (text.charAt(0)) {
    case '#': {
      const depth = /^#+/.exec(text)![0].length
      const name = text.slice(depth).trim()
      return name !== '' && structure(list, 'section', name, at, { depth: Math.min(depth, 6) })
    }
    case '=': {
      const synopsis = text.replace(/^=+\s*/, '')
      return synopsis !== '' && structure(list, 'synopsis', synopsis, at)
    }
    case '!':
      list.add('action', actionText(line.text.replace('!', '')), at)
      list.afterStructure = false
      return true
    case '~':
      list.add('lyric', spaced(text.slice(1).trim()), at)
      list.afterStructure = false
      return true
    case '>':
      if (text.endsWith('<') && text.length > 1) return structure(list, 'centered', text.slice(1, -1).trim(), at)
      return text.length > 1 && structure(list, 'transition', text.slice(1).trim(), at)
    case '.':
      return free && FORCED.test(text) && heading(list, text.slice(1), at)
    default:
      if (free && plainHeading(list, text, at)) return true
      return list.afterEmpty && transition(list, text, at)
  }
}

/** A stop before a letter, a digit or what opens a quotation; more stops are a pause. */
const FORCED = /^\.[\p{L}\p{N}\p{Ps}\p{Pi}"'¡¿○◯]/u

/** A scene that was cut from a locked script. */
const OMITTED = /^OMIT(?:TED)?\s*#[^#]+#$/

/** Emphasis around all of a line, and the number that stands within it. */
const MARKED = /^[*_]{1,4}(?=[^*_\s])/
const MARKED_NUMBER = /(\s*#[^#]+#)([*_]{1,4})$/

/** A heading that nothing forces: in emphasis too, and behind its number. */
function plainHeading(list: ElementList, text: string, line: number): boolean {
  const bare = text.replace(MARKED, '')
  if (beginsAsHeading(bare) || OMITTED.test(bare)) return heading(list, text.replace(MARKED_NUMBER, '$2$1'), line)
  const numbered = numberedHeading(headingEnding(text).text)
  return numbered !== null && list.afterEmpty && heading(list, text, line, numbered)
}

function heading(list: ElementList, text: string, line: number, before?: { number: string; heading: string }): true {
  const { text: words, number, id, tags } = headingEnding(text)
  const eastern = easternHeadingIn(words)
  const own = number ?? before?.number ?? (eastern?.number || undefined)
  structure(
    list,
    'heading',
    before?.heading ?? eastern?.heading ?? words,
    line,
    own === undefined ? {} : { number: own },
  )
  list.inScene = true
  if (id !== undefined)
    list.unread.push({ line, text: `#${id}#`, why: 'An id that another program wrote here, not a scene number.' })
  if (tags !== undefined) list.note({ text: tags, line, lastLine: line })
  return true
}

function transition(list: ElementList, text: string, line: number): boolean {
  const { text: words, tags } = tagsEnding(text)
  if (!isTransition(words)) return false
  structure(list, 'transition', words, line)
  if (tags !== undefined) list.note({ text: tags, line, lastLine: line })
  return true
}

/** Signs of direction that a text editor left behind a name. */
const MARKS = /[\u200e\u200f\u061c]+$/

function spokenCue(list: ElementList, text: string, line: number, names: InlineNames, next: () => string): boolean {
  const forced = /^[@＠]./u.test(text)
  if (!list.afterEmpty) return false
  const { text: named, tags } = tagsEnding(forced ? text.slice(1).trim() : text)
  if (!forced && !(looksLikeCue(named) && speaks(next()))) return false
  if (!forced && isEastern(named) && !(list.inScene && callsAlone(named, next(), names))) return false
  const dual = named.endsWith('^')
  list.cue(spaced((dual ? named.slice(0, -1) : named).trim().replace(MARKS, '')), line, dual)
  if (tags !== undefined) list.note({ text: tags, line, lastLine: line })
  return true
}

/** Words below a name in capitals make it a cue; a page break or a forced transition doesn't. */
function speaks(next: string): boolean {
  const text = next.trim()
  return text !== '' && !text.startsWith('>') && !PAGE_BREAK.test(text)
}

/** A tab within a line is a space everywhere but in action. */
function spaced(text: string): string {
  return text.replaceAll('\t', ' ')
}

/** Action keeps the writer's indentation, a tab being four spaces. */
function actionText(text: string): string {
  return (text.includes('\t') ? text.replaceAll('\t', '    ') : text).trimEnd()
}

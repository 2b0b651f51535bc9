import { easternHeading } from '../../film/easternHeadings.ts'
import { bareCue } from './bareCue.ts'
import { beginsAsHeading, isCapitals, isParenthetical, isTransition, looksLikeCue } from '../lineKinds.ts'
import type { ElementKind, ScriptElement } from '../screenplay.ts'
import { findColumns, NEAR, xOf } from './findColumns.ts'
import type { Columns } from './findColumns.ts'
import { textOfLine } from './layoutLine.ts'
import type { ScriptLine } from './layoutLine.ts'
import { isHeadingOf } from './withoutFurniture.ts'
import { TextElements } from './textElements.ts'

/** Reads the elements of a script by where their lines stand. Total: a line that fits no column is action. */
export function readColumns(lines: readonly ScriptLine[]): readonly ScriptElement[] {
  const columns = findColumns(lines)
  const list = new TextElements()
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    const next = lines[index + 1]
    if (isDual(line, next)) index = readDual(list, lines, index) - 1
    else readLine(list, line, next, columns)
  }
  return list.all()
}

function readLine(list: TextElements, line: ScriptLine, next: ScriptLine | undefined, columns: Columns): void {
  const text = textOfLine(line)
  if (line.goesOn && looksLikeCue(text) && list.speaker !== null && bareCue(text) === bareCue(list.speaker)) {
    list.resume()
    return
  }
  if (isCue(line, next, columns) && (line.gap || FAR_CUE <= xOf(line) - columns.dialogue!))
    list.start('character', line, text)
  else if (!spoken(list, line, text, columns) && !structured(list, line, text, columns))
    action(list, line, text, columns)
}

/** Beyond the column of the words; where no empty line stands above it, a name is told by its place alone. */
const FAR_CUE = 5

function isCue(line: ScriptLine, next: ScriptLine | undefined, { dialogue }: Columns): boolean {
  if (dialogue === null || line.segments.length > 1 || next === undefined || next.gap) return false
  const text = textOfLine(line)
  if (!looksLikeCue(text) || xOf(line) < dialogue + 3) return false
  return Math.abs(xOf(next) - dialogue) <= NEAR || textOfLine(next).startsWith('(')
}

/** Reads a line of a speech that is open. */
function spoken(list: TextElements, line: ScriptLine, text: string, { dialogue, dialogueWidth }: Columns): boolean {
  if (dialogue === null || list.speaker === null || (line.gap && !line.firstOnPage)) return false
  const x = xOf(line)
  if (list.openParenthesis && x > dialogue - NEAR) list.join(line, text, 0)
  else if (text.startsWith('(') && (x > dialogue + 1 || isParenthetical(text)) && x > dialogue - NEAR)
    list.start('parenthetical', line, text)
  else if (Math.abs(x - dialogue) > NEAR) return false
  else list.add('dialogue', line, text, dialogueWidth)
  return true
}

function structured(list: TextElements, line: ScriptLine, text: string, columns: Columns): boolean {
  const x = xOf(line)
  const far = x - columns.action
  if (easternHeading(text)) return list.start('heading', line, text)
  if ((line.gap || isCapitals(text)) && isHeading(line, text, Math.abs(far))) return list.start('heading', line, text)
  if (
    !line.gap &&
    list.lastKind === 'heading' &&
    isCapitals(text) &&
    Math.abs(far) <= NEAR &&
    line.number === undefined
  )
    return list.join(line, text, 0)
  if ((line.gap || far > 25) && (isTransition(text) || (far > 25 && isCapitals(text) && text.endsWith(':'))))
    return list.start('transition', line, text)
  const middle = x + text.length / 2 - (columns.action + 30)
  if (far >= 8 && Math.abs(middle) < 4)
    return line.gap || list.lastKind !== 'centered'
      ? list.start('centered', line, text)
      : list.join(line, text, Infinity)
  return false
}

/** @param far From the column of the action. A numbered heading may be set in further than that, or out. */
function isHeading({ number }: ScriptLine, text: string, far: number): boolean {
  if (number === undefined) return far <= NEAR + 1 && beginsAsHeading(text)
  return isHeadingOf(number, text) ? far <= FAR_HEADING : far <= NEAR + 1 && isCapitals(text)
}

const FAR_HEADING = 12

function action(list: TextElements, line: ScriptLine, text: string, { actionWidth }: Columns): void {
  if (line.gap || list.lastKind !== 'action') list.start('action', line, text)
  else list.join(line, text, actionWidth)
}

/** Two cues on one line. */
function isDual(line: ScriptLine, next: ScriptLine | undefined): boolean {
  const [left, right, more] = line.segments
  if (!line.gap || !right || more || !next || next.gap || line.number !== undefined) return false
  return looksLikeCue(left!.text) && looksLikeCue(right.text) && !beginsAsHeading(left!.text)
}

/** Reads two speeches side by side. Gives the index of the line behind them. */
function readDual(list: TextElements, lines: readonly ScriptLine[], cue: number): number {
  const [left, right] = lines[cue]!.segments
  const middle = (left!.x + right!.x) / 2
  let end = cue + 1
  while (lines[end] && !lines[end]!.gap) end++
  for (const side of ['left', 'right'] as const) {
    for (let index = cue; index < end; index++) {
      const line = lines[index]!
      const text = line.segments
        .filter(({ x }) => x < middle === (side === 'left'))
        .map((segment) => segment.text)
        .join(' ')
      if (text !== '') list.addDual(dualKind(list, text, index === cue), line, text, side)
    }
  }
  return end
}

function dualKind(list: TextElements, text: string, first: boolean): ElementKind {
  if (first) return 'character'
  return text.startsWith('(') || list.openParenthesis ? 'parenthetical' : 'dialogue'
}

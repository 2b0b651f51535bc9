import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { OpenedProject } from '#shared/contract/model.ts'
import { boardFrom } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { diffBoards, writesBetween } from '#shared/document/diff.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { isOwnKey } from '#shared/document/ownSchema.ts'
import { refusalIn } from '#shared/document/refusal.ts'
import { numbersOf } from '#shared/document/select.ts'
import { tableTargets } from '#shared/interchange/tableIn/columnNames.ts'
import { importTable as planTable } from '#shared/interchange/tableIn/importTable.ts'
import { likeliestSheet, usualChoices } from '#shared/interchange/tableIn/tableImport.ts'
import { readTable } from '#shared/interchange/tableIn/tableFormats.ts'
import type { TableFile, TableSheet } from '#shared/interchange/tableIn/tableFormats.ts'
import type { TableChoices, TablePlan } from '#shared/interchange/tableIn/tablePlan.ts'
import { KIND_WORDS, countWords, countsOf, rowWords } from '#shared/interchange/tableIn/tableWords.ts'
import { sentence } from '#shared/contract/sentence.ts'
import { CommandError, misuse, requireWritable } from './command.ts'
import type { Answer } from './command.ts'
import { inkInDoubt } from './importScript.ts'
import { saveRows } from './saveRows.ts'
import type { Terminal } from './terminal.ts'

export interface TableWish {
  readonly file: string
  /** A sheet's name; undefined for the one that looks most like a shot list. */
  readonly sheet: string | undefined
  /** "Heading=field" each, over what was matched. */
  readonly columns: readonly string[]
  /** Empty cells empty their fields; undefined: where the table is one of this film's own. */
  readonly clear: boolean | undefined
  /** Say what would change, and change nothing. */
  readonly dryRun: boolean
  /** Don't ask. */
  readonly yes: boolean
}

/** Imports a shot list from a spreadsheet: what would change first, then, if that is wanted, the change as one step. */
export async function importTable(terminal: Terminal, opened: OpenedProject, wish: TableWish): Promise<Answer> {
  if (!wish.dryRun) requireWritable(opened)
  const name = path.basename(wish.file)
  const file = await readFileAsTable(terminal.path(wish.file), name)
  const sheet = sheetNamed(file, wish.sheet)
  const board = boardFrom(opened.rows)
  const usual = usualChoices(board, sheet)
  const choices = { ...usual, columns: corrected(board, sheet, usual, wish.columns), clear: wish.clear ?? usual.clear }
  const isDrawn = await inkInDoubt(terminal, opened, board)
  const plan = planTable(board, sheet.rows, choices, makeNewId(Math.random), isDrawn)
  const said = { json: planAsJson(plan, sheet, choices, name), text: planAsText(plan, sheet, choices, name) }
  if (wish.dryRun) return said
  const diff = diffBoards(board, plan.board)
  if (diff.length === 0) return said
  const refusal = refusalIn(board, diff)
  if (refusal) throw new CommandError(sentence(refusal))
  if (!wish.yes) {
    for (const line of said.text) terminal.say(line)
    if ((await terminal.agree('Import this shot list?')) !== true)
      throw new CommandError('nothing was changed: answer yes, or add --yes')
  }
  const writes = writesBetween(board, plan.board, diff)
  await saveRows(terminal, opened, writes)
  const done = `Imported ${name}: ${countWords(countsOf(plan))}`
  return { json: { ...said.json, imported: true }, text: wish.yes ? [...said.text, done] : done }
}

async function readFileAsTable(at: string, name: string): Promise<TableFile> {
  const bytes = await readFile(at).catch(() => null)
  if (bytes === null) throw new CommandError(`${name} can't be read: is it there, and may it be opened?`)
  const read = await readTable(bytes)
  if ('why' in read) throw new CommandError(`${name} can't be read: ${read.why}.`)
  return read
}

function sheetNamed({ sheets }: TableFile, name: string | undefined): TableSheet {
  if (name === undefined) return sheets[likeliestSheet(sheets)]!
  const found = sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase())
  if (!found) throw misuse(`--sheet names one of ${sheets.map((sheet) => `"${sheet.name}"`).join(', ')}`)
  return found
}

function corrected(
  board: Board,
  { rows }: TableSheet,
  { head, columns }: TableChoices,
  said: readonly string[],
): TableChoices['columns'] {
  const headings = head === null ? [] : rows[head]!
  return said.reduce((match, each) => {
    const [heading = '', wanted = ''] = each.split('=').map((part) => part.trim().toLowerCase())
    const at = headings.findIndex(
      (label, place) => label.trim().toLowerCase() === heading || String(place + 1) === heading,
    )
    if (at < 0) throw misuse(`--column "${each}": the table has no column "${heading}"`)
    if (wanted === '') return match.with(at, null)
    const targets = tableTargets(board)
    const target = targets.find(({ id, label }) => [id, label].some((word) => word.toLowerCase() === wanted))?.id
    if (!target) throw misuse(`--column takes HEADING=FIELD, with a field of ${targets.map(nameOf).join(', ')}`)
    return match.map((other) => (other === target ? null : other)).with(at, target)
  }, columns)
}

/** A film's own column goes by its name: its id means nothing to anybody. */
function nameOf({ id, label }: ReturnType<typeof tableTargets>[number]): string {
  return isOwnKey(id) ? label : id
}

function planAsJson(plan: TablePlan, { rows, odd }: TableSheet, { head, columns, clear }: TableChoices, name: string) {
  const numbers = numbersOf(plan.board).scenes
  return {
    table: name,
    imported: false,
    counts: countsOf(plan),
    emptyCellsEmptyFields: clear,
    columns: columns.map((target, at) => ({ heading: head === null ? '' : (rows[head]![at] ?? ''), field: target })),
    rows: plan.rows.map(({ row, kind, sceneId, shotId, number, changes, unread }) => ({
      row,
      kind,
      scene: numbers.get(sceneId ?? '') ?? null,
      shot: number,
      shotId: kind === 'new' ? null : shotId,
      changes,
      unread,
    })),
    newCards: plan.newCards.map(({ kind, name: called }) => ({ kind, name: called })),
    oddRows: odd,
  }
}

function planAsText(
  plan: TablePlan,
  { rows, odd }: TableSheet,
  { head, columns }: TableChoices,
  name: string,
): readonly string[] {
  const headings = head === null ? [] : rows[head]!
  const ignored = columns.flatMap((target, at) => (target === null ? (headings[at] ?? '').trim() || [] : []))
  const shown = plan.rows.filter(
    ({ kind, changes, unread }) => kind === 'new' || changes.length > 0 || unread.length > 0,
  )
  return [
    `${name}: ${countWords(countsOf(plan)) || 'no row of a shot was found'}`,
    ...(ignored.length > 0 ? [`Columns left out: ${listed(ignored)}`] : []),
    ...odd.map(({ row, why }) => `  Row ${row}: ${why}`),
    ...shown.flatMap((row) => [
      `  Row ${row.row}  ${KIND_WORDS[row.kind]} ${row.number}  ${rowWords(row)}`.trimEnd(),
      ...row.unread.map(
        ({ label, text, why }) =>
          `    ${label === '' ? 'Not read' : `${label} “${text.slice(0, 60)}” not read`}: ${why}`,
      ),
    ]),
    ...(plan.newCards.length > 0 ? [`New cards: ${plan.newCards.map((card) => card.name).join(', ')}`] : []),
  ]
}

/** Of a table of thousands of columns, as many as a person reads. */
const MOST_LISTED = 20

function listed(names: readonly string[]): string {
  const more = names.length - MOST_LISTED
  return more > 0 ? `${names.slice(0, MOST_LISTED).join(', ')} and ${more} more` : names.join(', ')
}

import type { ParseArgsOptionsConfig } from 'node:util'
import type { Board } from '#shared/document/board.ts'
import { filmShots, numbersOf, scenesOf } from '#shared/document/select.ts'
import { savedViewsOf } from '#shared/document/listViews.ts'
import { profileNamed, profilesOf } from '#shared/document/exportProfiles.ts'
import { DOCUMENTS, EXPORTERS, documentIn, exporterOf } from '#shared/interchange/exporters.ts'
import type { NamedDocument } from '#shared/interchange/exporters.ts'
import type { ExportField, ListField } from '#shared/interchange/exporter.ts'
import { withProfile } from '#shared/interchange/profile.ts'
import { CommandError, choiceOf, misuse, textOf } from './command.ts'
import type { Given } from './command.ts'
import { shotsOfDays } from './daysNamed.ts'
import { oneLine } from './printable.ts'
import { rowsNamed } from './spanNamed.ts'
import type { Named } from './spanNamed.ts'

const DAYS = 'days'

/** The options of every exporter's form, by name. */
export const FORM_OPTIONS: ParseArgsOptionsConfig = Object.fromEntries(
  EXPORTERS.flatMap(({ form }) => form.flatMap(wordsOf)).map((word) => [word, { type: 'string' }]),
)

/** Shots can be chosen by their shooting days too. */
function wordsOf({ kind, word }: ExportField<object>): readonly string[] {
  return kind === 'shots' ? [word, DAYS] : [word]
}

/** Every document and its options, one line each. */
export function formHelp(): string[] {
  return EXPORTERS.flatMap((exporter) => {
    const names = exporter.documents.map(({ name }) => name).join(' or ')
    const start = exporter.start('')
    const width = Math.max(...exporter.form.map(({ word }) => word.length)) + 4
    const line = (word: string, help: string): string => `  ${`--${word}`.padEnd(width)}${help}`
    const lines = exporter.form.flatMap((field) => [
      line(field.word, fieldHelp(field, start)),
      ...(field.kind === 'shots'
        ? [line(DAYS, 'the shots of these shooting days, instead: 1,3-4, a name or a date')]
        : []),
    ])
    return ['', `  ${names}: ${exporter.label}`, ...lines]
  })
}

function fieldHelp(field: ExportField<object>, start: object): string {
  switch (field.kind) {
    case 'choice':
      return `${field.label.toLowerCase()}: ${field.choices.map(({ id }) => id).join(', ')} (default: ${field.value(start)})`
    case 'check':
      return `${field.label.toLowerCase()}: yes or no (default: ${field.value(start) ? 'yes' : 'no'})`
    case 'list':
      return `${field.label.toLowerCase()}, separated by commas: ${field.items.map(({ id }) => id).join(', ')}`
    case 'scenes':
      return 'scene numbers, separated by commas, or from one to another: 1,3-5 (default: the whole film)'
    case 'shots':
      return 'shot numbers, separated by commas, or from one to another: 1A,2-2C (default: all)'
    case 'view':
      return 'the name of a view of the shot list, whose shots are printed (default: all)'
    case 'line':
      return `${field.label.toLowerCase()}: ${field.placeholder}`
  }
}

const FIELDS = EXPORTERS.flatMap(({ form }): readonly ExportField<object>[] => form)
const CHECKS = new Set(FIELDS.flatMap(({ kind, word }) => (kind === 'check' ? [word] : [])))

const ORIENTATIONS = new Set(
  FIELDS.flatMap((field) =>
    field.kind === 'choice' && field.word === 'orientation' ? field.choices.map(({ id }) => id) : [],
  ),
)

/**
 * Short forms, spelled out: `--no-stamp` is `--stamp no`, `--done-box` before another option is `--done-box yes`, and
 * `--portrait` is `--orientation portrait`.
 */
export function spelledOut(words: readonly string[]): readonly string[] {
  return words.flatMap((said, at) => {
    if (!said.startsWith('--')) return [said]
    const word = said.slice(2)
    if (word.startsWith('no-') && CHECKS.has(word.slice(3))) return [`--${word.slice(3)}`, 'no']
    if (CHECKS.has(word)) return (words[at + 1] ?? '--').startsWith('--') ? [said, 'yes'] : [said]
    return ORIENTATIONS.has(word) ? ['--orientation', word] : [said]
  })
}

/** What is exported, and the options that it begins with. */
interface Begun {
  readonly wanted: NamedDocument
  readonly options: object
}

/** What `--as` names, as everybody gets it. */
export function begunByName(given: Given): Begun {
  const wanted = documentNamed(given)
  return { wanted, options: { ...wanted.exporter.start(''), ...wanted.document.sets } }
}

/** Refuses a file that would be taken for one of another format: a PDF under the name of a workbook opens nowhere. */
export function requireOwnEnding({ exporter, document }: NamedDocument, to: string): void {
  const ending = /\.([^./\\]+)$/.exec(to)?.[1] ?? ''
  const isOf = ({ file }: NamedDocument['exporter']): boolean => file.extensions.includes(ending.toLowerCase())
  if (!isOf(exporter) && EXPORTERS.some(isOf))
    throw misuse(`--to ends in .${exporter.file.extensions[0]} for ${document.name}, not .${ending}`)
}

/** What a profile of this film says: its document, unless `--as` names another of the same format. */
export function begunByProfile(given: Given, name: string, board: Board): Begun {
  const profile = profileNamed(board, name)
  if (!profile) {
    const names = profilesOf(board).map((each) => `“${oneLine(each.name)}”`)
    const others = names.length === 0 ? 'It has none yet.' : `It has ${names.join(', ')}.`
    throw new CommandError(`This film has no export profile “${oneLine(name)}”. ${others}`)
  }
  const exporter = exporterOf(profile.exporter)
  const options = exporter ? withProfile(exporter.start(''), profile) : null
  if (!exporter || !options)
    throw new CommandError(
      `The profile “${oneLine(profile.name)}” is for ${profile.exporter}, which is not known here.`,
    )
  if (textOf(given, 'as') === undefined)
    return { wanted: { exporter, document: documentIn(exporter, options) as NamedDocument['document'] }, options }
  const wanted = documentNamed(given)
  if (wanted.exporter.id !== exporter.id)
    throw misuse(`The profile “${oneLine(profile.name)}” is for ${exporter.label}, not ${wanted.exporter.label}`)
  return { wanted, options: { ...options, ...wanted.document.sets } }
}

/**
 * All options except the scenes, which need the film. Ends the command on wrong usage, such as an option that this
 * document can't have.
 */
export function optionsOf(given: Given, { wanted, options: begun }: Begun): object {
  const { exporter, document } = wanted
  const own = new Set(exporter.form.flatMap((field) => (canApply(wanted, field) ? wordsOf(field) : [])))
  const foreign = Object.keys(FORM_OPTIONS).find((word) => textOf(given, word) !== undefined && !own.has(word))
  if (foreign !== undefined) throw misuse(`--${foreign} does not apply to ${document.name}`)
  if (textOf(given, 'shots') !== undefined && textOf(given, DAYS) !== undefined)
    throw misuse(`--${DAYS} and --shots both say which shots; say one of them`)
  return exporter.form.reduce<object>((options, field) => ({ ...options, ...saidOf(given, field) }), begun)
}

/** Said for a document that could have them, but that is not as they need it: `--words` where no words stand. */
export function withoutEffect(given: Given, { exporter }: NamedDocument, options: object): readonly string[] {
  const idle = exporter.form.filter((field) => field.shown?.(options) === false)
  return idle.flatMap(wordsOf).filter((word) => textOf(given, word) !== undefined)
}

/** Whether a field applies to the document as everybody gets it, or with one other choice. */
function canApply({ exporter, document }: NamedDocument, field: ExportField<object>): boolean {
  const usual = { ...exporter.start(''), ...document.sets }
  return (
    !field.shown ||
    [{}, ...exporter.form.flatMap(choicesOf)].some((choice) => field.shown?.({ ...usual, ...choice, ...document.sets }))
  )
}

function choicesOf(field: ExportField<object>): readonly object[] {
  switch (field.kind) {
    case 'choice':
      return field.choices.map(({ sets }) => sets)
    case 'check':
      return [field.sets(true), field.sets(false)]
    case 'list':
      return [field.sets(new Set(field.items.map(({ id }) => id)))]
    case 'line':
    case 'scenes':
    case 'shots':
    case 'view':
      return []
  }
}

function saidOf(given: Given, field: ExportField<object>): object {
  if (textOf(given, field.word) === undefined) return {}
  switch (field.kind) {
    case 'choice': {
      const ids = field.choices.map(({ id }) => id)
      const chosen = choiceOf(given, field.word, ids)
      return field.choices.find(({ id }) => id === chosen)?.sets ?? {}
    }
    case 'check':
      return field.sets(choiceOf(given, field.word, ['yes', 'no']) === 'yes')
    case 'list':
      return field.sets(new Set(namesOf(given, field.word).map((name) => itemNamed(field, name))))
    case 'line':
      return field.sets(textOf(given, field.word)!)
    case 'scenes':
    case 'shots':
    case 'view':
      return {}
  }
}

function itemNamed({ word, items }: ListField<object>, name: string): string {
  const found = items.find(({ id, label }) => [id, label].some((each) => each.toLowerCase() === name.toLowerCase()))
  if (!found) throw misuse(`--${word} takes ${items.map(({ id }) => id).join(', ')}, not "${name}"`)
  return found.id
}

/** Adds what is named on the command line and is this film's: scenes and shots by their numbers, days and a view by their names. */
export function withNumbered(given: Given, { exporter }: NamedDocument, options: object, board: Board): object {
  return exporter.form.reduce((chosen, field) => {
    if (field.kind === 'view') {
      const name = textOf(given, field.word)
      return name === undefined ? chosen : { ...chosen, ...field.sets(viewNamed(board, name)) }
    }
    if (field.kind === 'shots' && textOf(given, DAYS) !== undefined)
      return { ...chosen, ...field.sets(shotsOfDays(board, namesOf(given, DAYS))) }
    if ((field.kind !== 'scenes' && field.kind !== 'shots') || textOf(given, field.word) === undefined) return chosen
    const what = field.kind === 'scenes' ? 'scene' : 'shot'
    const ids = new Set(namesOf(given, field.word).flatMap((name) => idsNamed(board, what, name)))
    return { ...chosen, ...field.sets([...ids]) }
  }, options)
}

function idsNamed(board: Board, what: Named, name: string): readonly string[] {
  const { scenes, shots } = numbersOf(board)
  return what === 'scene'
    ? rowsNamed(scenesOf(board), ({ id }) => scenes.get(id) ?? '', name, what).map(({ id }) => id)
    : rowsNamed(filmShots(board), ({ id }) => shots.get(id) ?? '', name, what).map(({ id }) => id)
}

/** The key of the view of this name, whatever its case; one that is spelled just so goes first. */
function viewNamed(board: Board, name: string): string {
  const views = savedViewsOf(board)
  const said = name.trim()
  const found =
    views.find((each) => each.name === said) ?? views.find((each) => each.name.toLowerCase() === said.toLowerCase())
  if (found) return found.id
  const others = views.map((each) => `“${oneLine(each.name)}”`).join(', ')
  throw new CommandError(
    `This film’s shot list has no view “${oneLine(name)}”. ${others === '' ? 'It has none yet.' : `It has ${others}.`}`,
  )
}

function namesOf(given: Given, word: string): string[] {
  const names = (textOf(given, word) ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  if (names.length === 0) throw misuse(`--${word} names nothing`)
  return names
}

/** The document named by `--as`. */
function documentNamed(given: Given): NamedDocument {
  const names = DOCUMENTS.map(({ document }) => document.name)
  const asked = choiceOf(given, 'as', names)
  const found = DOCUMENTS.find(({ document }) => document.name === asked)
  if (!found) throw misuse(`--as says what to export: ${names.join(', ')}`)
  return found
}

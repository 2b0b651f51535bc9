import type { Board } from '#shared/document/board.ts'
import { savedViewsOf } from '#shared/document/listViews.ts'
import { draftsOf, scenesOf } from '#shared/document/select.ts'
import type { ExporterId } from '#shared/interchange/exporters.ts'
import type { ProjectHandle } from '#shared/contract/model.ts'
import { pagesMissing, selectionOf } from '#shared/pages/selection.ts'
import { CommandError } from './command.ts'
import { oneLine } from './printable.ts'
import type { Terminal } from './terminal.ts'

/**
 * Ends an export of which nothing, or not all, is there to be written: a script that asked for some shots or pages must
 * not take another document for them. A window shows instead what would be printed.
 */
export async function requireChosen(
  terminal: Terminal,
  asked: { readonly project: ProjectHandle; readonly exporter: ExporterId },
  options: object,
  board: Board,
): Promise<void> {
  const none = shotsUnmet(options, board)
  if (none !== '') throw unmet(none)
  if (wordOf(options, 'kind') === 'lined-script' && draftsOf(board).length === 0)
    throw unmet('this film has no script yet')
  const pages = wordOf(options, 'pages')
  if (pages === '') return
  // All of them, as they are counted on paper: without the cover.
  const whole = { ...options, pages: '', cover: false, sceneIds: wholeDraft(options) }
  const laid = await terminal.client.call('export.pages', { ...asked, options: whole, from: 0, count: 1 })
  const missing = laid.ok ? pagesMissing(pages, laid.value.pageCount) : ''
  if (missing !== '') throw unmet(missing)
}

function unmet(why: string): CommandError {
  return new CommandError(`Nothing was written: ${oneLine(why)}.`, { failure: { kind: 'not-found', what: why } })
}

/** "no shot has “rope”"; '' where the choice leaves something. */
function shotsUnmet(options: object, board: Board): string {
  const [filter, view] = [wordOf(options, 'filter'), wordOf(options, 'view')]
  const [sceneIds, shotIds, panelIds] = [
    idsOf(options, 'sceneIds'),
    idsOf(options, 'shotIds'),
    idsOf(options, 'panelIds'),
  ]
  const { scenes } = selectionOf(board, { sceneIds, shotIds, panelIds, view, filter })
  if (scenes.length > 0 || scenesOf(board).length === 0) return ''
  const viewName = savedViewsOf(board).find(({ id }) => id === view)?.name
  const asked = [
    ...(sceneIds.length > 0 ? ['is in the chosen scenes'] : []),
    ...(shotIds.length > 0 || panelIds.length > 0 ? ['is among the chosen ones'] : []),
    ...(viewName === undefined ? [] : [`is in the view “${viewName}”`]),
    ...(filter === '' ? [] : [`has “${filter}”`]),
  ]
  return `no shot ${asked.join(' and ')}`
}

/** A lined script numbers the pages of its draft, whichever scenes of it are printed; other documents those that they have. */
function wholeDraft(options: object): readonly string[] {
  return wordOf(options, 'kind') === 'lined-script' ? [] : idsOf(options, 'sceneIds')
}

function wordOf(options: object, name: string): string {
  const said: unknown = Reflect.get(options, name)
  return typeof said === 'string' ? said.trim() : ''
}

function idsOf(options: object, name: string): string[] {
  const said: unknown = Reflect.get(options, name)
  return Array.isArray(said) ? said.filter((each) => typeof each === 'string') : []
}

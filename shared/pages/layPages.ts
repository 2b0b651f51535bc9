import type { Board } from '../document/board.ts'
import { NO_DISCLOSURE } from '../records/disclosure.ts'
import type { Disclosure } from '../records/disclosure.ts'
import { layContactSheet } from './contactSheet.ts'
import { layDisclosure } from './disclosure.ts'
import type { Measure } from './measure.ts'
import type { ExportOptions, Page } from './model.ts'
import { layLinedScript } from './linedScript.ts'
import type { ScriptToPrint } from './linedScript.ts'
import { layShotList } from './shotList.ts'
import { layStoryboard } from './storyboard.ts'
import { layWorksheet } from './worksheet.ts'

/**
 * Lays out the document that these options ask for, as pages of positioned boxes in reading order. Pure: the same
 * board, options, font metrics and date give the same pages. `date` is the print date, in words;
 * `disclosure` and `script` are for the documents of those names.
 */
export function layPages(
  board: Board,
  options: ExportOptions,
  measure: Measure,
  date: string,
  disclosure: Disclosure = NO_DISCLOSURE,
  script: ScriptToPrint | null = null,
): Page[] {
  switch (options.kind) {
    case 'shot-list':
      return layShotList(board, options, measure, date)
    case 'storyboard':
      return layStoryboard(board, options, measure, date)
    case 'contact-sheet':
      return layContactSheet(board, options, measure, date)
    case 'worksheet':
      return layWorksheet(board, options, measure, date)
    case 'lined-script':
      return layLinedScript(board, options, measure, date, script)
    case 'disclosure':
      return layDisclosure(board, options, measure, date, disclosure)
  }
}

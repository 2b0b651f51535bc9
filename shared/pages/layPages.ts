import type { Board } from '../document/board.ts'
import type { Measure } from './measure.ts'
import type { ExportOptions, Page } from './model.ts'
import { layShotList } from './shotList.ts'
import { layStoryboard } from './storyboard.ts'

/**
 * Lays out the document that these options ask for, as pages of positioned boxes in reading order. Pure: the same
 * board, options, font metrics and date give the same pages. `date` is the print date, in words.
 */
export function layPages(board: Board, options: ExportOptions, measure: Measure, date: string): Page[] {
  return options.kind === 'shot-list'
    ? layShotList(board, options, measure, date)
    : layStoryboard(board, options, measure, date)
}

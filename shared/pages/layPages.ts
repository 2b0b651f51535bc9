import type { Board } from '../document/board.ts'
import type { Measure } from './measure.ts'
import type { ExportOptions, Page } from './model.ts'
import { layShotList } from './shotList.ts'
import { layStoryboard } from './storyboard.ts'

/**
 * The document that these options ask for, as pages of placed boxes in reading order. Pure: the same board, options,
 * letters and date give the same pages. `date` is the day it is printed, in words.
 */
export function layPages(board: Board, options: ExportOptions, measure: Measure, date: string): Page[] {
  return options.kind === 'shot-list'
    ? layShotList(board, options, measure, date)
    : layStoryboard(board, options, measure, date)
}

import type { Board } from '#shared/document/board.ts'
import { layPages } from '#shared/pages/layPages.ts'
import type { Page } from '#shared/pages/model.ts'
import { noteModelWork } from '#shared/records/aiPolicy.ts'
import { drawInto } from './drawInto.ts'
import { openFontChain } from './fontChain.ts'
import { lostLetters } from './lostLetters.ts'
import { createTextMeasure } from './measureText.ts'
import { pagePictures } from './pagePictures.ts'
import type { DocumentAsked, Press } from './press.ts'

/** A press on the thread that calls it. */
export function createPress(): Press {
  const chain = openFontChain()
  const measure = createTextMeasure(chain)
  let last: { board: Board; key: string; pages: Page[] } | null = null

  function pagesOf(board: Board, { options, day, disclosure, script, modelWork }: DocumentAsked): Page[] {
    noteModelWork(modelWork)
    // These are made of more than the board.
    const whole = options.kind !== 'disclosure' && options.kind !== 'lined-script'
    const key = JSON.stringify([options, day, modelWork])
    if (whole && last?.board === board && last.key === key) return last.pages
    const pages = layPages(board, options, measure, day, disclosure, script)
    last = whole ? { board, key, pages } : null
    return pages
  }

  return {
    begin: () => Promise.resolve(),
    async lay(board, asked, from, count) {
      const pages = pagesOf(board, asked)
      return { pageCount: pages.length, pages: pages.slice(from, from + count) }
    },
    async pictures(board, asked) {
      return [...pagePictures(board, pagesOf(board, asked))]
    },
    async letters(board, asked) {
      return lostLetters(pagesOf(board, asked))
    },
    async print(board, asked, printing) {
      const pages = pagesOf(board, asked)
      const { bytes, missing } = await drawInto({ board, options: asked.options, pages, printing, chain })
      return { pages: pages.length, bytes, missing, unknown: [...measure.missing().keys()] }
    },
  }
}

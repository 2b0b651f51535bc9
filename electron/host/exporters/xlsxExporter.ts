import { numbersOf } from '#shared/document/select.ts'
import { writeXlsx } from '#shared/interchange/xlsx/writeXlsx.ts'
import { sheetOf } from '#shared/interchange/xlsx/xlsx.ts'
import type { XlsxOptions } from '#shared/interchange/xlsx/xlsx.ts'
import { marked } from '#shared/records/marks/marks.ts'
import { FailureError } from '../failures.ts'
import type { PanelRenderer } from '../services.ts'
import { drawnPanel, picturesDrawn, recordDrawn } from './drawnPanel.ts'
import type { HostExporter } from './hostExporter.ts'
import { inOnePiece, replaceFile } from './replaceFile.ts'

/** Twice as many px as the picture has in its row, so that it is sharp on a dense screen and in print. */
const DENSITY = 2

/** Writes the shot list as a workbook with a small picture of each shot. */
export function xlsxExporter(renderer: PanelRenderer, now: () => number): HostExporter<XlsxOptions> {
  return {
    async pictures(open, options) {
      const { panels } = sheetOf(open.store.board(), options, '')
      const ids = panels.flatMap((panel) => panel?.id ?? [])
      return options.show === 'none' ? new Set() : picturesDrawn(open, ids, options.show)
    },
    async write({ open, options, path, signal, progress }) {
      const board = open.store.board()
      const numbers = numbersOf(board).shots
      const at = new Date(now()).toISOString()
      const { panels, ...sheet } = sheetOf(board, options, at)
      const { show, stamp } = options
      const rows: (typeof sheet.rows)[number][] = []
      for (const [index, row] of sheet.rows.entries()) {
        if (signal.aborted) throw new FailureError({ kind: 'cancelled' })
        const panel = panels[index]
        if (panel && sheet.picture && show !== 'none') {
          const width = sheet.picture.width * DENSITY
          const bytes = await drawnPanel(renderer, open, panel.id, { show, stamp, width, png: false })
          const told = marked(bytes, await recordDrawn(open, panel.id, { show }, at))
          rows.push({ ...row, picture: { bytes: told, alt: `Shot ${numbers.get(panel.shotId) ?? ''}` } })
        } else rows.push(row)
        progress(index + 1, sheet.rows.length)
      }
      const bytes = await replaceFile(path, inOnePiece(writeXlsx({ ...sheet, rows })))
      return { count: rows.length, bytes }
    },
  }
}

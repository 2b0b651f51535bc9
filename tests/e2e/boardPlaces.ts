import type { Page } from '@playwright/test'
import type { Arrangement } from '../../renderer/features/board/layout/arrangement.ts'
import { DEFAULT_ZOOM } from '../../renderer/features/board/camera/camera.ts'
import { homeCamera } from '../../renderer/features/board/camera/goals.ts'
import { CONTACT_ZOOM, layBoard } from '../../renderer/features/board/layout/layout.ts'
import { columnsFor } from '../../renderer/features/board/layout/spacing.ts'
import { testFilm } from '../support/testFilm.ts'
import { readPicture } from './pixels.ts'
import type { Seen } from './pixels.ts'

/** Panels of each shot of each scene of the sample film. */
const SAMPLE = [
  [1, 2, 1, 1, 1, 2],
  [1, 1, 1, 1, 2, 2],
] as const
const RATIO = 2.39

export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where the frame of each shot of the sample film is in the window, by its number, while the board stands at its beginning. */
export async function samplePlaces(
  page: Page,
  arrangement: Arrangement = 'scenes',
): Promise<(number: string) => Place> {
  const box = (await page.getByRole('listbox', { name: 'Board' }).boundingBox())!
  const zoom = arrangement === 'contact' ? CONTACT_ZOOM : DEFAULT_ZOOM
  const layout = layBoard(testFilm(SAMPLE, RATIO), columnsFor(box.width, RATIO, zoom), arrangement)
  const camera = homeCamera(layout, box)
  return (number) => {
    const cell = layout.cells.find((each) => each.number === number)!
    return {
      x: box.x + (cell.x - camera.x) * camera.zoom,
      y: box.y + (cell.y - camera.y) * camera.zoom,
      width: layout.frame.width * camera.zoom,
      height: layout.frame.height * camera.zoom,
    }
  }
}

/**
 * What the board's canvas shows there, on the room's dark. Read from the canvas itself: a picture of the window, taken in
 * Electron, puts the pointer elsewhere and so ends a drag.
 */
export async function see(page: Page, place: Place): Promise<Seen> {
  const address = await page.evaluate(async ({ x, y, width, height }) => {
    // What was asked for last is painted with the next frame.
    for (let frame = 0; frame < 2; frame += 1) await new Promise((next) => void requestAnimationFrame(next))
    const board = document.querySelector<HTMLCanvasElement>('.board-stage canvas')!
    const box = board.getBoundingClientRect()
    const scale = board.width / box.width
    const part = document.createElement('canvas')
    part.width = Math.round(width)
    part.height = Math.round(height)
    const paint = part.getContext('2d')!
    paint.fillStyle = '#17181a'
    paint.fillRect(0, 0, part.width, part.height)
    const from = [(x - box.left) * scale, (y - box.top) * scale, part.width * scale, part.height * scale] as const
    paint.drawImage(board, ...from, 0, 0, part.width, part.height)
    return part.toDataURL()
  }, place)
  return readPicture(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'))
}

import type { Page } from '@playwright/test'
import type { Arrangement } from '../../renderer/features/board/arrangement.ts'
import { DEFAULT_ZOOM } from '../../renderer/features/board/camera.ts'
import { homeCamera } from '../../renderer/features/board/goals.ts'
import { CONTACT_ZOOM, columnsFor, layBoard } from '../../renderer/features/board/layout.ts'
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

export async function see(page: Page, clip: Place): Promise<Seen> {
  return readPicture(await page.screenshot({ clip }))
}

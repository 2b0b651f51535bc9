import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { screen } from 'electron'
import type { BrowserWindow, Rectangle } from 'electron'
import { z } from 'zod'

const stateSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(400),
  height: z.number().int().min(300),
  maximized: z.boolean(),
})
export type WindowState = z.infer<typeof stateSchema>

const FIRST_SIZE = { width: 1440, height: 900 }

/** The window's last position, if it is still on a screen; else a default size that fits this one, centred. */
export function readWindowState(folder: string): Partial<Rectangle> & { maximized: boolean } {
  const area = screen.getPrimaryDisplay().workAreaSize
  const first = {
    width: Math.min(FIRST_SIZE.width, area.width),
    height: Math.min(FIRST_SIZE.height, area.height),
    maximized: false,
  }
  try {
    const state = stateSchema.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')))
    return onScreen(state) ? state : first
  } catch {
    return first
  }
}

/** Offset in px from the window it was opened from. */
const STEP = 32

/** The same size as this window, one step to the right and down, or back at the screen's corner if there is no more room. */
export function besideWindow(window: BrowserWindow): Rectangle & { maximized: boolean } {
  const { x, y, width, height } = window.getNormalBounds()
  const { workArea: area } = screen.getDisplayMatching({ x, y, width, height })
  const fits = x + STEP + width <= area.x + area.width && y + STEP + height <= area.y + area.height
  const corner = fits ? { x: x + STEP, y: y + STEP } : { x: area.x, y: area.y }
  return { ...corner, width, height, maximized: false }
}

/** Losing this loses nothing of a film, so write errors are ignored. */
export function writeWindowState(folder: string, window: BrowserWindow): void {
  const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() }
  try {
    writeFileSync(fileIn(folder), JSON.stringify(state))
  } catch {
    return
  }
}

function fileIn(folder: string): string {
  return join(folder, 'window.json')
}

/** The title bar is reachable: the middle of the top edge is on a screen. */
function onScreen(state: WindowState): boolean {
  const x = state.x + state.width / 2
  return screen
    .getAllDisplays()
    .some(
      ({ workArea: area }) =>
        x >= area.x && x <= area.x + area.width && state.y >= area.y - 8 && state.y < area.y + area.height - 40,
    )
}

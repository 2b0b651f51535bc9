import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { afterAll, expect, it, vi } from 'vitest'
import { besideWindow, readWindowState, writeWindowState } from './windowState.ts'

/** A screen with a bar at its top, and a second one to its left. */
const [MAIN, LEFT] = vi.hoisted(() => [
  { workAreaSize: { width: 1920, height: 1050 }, workArea: { x: 0, y: 30, width: 1920, height: 1050 } },
  { workAreaSize: { width: 1280, height: 1024 }, workArea: { x: -1280, y: 0, width: 1280, height: 1024 } },
])
vi.mock('electron', () => ({
  screen: {
    getPrimaryDisplay: () => MAIN,
    getAllDisplays: () => [MAIN, LEFT],
    getDisplayMatching: ({ x }: { x: number }) => (x < 0 ? LEFT : MAIN),
  },
}))

const folder = mkdtempSync(join(tmpdir(), 'framewright-window-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const FIRST = { width: 1440, height: 900, maximized: false }

function windowAt(x: number, y: number, width = 1000, height = 700, maximized = false): BrowserWindow {
  return { getNormalBounds: () => ({ x, y, width, height }), isMaximized: () => maximized } as unknown as BrowserWindow
}

function back(window: BrowserWindow): unknown {
  writeWindowState(folder, window)
  return readWindowState(folder)
}

it('a window comes back where it was, unless its title bar would be on no screen', () => {
  expect(readWindowState(join(folder, 'none'))).toEqual(FIRST)
  expect(back(windowAt(40, 50, 1000, 700, true))).toEqual({ x: 40, y: 50, width: 1000, height: 700, maximized: true })
  expect(back(windowAt(-900, 10))).toMatchObject({ x: -900, y: 10 })
  for (const [x, y] of [
    [1900, 50],
    [40, -200],
    [40, 1060],
  ] as const)
    expect(back(windowAt(x, y)), `${x}, ${y}`).toEqual(FIRST)
})

it('another window opens a step from the first, or in the screen’s corner where that has no room', () => {
  expect(besideWindow(windowAt(40, 50, 1000, 700, true))).toEqual({
    x: 72,
    y: 82,
    width: 1000,
    height: 700,
    maximized: false,
  })
  expect(besideWindow(windowAt(900, 50))).toMatchObject({ x: 0, y: 30 })
  expect(besideWindow(windowAt(-300, 100, 280))).toMatchObject({ x: -1280, y: 0 })
})

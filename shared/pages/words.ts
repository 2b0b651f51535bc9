import type { Board } from '../document/board.ts'
import { DEFAULT_PANEL_SECONDS, numbersOf, panelsOf, scenesOf } from '../document/select.ts'
import type { PanelRow, SceneRow, ShotRow } from '../document/schema.ts'
import { sceneTitle } from '../document/whatCounts.ts'
import { fieldOf } from '../fields/filmFields.ts'
import type { ShotListColumn } from './model.ts'

/** 2 → "2", 2.25 → "2.25". */
export function shortSeconds(seconds: number): string {
  return String(Math.round(seconds * 100) / 100)
}

/** "1 shot", "12 shots". */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`
}

/** "4 Mar 2026" of an ISO date or time; what is none stays as it is. `weekday`: "Wed, 4 Mar 2026". */
export function dateWords(iso: string, weekday = false): string {
  const time = Date.parse(iso)
  const words = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
  if (Number.isNaN(time)) return iso
  return new Intl.DateTimeFormat('en-GB', { ...words, ...(weekday && { weekday: 'short' }) }).format(time)
}

/** The scenes that these options print, in film order. */
export function chosenScenes(board: Board, sceneIds: readonly string[]): readonly SceneRow[] {
  const scenes = scenesOf(board)
  if (sceneIds.length === 0) return scenes
  const chosen = new Set(sceneIds)
  return scenes.filter((scene) => chosen.has(scene.id))
}

/** "2  INT. SALT HOUSE - NIGHT": a scene in the outline. */
export function outlineTitle(board: Board, scene: SceneRow): string {
  return `${numbersOf(board).scenes.get(scene.id) ?? ''}  ${sceneTitle(scene)}`
}

/** Seconds a panel is on screen: its own, else an equal share of what the others leave of the shot's. */
export function panelSeconds(board: Board, shot: ShotRow, panel: PanelRow): number {
  if (panel.seconds !== null) return panel.seconds
  if (shot.seconds === null) return DEFAULT_PANEL_SECONDS
  const panels = panelsOf(board, shot.id)
  const taken = panels.reduce((sum, each) => sum + (each.seconds ?? 0), 0)
  const open = panels.filter((each) => each.seconds === null).length
  return Math.max(0, shot.seconds - taken) / Math.max(1, open)
}

/** The text of a shot list cell; '' for nothing. */
export function cellText(board: Board, shot: ShotRow, column: ShotListColumn): string {
  if (column === 'shot') return numbersOf(board).shots.get(shot.id) ?? ''
  if (column === 'panel') return ''
  const field = fieldOf(board, column)
  return (field?.print?.text ?? field?.text)?.(board, shot) ?? ''
}

/** "CU · OTS 2S · Low · Dolly in, slow · 35 mm": the camera summary in a slug line. */
export function cameraSummary(board: Board, shot: ShotRow): string {
  const parts = (['size', 'framing', 'angle', 'movement', 'lens'] as const).map((column) =>
    cellText(board, shot, column),
  )
  return parts.filter(Boolean).join(' · ')
}

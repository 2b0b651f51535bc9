import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { boardFrom } from '#shared/document/board.ts'
import { parentOf } from '#shared/document/family.ts'
import { ROW_SCHEMAS, TABLE_NAMES } from '#shared/document/schema.ts'
import type { Rows, TableName } from '#shared/document/schema.ts'
import { filmPanels, filmShots, layersOf, marksOf, numbersOf, scenesOf } from '#shared/document/select.ts'
import { POINT_STRIDE, unpackPoints } from '#shared/paint/strokePoints.ts'

type Lists = { [T in TableName]: Rows[T][] }
const film = JSON.parse(readFileSync(new URL('../assets/sample/film.json', import.meta.url), 'utf8')) as Lists
/** As a film is read: rows with the fields that came later. */
const board = boardFrom(
  Object.fromEntries(TABLE_NAMES.map((name) => [name, film[name].map((row) => ROW_SCHEMAS[name].parse(row))])),
)
const ids = new Set(TABLE_NAMES.flatMap((name) => film[name].map((row) => row.id as string)))

describe('the sample film', () => {
  it('holds rows that the project format takes as they are, but for fields that came later', () => {
    expect(Object.keys(film).toSorted()).toEqual(TABLE_NAMES.toSorted())
    for (const name of TABLE_NAMES)
      for (const row of film[name]) expect(ROW_SCHEMAS[name].parse(row)).toMatchObject(row)
    expect(film.project).toHaveLength(1)
  })

  it('has no id twice and no reference to what is not there', () => {
    expect(ids.size).toBe(TABLE_NAMES.reduce((sum, name) => sum + film[name].length, 0))
    const parents = TABLE_NAMES.flatMap((name) => film[name].map((row) => parentOf(name, row as never)))
    const cards = film.shot.flatMap((shot) => [...shot.castIds, ...shot.propIds, shot.locationId ?? ''])
    const media = film.layer.map((layer) => layer.mediaId ?? '')
    for (const id of [...parents, ...cards, ...media]) if (id !== '') expect(ids).toContain(id)
  })

  it('numbers its twelve shots as a US slate does', () => {
    const { shots } = numbersOf(board)
    expect(scenesOf(board)).toHaveLength(2)
    expect(filmShots(board).map((shot) => shots.get(shot.id))).toEqual([
      '1',
      '1A',
      '1B',
      '1C',
      '1D',
      '1E',
      '2',
      '2A',
      '2B',
      '2C',
      '2D',
      '2E',
    ])
  })

  it('says of every shot what a shot list asks', () => {
    for (const shot of filmShots(board)) {
      const said = [shot.size, shot.angle, shot.movement, shot.support, shot.subject, shot.action, shot.sound]
      expect(said.every((words) => words !== '')).toBe(true)
      expect(shot.lensMm).toBeGreaterThan(0)
      expect(shot.seconds).toBeGreaterThan(0)
    }
    expect(new Set(film.shot.map((shot) => shot.status)).size).toBeGreaterThan(2)
  })

  it('has ink on every panel, drawn with a hand that presses and lifts', () => {
    for (const panel of filmPanels(board)) {
      expect([panel.width, panel.height]).toEqual([1920, 803])
      const ink = layersOf(board, panel.id).find((layer) => layer.name === 'Ink')
      const strokes = marksOf(board, ink?.id ?? '').flatMap((mark) => (mark.kind === 'stroke' ? [mark] : []))
      expect(strokes.length).toBeGreaterThan(40)
      const pressures = strokes.flatMap((mark) => every(unpackPoints(mark.points), POINT_STRIDE, 2))
      expect(Math.max(...pressures) - Math.min(...pressures)).toBeGreaterThan(0.3)
    }
  })

  it('keeps every stroke on or near its paper', () => {
    for (const mark of film.mark) {
      if (mark.kind !== 'stroke') continue
      const points = unpackPoints(mark.points)
      expect(points.length).toBeGreaterThan(POINT_STRIDE)
      for (const x of every(points, POINT_STRIDE, 0)) expect(Math.abs(x - 960)).toBeLessThan(1400)
      for (const y of every(points, POINT_STRIDE, 1)) expect(Math.abs(y - 401)).toBeLessThan(1000)
    }
  })
})

/** One field of each point. */
function every(points: Float32Array, stride: number, field: number): number[] {
  return Array.from({ length: points.length / stride }, (_, i) => points[i * stride + field]!)
}

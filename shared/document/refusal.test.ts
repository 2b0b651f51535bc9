import { describe, expect, it } from 'vitest'
import { sentence } from '../contract/sentence.ts'
import { newTestId } from '../../tests/support/film.ts'
import { ODD_VALUES, at, everyField, filledRows, withAt } from '../../tests/support/oddValues.ts'
import { boardFrom, put } from './board.ts'
import { editCard, editFilm } from './commands/film.ts'
import { putMark } from './commands/layers.ts'
import { editShot } from './commands/shots.ts'
import type { Change } from './diff.ts'
import { parentOf } from './family.ts'
import { record, startHistory, undo } from './history.ts'
import { LIMITS } from './limits.ts'
import { refusalIn } from './refusal.ts'
import { ROW_SCHEMAS, TABLE_NAMES } from './schema.ts'
import type { Rows } from './schema.ts'
import { cardsOf, filmShots } from './select.ts'
import { rowOf } from './table.ts'

const rows = filledRows(newTestId)
const board = boardFrom(Object.fromEntries(rows))
const stroke = (rows.get('mark')! as Rows['mark'][])[0]!

function rowIn<T extends 'project' | 'media'>(table: T): Rows[T] {
  return rows.get(table)![0] as Rows[T]
}

describe('a step that the film can not hold', () => {
  it('is not taken on, for an odd value in any field of any row, and the next one is', () => {
    const start = startHistory(board)
    for (const { table, path, row } of everyField(rows))
      for (const [name, valueOf] of Object.entries(ODD_VALUES)) {
        const odd = withAt<unknown>(row, path, valueOf(at(row, path))) as { id: string }
        // The parent is not a string, so a board can't look its children up.
        if (odd.id !== row.id || typeof (parentOf(table, odd as never) as unknown) !== 'string') continue
        const moved = record(start, 'Odd', put(board, table, odd as never))
        const sound = ROW_SCHEMAS[table].safeParse(odd).success
        expect(moved.refusal === undefined, `${table}.${path.join('.')}: ${name}`).toBe(sound)
        if (!moved.refusal) continue
        expect(moved.history).toBe(start)
        expect(sentence(moved.refusal)).toMatch(/^(The|A|Shot|Scene|Take) .{6,240}\.$/)
        const after = record(moved.history, 'Draw', putMark(board, { ...stroke, id: newTestId('mark') }))
        expect(after.diff).toHaveLength(1)
      }
  })

  it('is refused for an odd value in a new shot or layer, and for a field that it lacks', () => {
    const wrong: string[] = []
    for (const table of ['shot', 'layer'] as const) {
      const { id, ...fields } = rows.get(table)![0] as Rows['shot']
      const twin = (place: number): Change => {
        const row = { id: newTestId(table), ...fields, order: `a${place}` }
        return { table, id: row.id, before: null, after: row } as unknown as Change
      }
      function judge(row: object, what: string): void {
        const sound = ROW_SCHEMAS[table].safeParse(row).success
        const change = { table, id, before: null, after: row } as unknown as Change
        for (const [where, diff] of [
          ['alone', [change]],
          ['among others', [twin(1), change, twin(2)]],
        ] as const)
          if ((refusalIn(board, diff) !== null) === sound) wrong.push(`${table} ${where}: ${what}`)
      }
      judge({ id, ...fields }, 'as it is')
      for (const [key, value] of Object.entries(fields)) {
        judge(Object.fromEntries(Object.entries({ id, ...fields }).filter(([each]) => each !== key)), `no ${key}`)
        if (!['number', 'lensMm', 'castIds', 'status', 'kind', 'opacity'].includes(key)) continue
        for (const [name, valueOf] of Object.entries(ODD_VALUES))
          judge({ id, ...fields, [key]: valueOf(value) }, `${key} ${name}`)
      }
      const other = { table, id: 'another', before: null, after: { id, ...fields } } as unknown as Change
      expect(refusalIn(board, [other])).not.toBeNull()
    }
    expect(wrong).toEqual([])
  })

  it.each([
    [
      'a title',
      () => editFilm(board, { title: 'x'.repeat(612) }),
      'The title of the film can hold 500 characters, and this is 612. It was not kept.',
    ],
    [
      'a note',
      () => editShot(board, filmShots(board)[0]!.id, { notes: 'x'.repeat(20_400) }),
      'The notes of shot 1 can hold 20,000 characters, and this is 20,400. It was not kept.',
    ],
    [
      'a card of 31 pictures',
      () => editCard(board, cardsOf(board)[0]!.id, { mediaIds: Array.from({ length: 31 }, () => rowIn('media').id) }),
      'The pictures of the card “Mara” can hold 30 pictures, and this is 31. It was not kept.',
    ],
    [
      'a lens',
      () => editShot(board, filmShots(board)[0]!.id, { lensMm: 4000 }),
      'The lens of shot 1 goes up to 2000. It was not kept.',
    ],
  ])('says so of %s', (_, command, words) => {
    const moved = record(startHistory(board), 'Edit', command())
    expect(moved.diff).toEqual([])
    expect(sentence(moved.refusal!)).toBe(words)
  })

  it('leaves what was done before to be undone', () => {
    const first = record(startHistory(board), 'Name', editFilm(board, { title: 'Tide' }))
    const second = record(first.history, 'Name', editFilm(first.history.board, { title: 'x'.repeat(501) }))
    expect(rowOf(undo(second.history)!.history.board.project, rowIn('project').id)).toMatchObject({ title: 'Salt' })
  })
})

describe('a text', () => {
  it('is as long as a browser counts it, whatever it is written in', () => {
    for (const text of ['x'.repeat(LIMITS.line), '👩‍👩‍👧‍👦'.repeat(45), '雪'.repeat(LIMITS.line)])
      expect(ROW_SCHEMAS.project.shape.title.safeParse(text).success).toBe(text.length <= LIMITS.line)
    expect(TABLE_NAMES.length).toBe(rows.size)
  })
})

import { describe, expect, it, vi } from 'vitest'
import { sentence } from '#shared/contract/sentence.ts'
import { editShot } from '#shared/document/commands/shots.ts'
import { filmShots, panelsOf } from '#shared/document/select.ts'
import type { ShotFieldId } from '#shared/fields/shotFields.ts'
import { writeShotField } from '#shared/fields/writeShotField.ts'
import { composeRequest } from '#shared/generation/compose.ts'
import { wordsOf } from '#shared/generation/words.ts'
import { SHOT_LIST_COLUMNS, exportOptionsSchema } from '#shared/pages/model.ts'
import { columnRule } from '#shared/pages/shotListColumns.ts'
import { cellText } from '#shared/pages/words.ts'
import { NO_FILTER, shotsPassing } from '../renderer/features/board/find/filter.ts'
import { FIRST_FIELDS, MORE_FIELDS } from '../renderer/features/inspector/inspectorFields.ts'
import { COLUMNS, FIRST_CHOICE, shownColumns } from '../renderer/features/shotlist/columns.ts'
import { listRows } from '../renderer/features/shotlist/listRows.ts'
import { fieldName } from '#shared/generation/fieldName.ts'
import { testFilm } from './support/testFilm.ts'

/** An entry that no film has, over a place of the row that no other entry shows on the board or says to the model. */
vi.mock('#shared/fields/shotFields.ts', async (importOriginal) => {
  const { lineField } = await import('#shared/fields/kinds.ts')
  const real = await importOriginal<typeof import('#shared/fields/shotFields.ts')>()
  const filter = lineField({
    id: 'filter',
    label: 'Filter',
    key: 'equipment',
    onBoard: true,
    list: { width: 91, label: 'Filt.', after: 'lens' },
    inspector: { placeholder: 'ND 0.6', after: 'lens' },
    print: { min: 30, max: 40, usual: true, text: (_, shot) => shot.equipment.toUpperCase() },
    words: (shot) => (shot.equipment === '' ? '' : `through a ${shot.equipment} filter`),
  })
  return {
    SHOT_FIELD: { ...real.SHOT_FIELD, filter },
    SHOT_FIELDS: [...real.SHOT_FIELDS, 'filter'],
  }
})

const FILTER = 'filter' as ShotFieldId
const bare = testFilm([[1, 1]], 2.39)
const [first, second] = filmShots(bare)
const film = editShot(bare, first!.id, { lensMm: 35, movement: 'pan', equipment: 'promist' })
const shot = filmShots(film)[0]!

describe('one entry of the registry is enough for a field', () => {
  it('to be a column of the shot list, in its place, at its width', () => {
    const at = COLUMNS.findIndex(({ id }) => id === FILTER)
    expect(COLUMNS[at]).toEqual({ id: FILTER, label: 'Filt.', width: 91, field: FILTER })
    expect(COLUMNS[at - 1]?.id).toBe('lens')
    expect(shownColumns(COLUMNS, FIRST_CHOICE).map(({ id }) => id)).toContain(FILTER)
  })

  it('to be searched and sorted by', () => {
    const found = (filter: string) =>
      listRows(film, { filter, sort: null }).flatMap((row) => (row.kind === 'shot' ? row.id : []))
    expect(found('promist')).toEqual([shot.id])
    expect([...shotsPassing(film, { ...NO_FILTER, text: 'promist' })!]).toEqual([shot.id])
    const sorted = (descending: boolean) => listRows(film, { filter: '', sort: { column: FILTER, descending } })
    // What says nothing comes last both ways.
    for (const way of [true, false]) expect(sorted(way).map(({ id }) => id)).toEqual([shot.id, second!.id])
  })

  it('to stand in the inspector', () => {
    expect(FIRST_FIELDS[FIRST_FIELDS.indexOf('lens') + 1]).toBe(FILTER)
    expect(MORE_FIELDS).not.toContain(FILTER)
  })

  it('to be a column on paper', () => {
    expect(SHOT_LIST_COLUMNS.at(-1)).toBe(FILTER)
    expect(columnRule(FILTER)).toMatchObject({ label: 'Filter', name: 'Filter', min: 30, max: 40 })
    expect(cellText(film, shot, FILTER)).toBe('PROMIST')
    expect(exportOptionsSchema.shape.columns.safeParse(['shot', FILTER]).success).toBe(true)
    expect(exportOptionsSchema.shape.columns.safeParse(['shot', 'direction']).success).toBe(false)
  })

  it('to be said to the model within the sentence about the camera, and named in the window', () => {
    const request = composeRequest(film, panelsOf(film, shot.id)[0]!.id, { sketch: null, provider: 'stand-in' })
    expect(wordsOf(request)).toBe(
      'Film frame, 35 mm lens with a horizontal angle of view of 39°, moderate depth of field through a promist filter, pan.',
    )
    expect(fieldName(film, request.pieces.find(({ text }) => text.includes('promist'))!.from)).toBe('Filter')
  })

  it('to be written, within its limits', () => {
    const wrote = writeShotField(film, [second!.id], FILTER, '  black \n promist ')
    expect('board' in wrote && filmShots(wrote.board)[1]!.equipment).toBe('black promist')
    const over = writeShotField(film, [second!.id], FILTER, 'x'.repeat(501))
    expect('refusal' in over && sentence(over.refusal)).toContain('can hold 500 characters, and this is 501')
  })
})

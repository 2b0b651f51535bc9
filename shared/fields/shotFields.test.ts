import { describe, expect, it } from 'vitest'
import { testFilm, testIds } from '../../tests/support/testFilm.ts'
import { sentence } from '../contract/sentence.ts'
import type { Board } from '../document/board.ts'
import type { ShotId } from '../document/ids.ts'
import { ROW_SCHEMAS } from '../document/schema.ts'
import { cardsOf, filmShots } from '../document/select.ts'
import { addCard, removeCard } from '../document/commands/film.ts'
import { linkCard, unlinkCard } from '../document/commands/shotCards.ts'
import { inOrder } from './inOrder.ts'
import { SHOT_FIELD, SHOT_FIELDS } from './shotFields.ts'
import type { ShotFieldId } from './shotFields.ts'
import { shotFieldsReader, writeShotField } from './writeShotField.ts'
import { stepName } from '../document/commands/stepName.ts'

const newId = testIds()
const bare = testFilm([[1, 1, 1]], 2.39, newId)
const film = (['Mara', 'Tobias'] as const).reduce(
  (board: Board, name) => addCard(board, newId('card'), 'cast', name),
  addCard(addCard(bare, newId('card'), 'location', 'The Causeway'), newId('card'), 'location', 'The Flats'),
)
const shots = filmShots(film)
const only = [shots[0]!.id]
const card = (name: string) => cardsOf(film).find((each) => each.name === name)!.id

/** What a cell shows after this was typed into it; undefined if it was refused. */
function typed(field: ShotFieldId, text: string): string | undefined {
  const wrote = writeShotField(film, only, field, text)
  return 'board' in wrote ? SHOT_FIELD[field].text(wrote.board, filmShots(wrote.board)[0]!) : undefined
}

function written(board: Board, ids: readonly ShotId[], field: ShotFieldId, text: string): Board {
  const wrote = writeShotField(board, ids, field, text)
  if ('refusal' in wrote) throw new Error(sentence(wrote.refusal))
  return wrote.board
}

describe('a field of a shot', () => {
  it.each([
    ['size', ' Frankenstein  two ', 'Frankenstein two'],
    ['size', 'x'.repeat(61), undefined],
    ['support', 'Bungee', 'Bungee'],
    ['framing', '2-shot', '2S'],
    ['direction', 'sideways', undefined],
    ['size', 'Medium close-up', 'MCU'],
    ['size', 'xcu', 'ECU'],
    ['size', 'ＭＣＵ', 'MCU'],
    ['movement', '　ｗｈｉｐ　ｐａｎ　ｒｉｇｈｔ', 'Whip pan R'],
    ['size', '東京', '東京'],
    ['framing', 'over the shoulder', 'OTS'],
    ['angle', 'LOW ANGLE', 'Low'],
    ['movement', 'dolly in, slow', 'Dolly in, slow'],
    ['movement', 'Truck L', 'Truck L'],
    ['movement', 'whip pan right', 'Whip pan R'],
    ['movement', 'Snorricam sideways, fast', 'Snorricam sideways, fast'],
    ['movement', '', ''],
    ['lens', '35', '35 mm'],
    ['lens', '35 mm', '35 mm'],
    ['lens', '0', undefined],
    ['lens', 'long', undefined],
    ['lens', '24-70', '24–70 mm'],
    ['lens', '70 – 24mm', '24–70 mm'],
    ['lens', '24 mm to 70 mm', '24–70 mm'],
    ['lens', '27,5-40', '27.5–40 mm'],
    ['lens', '50-50', '50 mm'],
    ['lens', '35 мм', '35 mm'],
    ['lens', '５０㎜', '50 mm'],
    ['lens', '35 millimetres', '35 mm'],
    ['lens', '２４～７０', '24–70 mm'],
    ['lens', '24mm~70mm', '24–70 mm'],
    ['lens', '24 bis 70', '24–70 mm'],
    ['lens', '24 à 70 mm', '24–70 mm'],
    ['lens', '٢٤-٧٠', '24–70 mm'],
    ['lens', '24-70-105', undefined],
    ['lens', '24-', undefined],
    ['lens', '24-7000', undefined],
    ['lens', '-35', undefined],
    ['aperture', ' T2.8\n', 'T2.8'],
    ['aperture', 'x'.repeat(501), undefined],
    ['seconds', '4,5', '4.5'],
    ['seconds', '00:00:05:12', '5.5'],
    ['seconds', '36f', '1.5'],
    ['frameRate', '24p', '24 fps'],
    ['frameRate', '23,976 fps', '23.976 fps'],
    ['seconds', '12 sec', '12'],
    ['seconds', '0:05', '5'],
    ['seconds', '1:30', '90'],
    ['seconds', '1,000', undefined],
    ['seconds', '-3', undefined],
    ['seconds', '', ''],
    ['frameRate', '48fps', '48 fps'],
    ['frameRate', '23,976', '23.976 fps'],
    ['status', 'approved', 'Approved'],
    ['status', '', 'To board'],
    ['cast', 'tobias, MARA', 'Tobias, Mara'],
    ['cast', 'Mara, a stranger', undefined],
    ['location', 'the causeway', 'The Causeway'],
    ['location', 'The Causeway, The Flats', undefined],
    ['subject', 'Mara\nand Tobias', 'Mara and Tobias'],
    ['action', 'She looks back.\r\nShe does not wave.\n', 'She looks back.\nShe does not wave.'],
    ['subject', 'x'.repeat(501), undefined],
  ] as const)('%s reads %j as %j', (field, text, shown) => {
    expect(typed(field, text)).toBe(shown)
  })

  it('reads back what it shows, for every field and every word of its list', () => {
    for (const id of SHOT_FIELDS)
      for (const term of SHOT_FIELD[id].terms) expect(typed(id, term.label)).toBe(term.label)
  })

  it('never makes a row that the document would refuse', () => {
    for (const id of SHOT_FIELDS)
      for (const text of ['', ' ', '0', '1e9', '.', 'NaN', 'Infinity', '\t', 'x'.repeat(30_000), ',,,', '<b>']) {
        const wrote = writeShotField(film, only, id, text)
        if ('board' in wrote) expect(ROW_SCHEMAS.shot.safeParse(filmShots(wrote.board)[0]).error).toBeUndefined()
        else expect(sentence(wrote.refusal)).toMatch(/^[A-Z“].{10,220}\.$/)
      }
  })

  it('is written into several shots at once, and is the same board where nothing differs', () => {
    const all = shots.map((shot) => shot.id)
    const board = written(film, all, 'size', 'CU')
    expect(filmShots(board).map((shot) => shot.size)).toEqual(['cu', 'cu', 'cu'])
    expect(written(board, all, 'size', 'Close-up')).toBe(board)
  })

  it.each([
    [
      'lens',
      'long',
      'Lens of shot 1 can’t be “long”: type a number from 1 to 2,000, or two for a zoom. It was not kept.',
    ],
    ['lens', '1,000', 'Lens of shot 1 can’t be “1,000”: “1,000” can be read as 1 or as 1000. It was not kept.'],
    ['status', 'huge', 'Status of shot 1 can’t be “huge”: choose one from the list. It was not kept.'],
    [
      'action',
      'x'.repeat(20_007),
      'The action of shot 1 can hold 20,000 characters, and this is 20,007. It was not kept.',
    ],
    [
      'movement',
      `pan, ${'x'.repeat(501)}`,
      'The movement of shot 1 can hold 500 characters, and this is 501. It was not kept.',
    ],
  ] as const)('says why %s can not be what was typed', (field, text, words) => {
    const wrote = writeShotField(film, only, field, text)
    expect('refusal' in wrote && sentence(wrote.refusal)).toBe(words)
  })
})

it('reads what many cells hold once, and says of each shot by itself why it can not', () => {
  const many = shotFieldsReader(film)
  const cells = ([0, 1, 0] as const).flatMap((at) =>
    (
      [
        ['size', 'medium close-up'],
        ['cast', 'mara, Tobias'],
        ['lens', 'long'],
        ['action', 'x'.repeat(20_007)],
        ['action', 'Waits.'],
        ['subject', 'long'],
      ] as const
    ).map(([field, text]) => [[shots[at]!.id], field, text] as const),
  )
  for (const [ids, field, text] of cells)
    expect(many(ids, field, text), field).toEqual(shotFieldsReader(film)(ids, field, text))
  expect(many([shots[0]!.id], 'cast', 'Mara')).toEqual({ fields: { castIds: [card('Mara')] } })
  expect(many([shots[1]!.id], 'lens', 'long')).toMatchObject({ refusal: { what: 'Lens of shot 1A' } })
  expect(many(['gone' as ShotId], 'size', 'medium close-up')).toHaveProperty('refusal')
})

describe('cards on shots', () => {
  const ids = shots.map((shot) => shot.id)

  it('go on once and come off again', () => {
    const linked = linkCard(linkCard(film, ids, card('Mara')), only, card('Mara'))
    expect(filmShots(linked).map((shot) => shot.castIds.length)).toEqual([1, 1, 1])
    const off = unlinkCard(linked, only, card('Mara'))
    expect(filmShots(off).map((shot) => shot.castIds.length)).toEqual([0, 1, 1])
  })

  it('of a place stand in for the place before, and only come off where they are', () => {
    const moved = linkCard(linkCard(film, only, card('The Causeway')), only, card('The Flats'))
    expect(filmShots(moved)[0]!.locationId).toBe(card('The Flats'))
    expect(unlinkCard(moved, only, card('The Causeway'))).toBe(moved)
  })

  it('leave no trace on any shot when they are removed', () => {
    const linked = linkCard(linkCard(film, ids, card('Mara')), ids, card('The Flats'))
    const gone = removeCard(removeCard(linked, card('Mara')), card('The Flats'))
    expect(filmShots(gone).every((shot) => shot.castIds.length === 0 && shot.locationId === null)).toBe(true)
  })
})

describe('the name of a step', () => {
  it('says the shot by its number, or how many', () => {
    expect(stepName(film, 'Retime', only)).toBe('Retime Shot 1')
    expect(stepName(film, 'Set Size of', [shots[1]!.id])).toBe('Set Size of Shot 1A')
    expect(
      stepName(
        film,
        'Move',
        shots.map((shot) => shot.id),
      ),
    ).toBe('Move 3 Shots')
  })
})

const order = (surface: 'list' | 'inspector') =>
  inOrder(SHOT_FIELDS, (id) => SHOT_FIELD[id][surface]?.after).filter((id) => SHOT_FIELD[id][surface])

describe('the registry', () => {
  it('has an entry for everything in a shot that a person writes, its number aside', () => {
    const kept = Object.keys(ROW_SCHEMAS.shot.shape).filter(
      // A lens has two figures where it is a zoom.
      (key) =>
        !['id', 'sceneId', 'order', 'number', 'lensToMm', 'formerNumbers', 'covers', 'shootDay', 'shootOrder'].includes(
          key,
        ),
    )
    expect(SHOT_FIELDS.map((id) => SHOT_FIELD[id].key).toSorted()).toEqual(kept.toSorted())
    expect(SHOT_FIELDS.map((id) => SHOT_FIELD[id].id)).toEqual(SHOT_FIELDS)
  })

  it.each(['list', 'inspector'] as const)(
    'names in the %s only fields to stand behind that stand there too',
    (surface) => {
      const there = SHOT_FIELDS.filter((id) => SHOT_FIELD[id][surface])
      const placed = inOrder(there, (id) => SHOT_FIELD[id][surface]?.after)
      expect(placed.toSorted()).toEqual(there.toSorted())
      for (const id of there) {
        const after = SHOT_FIELD[id][surface]?.after
        if (after !== undefined) expect(placed.slice(0, placed.indexOf(id))).toContain(after)
      }
    },
  )

  it('leaves the columns in the order in which they have always stood', () => {
    expect(order('list').join(' ')).toBe(
      'setup size framing angle movement lens action dialogue aperture support subject cast location props looks sound vfx camera equipment frameRate avoid seconds status notes',
    )
    expect(order('inspector').join(' ')).toBe(
      'setup size framing angle support movement direction movementNote lens seconds subject action dialogue avoid camera aperture frameRate equipment cast location props sound vfx notes',
    )
    expect(SHOT_FIELDS.filter((id) => SHOT_FIELD[id].print?.usual).join(' ')).toBe(
      'size framing angle movement lens action dialogue sound seconds notes',
    )
  })
})

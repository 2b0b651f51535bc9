import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { addOwnColumn } from '../../document/commands/ownColumns.ts'
import { editScene } from '../../document/commands/scenes.ts'
import { lockNumbers } from '../../document/commands/numbers.ts'
import { makeNewId } from '../../document/ids.ts'
import type { Board } from '../../document/board.ts'
import { newProject } from '../../document/newProject.ts'
import { ownCell } from '../../document/ownColumns.ts'
import {
  filmShots,
  numbersOf,
  panelsOf,
  scenesOf,
  sceneHeading,
  shotsOf,
  shotOf,
  cardOf,
} from '../../document/select.ts'
import { writeShotField } from '../../fields/writeShotField.ts'
import { csv } from '../csv/csv.ts'
import { USUAL_COLUMNS } from '../shotTable/shotColumns.ts'
import { testFilm } from '../../../tests/support/testFilm.ts'
import { seeded } from '../../../tests/support/oddFilm.ts'
import { importTable } from './importTable.ts'
import { headRow, matchColumns } from './matchColumns.ts'
import { readTable } from './tableFormats.ts'
import { usualChoices } from './tableImport.ts'
import { countsOf } from './tableWords.ts'

const newId = makeNewId(seeded(4))

async function rowsOf(text: string | Uint8Array) {
  const read = await readTable(typeof text === 'string' ? new TextEncoder().encode(text) : text)
  if ('why' in read) throw new Error(read.why)
  return read.sheets[0]!.rows
}

async function into(board: Board, text: string, clear = false) {
  const rows = await rowsOf(text)
  return importTable(board, rows, { ...usualChoices(board, { name: '', rows, odd: [] }), clear }, newId)
}

const shotsSaid = (board: Board) => filmShots(board).map(({ id }) => numbersOf(board).shots.get(id))

describe('the columns of a table', () => {
  it.each([
    [
      'Scene #,Shot #,Shot Size,Shot Type,Camera Movement,Equipment,Lens,Frame Rate,Description,Est. Time',
      '1,1,CU,OTS,Dolly in,Jib,35,24,She waits,0:10',
      'scene shot size framing movement equipment lens frameRate action seconds',
    ],
    [
      'Sc.;Shot;I/E;LOCATION;D/N;Size;Angle;Movement;Description;Cast;Sound;Notes;Unit',
      '1;1A;INT;KITCHEN;D;MS;Low;Static;She waits;MARA;Sync;;2nd',
      'scene shot int-ext set time size angle movement action cast sound notes ',
    ],
    [
      'Szene;Einstellung;Einstellungsgröße;Kamerabewegung;Brennweite;Beschreibung;Dauer;Bemerkungen',
      '1;1;Nah;Schwenk;35;Sie wartet;4;',
      'scene shot size movement lens action seconds notes',
    ],
    [
      'Séquence,Plan,Valeur de plan,Axe,Mouvement,Focale,Action,Son,Durée,Remarques',
      '1,1,GP,,Fixe,50,Elle attend,,4,',
      'scene shot size  movement lens action sound seconds notes',
    ],
    [
      'Escena\tPlano\tTamaño\tÁngulo\tMovimiento\tLente\tDescripción\tDuración',
      '1\t1\tPP\t\t\t\t\t',
      'scene shot size angle movement lens action seconds',
    ],
  ])('%s', async (head, row, expected) => {
    const rows = await rowsOf(`${head}\r\n${row}\r\n`)
    expect(headRow(rows)).toBe(0)
    expect(
      matchColumns(rows, 0)
        .map((target) => target ?? '')
        .join(' '),
    ).toBe(expected)
  })

  it.each([
    ['Day', 'NIGHT', 'time'],
    ['Day', 'Day 3', 'day'],
    ['Day', '2', 'day'],
    ['Tag', '2026-03-04', 'day'],
    ['Day', 'Harbour', 'day'],
    ['D/N', 'N', 'time'],
  ])('%s over “%s” is the %s', async (head, cell, target) => {
    expect(matchColumns(await rowsOf(`Shot,${head}\n1A,${cell}\n`), 0)).toEqual(['shot', target])
  })

  it('are looked for under titles and dates', async () => {
    const rows = await rowsOf('The Salt House,,\nShot list of,4 March,\n\nScene,Shot,Lens\n1,1,35\n')
    expect(headRow(rows)).toBe(3)
  })

  it('are not guessed where no heading is known', async () => {
    const rows = await rowsOf('a,b\n1,2\n')
    expect([headRow(rows), matchColumns(rows, null)]).toEqual([null, [null, null]])
  })
})

describe('a table of another program', () => {
  const film = testFilm([[1, 1], [1]])

  it('changes the shots that it names, adds the others where they stand, and leaves the rest', async () => {
    const plan = await into(film, 'Scene,Shot,Lens,Notes\n1,1,50,\n1,1AA,85,new\n2,2,,\n2,2A,24,last\n3,3,,first\n')
    expect(shotsSaid(plan.board)).toEqual(['1', '1AA', '1A', '2', '2A', '3'])
    expect(filmShots(plan.board).map(({ lensMm }) => lensMm)).toEqual([50, 85, null, null, 24, null])
    expect(plan.rows.map(({ kind }) => kind)).toEqual(['changed', 'new', 'same', 'new', 'new'])
    expect(plan.newScenes).toHaveLength(1)
    expect(film.shot).toEqual(testFilm([[1, 1], [1]]).shot)
  })

  it('moves no number that the film has, locked or not', async () => {
    for (const start of [film, lockNumbers(film, null)]) {
      const plan = await into(start, 'Scene,Shot,Size\n1,1B,CU\nA2,A2,MS\n1,X1,WS\n')
      expect(shotsSaid(plan.board)).toEqual(expect.arrayContaining(['1', '1A', '1B', 'A2', '2', 'X1']))
      for (const { id } of filmShots(start))
        expect(numbersOf(plan.board).shots.get(id)).toBe(numbersOf(start).shots.get(id))
      expect(scenesOf(plan.board).map(({ id }) => numbersOf(plan.board).scenes.get(id))).toEqual(['1', 'A2', '2'])
    }
  })

  it('numbers shots that begin anew in each scene by their scene, and finds them again', async () => {
    const text = 'Scene,Shot,Lens\n5,1,35\n5,2,35\n6,1,50\n6,A,50\n'
    const plan = await into(film, text)
    expect(shotsSaid(plan.board).slice(3)).toEqual(['5-1', '5-2', '6-1', '6A'])
    expect((await into(plan.board, text)).rows.map(({ kind }) => kind)).toEqual(['same', 'same', 'same', 'same'])
  })

  it('numbers them so where the scene has the same number, or that number begins theirs', async () => {
    const rows = ['5,5,35', '5,6,35', '5,51,50', '6,6,50', '6,5,50', '6,PICKUP-104A-PT2,50']
    const text = `Scene,Shot,Lens\n${rows.join('\n')}\n`
    const plan = await into(film, text)
    expect(shotsSaid(plan.board).slice(3)).toEqual(['5-5', '5-6', '5-51', '6-6', '6-5', 'PICKUP-104A-PT2'])
    expect(new Set((await into(plan.board, text)).rows.map(({ kind }) => kind))).toEqual(new Set(['same']))
  })

  it('has the scene once for several rows, in a column, merged or as a line over its shots', async () => {
    const plan = await into(
      film,
      'Shot,Size,Lens\n7 INT. CELLAR - NIGHT,,\n7A,CU,35\n7B,MS,\nEXT. QUAY - DAY,,\n,WS,24\n,,\n',
    )
    const scenes = scenesOf(plan.board).slice(2)
    expect(scenes.map(sceneHeading)).toEqual(['INT. CELLAR - NIGHT', 'EXT. QUAY - DAY'])
    expect(shotsSaid(plan.board).slice(3)).toEqual(['7A', '7B'])
    expect(plan.rows.at(-1)).toMatchObject({ kind: 'skipped', row: 6, unread: [{ why: 'it has no shot number' }] })
  })

  it('keeps what a cell leaves open, and empties it only where that is asked for', async () => {
    const filled = await into(film, 'Scene,Shot,Notes,Lens\n1,1,wind,35\n')
    const kept = await into(filled.board, 'Scene,Shot,Notes,Lens\n1,1,,\n')
    expect(kept.board).toBe(filled.board)
    const emptied = await into(filled.board, 'Scene,Shot,Notes,Lens\n1,1,,\n', true)
    expect(emptied.rows[0]!.changes).toEqual([
      { label: 'Lens', before: '35', after: '' },
      { label: 'Notes', before: 'wind', after: '' },
    ])
  })

  it('names what can’t be read by row and cell, and reads the rest of the row', async () => {
    const plan = await into(
      film,
      `Scene,Shot,Lens,Status,Seconds,Setup,Size\n1,1,long,half,"1,000",A,${'x'.repeat(61)}\n1,1,35,,,,\n`,
    )
    const [first, second] = plan.rows
    expect(first!.unread.map(({ label, text }) => `${label} ${text.slice(0, 5)}`)).toEqual([
      'Size xxxxx',
      'Lens long',
      'Seconds 1,000',
      'Status half',
    ])
    expect(first!.unread.map(({ why }) => why)).toEqual([
      'it is longer than 60 characters',
      expect.stringContaining('type a number from 1 to'),
      '“1,000” can be read as 1 or as 1000',
      'choose one from the list',
    ])
    expect(filmShots(plan.board)[0]!.setup).toBe('A')
    expect(second).toMatchObject({ kind: 'skipped', unread: [{ why: 'another row is of shot 1 already' }] })
  })

  it('makes cards of names that the film has not, once each', async () => {
    const plan = await into(
      film,
      'Scene,Shot,Cast,Location,Props\n1,1,"MARA; Tobias","Mill, upper floor",\n1,1A,mara,,rope\n',
    )
    expect(plan.newCards.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'cast MARA',
      'cast Tobias',
      'location Mill, upper floor',
      'prop rope',
    ])
    const [first, second] = filmShots(plan.board)
    expect(first!.castIds[0]).toBe(second!.castIds[0])
    expect(cardOf(plan.board, first!.locationId!)!.name).toBe('Mill, upper floor')
  })

  it('leaves omitted scenes and drawn panels as they are', async () => {
    const omitted = editScene(film, scenesOf(film)[1]!.id, { omitted: true })
    const plan = await into(omitted, 'Scene,Scene heading,Shot,Panels,Notes\n1,,1,9,wind\n2,OMITTED,,,\n')
    expect(panelsOf(plan.board, filmShots(plan.board)[0]!.id)).toHaveLength(1)
    expect(plan.rows[1]).toMatchObject({ kind: 'scene', changes: [] })
    expect(scenesOf(plan.board)[1]!.omitted).toBe(true)
  })

  it('is seen through before it is read: 1,000 rows in the time of a keystroke or two', async () => {
    const rows = Array.from(
      { length: 1000 },
      (_, at) => `${1 + Math.floor(at / 20)},${1 + Math.floor(at / 20)}-${(at % 20) + 1},CU,35,"She, ${at}"`,
    )
    const plan = await into(film, `Scene,Shot,Size,Lens,Action\n${rows.join('\n')}\n`)
    expect(countsOf(plan)).toMatchObject({ new: 1000, unread: 0 })
  })
})

describe('a file', () => {
  it.each([
    ['a BOM', '\ufeffScene,Shot\r\n1,1\r\n'],
    ['a separator named for Excel', 'sep=;\r\nScene;Shot\r\n1;1\r\n'],
    ['tabs', 'Scene\tShot\n1\t1\n'],
    ['bars and old line ends', 'Scene|Shot\r1|1\r'],
  ])('is read with %s', async (_, text) => {
    expect(await rowsOf(text)).toEqual([
      ['Scene', 'Shot'],
      ['1', '1'],
    ])
  })

  it('has the lines of a quoted cell as they are', async () => {
    expect((await rowsOf('Scene;Notes\r\n1;"a\r\nb;""c"""\r\n'))[1]).toEqual(['1', 'a\r\nb;"c"'])
  })

  it('is refused in words where it is no table', async () => {
    const locked = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)
    expect(await readTable(locked)).toEqual({ why: expect.stringContaining('older Excel') })
    expect(await readTable(new Uint8Array())).toEqual({ why: 'it is empty' })
    expect(await readTable(Uint8Array.of(0x50, 0x4b, 3, 4, 9))).toEqual({ why: 'it is damaged or cut off' })
    expect(await readTable(new Uint8Array(readFileSync('assets/icons/icon.png')))).toHaveProperty('why')
  })
})

describe('columns of the film’s own', () => {
  it('come back from a table as they went out, and as a person changed them there', async () => {
    const [stunts, done] = ['own_aaaaaaaaaaaa', 'own_bbbbbbbbbbbb'] as const
    const bare = testFilm([[1, 1]])
    const film = addOwnColumn(addOwnColumn(bare, stunts, { label: 'Stunts', kind: 'text' }), done, {
      label: 'Rigged',
      kind: 'tick',
    })
    const [first, second] = filmShots(film).map(({ id }) => id)
    const typed = [
      [stunts, 'High fall, airbag'],
      [done, 'yes'],
    ] as const
    const full = typed.reduce<Board>((board, [id, text]) => {
      const wrote = writeShotField(board, [first!], id, text)
      return 'board' in wrote ? wrote.board : board
    }, film)
    const columns = [...USUAL_COLUMNS, 'id']
    const text = csv.text!.write(full, { ...csv.start(''), columns })
    expect(text).toContain('Stunts')
    const back = await into(film, text)
    const cells = (board: Board, id: string) => [stunts, done].map((key) => ownCell(shotOf(board, id)!, key))
    expect(cells(back.board, first!)).toEqual(['High fall, airbag', 'yes'])
    expect(cells(back.board, second!)).toEqual(['', ''])
    const changed = await into(full, text.replace('High fall, airbag', 'Ratchet'))
    expect(cells(changed.board, first!)).toEqual(['Ratchet', 'yes'])
    expect(changed.rows.flatMap(({ changes }) => changes.map(({ label }) => label))).toEqual(['Stunts'])
  })

  it('come back where they are called as another column is', async () => {
    const keys = ['own_aaaaaaaaaaaa', 'own_bbbbbbbbbbbb', 'own_cccccccccccc'] as const
    const film = ['Lens', 'Lot', 'LOT'].reduce(
      (board, label, at) => addOwnColumn(board, keys[at]!, { label, kind: 'text' }),
      testFilm([[1]]),
    )
    const { id } = filmShots(film)[0]!
    const full = keys.reduce<Board>((board, key, at) => {
      const wrote = writeShotField(board, [id], key, `cell ${at}`)
      return 'board' in wrote ? wrote.board : board
    }, film)
    const back = await into(film, csv.text!.write(full, csv.start('')))
    expect(keys.map((key) => ownCell(shotOf(back.board, id)!, key))).toEqual(['cell 0', 'cell 1', 'cell 2'])
  })
})

/** Scene by scene: its number, heading and shots. */
const filmSaid = (board: Board): string[] =>
  scenesOf(board).map((scene) => {
    const numbers = shotsOf(board, scene.id).map(({ id }) => numbersOf(board).shots.get(id))
    return `${numbersOf(board).scenes.get(scene.id)} ${sceneHeading(scene)}: ${numbers.join(' ')}`
  })

describe('a shot list that comes into a new film', () => {
  const start = newProject({ title: 'F', ratio: 1.85, createdAt: '2026-01-01T00:00:00.000Z' }, newId)
  const plan = async (text: string, drawn = false) => {
    const rows = await rowsOf(text)
    return importTable(start, rows, usualChoices(start, { name: '', rows, odd: [] }), newId, () => drawn)
  }

  it.each([
    ['Scene,Shot,Size\n12,12A,CU\n12,12B,MS\n13,13A,WS', ['12 : 12A 12B', '13 : 13A']],
    ['Scene,Shot,Size\n1,1A,CU\n1,1,MS\n2,2,WS', ['1 : 1A 1', '2 : 2']],
    ['Scene,Shot,Size\n2,1,CU\n1,1,MS\n1,2,MS', ['2 : 2-1', '1 : 1-1 1-2']],
    ['Shot,Size\n1A,CU\n1B,MS', ['1 : 1A 1B']],
    ['Scene heading,Shot,Size\nEXT. QUAY - DAY,7,CU\n,8,\nINT. HUT,9,CU', ['1 EXT. QUAY - DAY: 7 8', '2 INT. HUT: 9']],
  ])('has nothing in it but what the table says: %s', async (text, film) => {
    const { board, rows, newScenes } = await plan(text)
    expect(filmSaid(board)).toEqual(film)
    expect(rows.map(({ kind }) => kind)).toEqual(rows.map(() => 'new'))
    expect(newScenes).toHaveLength(text.startsWith('Shot') ? 0 : film.length)
    expect(filmShots(board).map(({ formerNumbers }) => formerNumbers)).toEqual(filmShots(board).map(() => []))
  })

  it('keeps its shot where something is drawn, and what a person began', async () => {
    const text = 'Scene,Shot,Size\n12,12A,CU'
    expect(filmSaid((await plan(text, true)).board)).toEqual(['1 : 1', '12 : 12A'])
    expect((await plan(text)).board).not.toBe(start)
  })
})

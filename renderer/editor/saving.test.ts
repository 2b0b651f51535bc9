import { describe, expect, it, vi } from 'vitest'
import { isFieldWrite, withFields } from '#shared/document/rowWrite.ts'
import type { RowWrite } from '#shared/document/rowWrite.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { soundRow } from '#shared/document/refusal.ts'
import type { RefusedRow } from '#shared/contract/methods.ts'
import { filledRows } from '../../tests/support/oddValues.ts'
import { newTestId, put, removal } from '../../tests/support/film.ts'
import type { Rows } from '#shared/document/schema.ts'
import { PATIENCE_MS, createSaving } from './saving.ts'

const rows = filledRows(newTestId)
const film = rows.get('project')![0]! as Rows['project']
const scene = rows.get('scene')![0]! as Rows['scene']
const shot = rows.get('shot')![0]! as Rows['shot']
const long = { ...film, title: 'x'.repeat(501) }

/** A disk that refuses what the document can't hold, and everything while it is `full`. */
function disk() {
  const kept = new Map<string, unknown>()
  const state = { full: false, sends: 0 }
  const saving = createSaving(async (writes) => {
    await Promise.resolve()
    state.sends += 1
    if (state.full) return null
    const refused: RefusedRow[] = []
    for (const write of writes) {
      const { table, id } = write
      const row = isFieldWrite(write) ? withFields(kept.get(id) as object, write) : write.row
      const read = row === null ? { row } : soundRow(table, id, row)
      if ('refusal' in read) refused.push({ table, id, refusal: read.refusal })
      else kept.set(id, read.row)
    }
    return refused
  })
  return { kept, saving, state }
}

describe('saving to a disk that does not answer', () => {
  it('keeps no one for ever, is never called failed, and counts when the answer comes after all', async () => {
    vi.useFakeTimers()
    try {
      const answers: ((refused: RefusedRow[]) => void)[] = []
      const saving = createSaving(
        () =>
          new Promise((done) => {
            answers.push(done)
          }),
      )
      saving.add([put('scene', scene)])
      const settled = saving.settle()
      await vi.advanceTimersByTimeAsync(PATIENCE_MS)
      expect(await settled).toBe(false)
      expect([saving.state(), saving.unsaved()]).toEqual(['saving', [put('scene', scene)]])
      answers[0]!([])
      await vi.advanceTimersByTimeAsync(0)
      expect([saving.state(), saving.unsaved()]).toEqual(['saved', []])
      expect(await saving.settle()).toBe(true)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('what the window shows later than it is made', () => {
  it('is not saved before it is shown, is called so, and goes along with whatever is saved first', async () => {
    vi.useFakeTimers()
    try {
      const { kept, saving, state } = disk()
      saving.add([put('scene', scene)], 'later')
      await vi.advanceTimersByTimeAsync(PATIENCE_MS)
      expect([saving.state(), state.sends, saving.unsaved()]).toEqual(['saving', 0, [put('scene', scene)]])
      saving.soon()
      await vi.advanceTimersByTimeAsync(PATIENCE_MS)
      expect([saving.state(), state.sends, kept.get(scene.id)]).toEqual(['saved', 1, scene])
      saving.add([put('shot', shot)], 'later')
      saving.add([put('project', film)])
      await vi.advanceTimersByTimeAsync(PATIENCE_MS)
      expect([saving.state(), state.sends, kept.get(shot.id)]).toEqual(['saved', 2, shot])
      saving.add([put('scene', { ...scene, synopsis: 'Mara waits.' })], 'later')
      expect(await saving.settle()).toBe(true)
      expect(state.sends).toBe(3)
    } finally {
      vi.useRealTimers()
    }
  })
})

const title = (words: string): RowWrite => put('project', { ...film, title: words })

/** A host that answers when the test says so. */
function slowHost() {
  const sent: { writes: RowWrite[]; number: number; answer: (refused: RefusedRow[] | null) => void }[] = []
  const saving = createSaving(
    (writes, number) =>
      new Promise((done) => {
        sent.push({ writes, number, answer: done })
      }),
  )
  return { sent, saving }
}

describe('saving on a page that is going', () => {
  it('sends what waits for an earlier answer with the earlier rows, which may not have arrived, under the next number', () => {
    const { sent, saving } = slowHost()
    saving.add([put('scene', scene), title('The ti')])
    void saving.settle()
    saving.add([title('The tide')])
    saving.hurry()
    expect(sent.map(({ number }) => number)).toEqual([1, 2])
    expect(sent[1]!.writes).toEqual(expect.arrayContaining([put('scene', scene), title('The tide')]))
    saving.hurry()
    expect(sent).toHaveLength(2)
  })

  it('goes on if the page stays after all, and takes the refusal of what was overtaken for no failure', async () => {
    const { sent, saving } = slowHost()
    saving.add([title('The ti')])
    const settled = saving.settle()
    saving.add([title('The tide')])
    saving.hurry()
    sent[1]!.answer([])
    sent[0]!.answer(null)
    await expect.poll(() => sent.map(({ number }) => number)).toEqual([1, 2, 2])
    expect([saving.state(), sent[2]!.writes]).toEqual(['saving', sent[1]!.writes])
    sent[2]!.answer([])
    expect([await settled, saving.state(), saving.unsaved()]).toEqual([true, 'saved', []])
  })
})

describe('saving', () => {
  it('goes on after a row was refused, which it names until that is put right', async () => {
    const { kept, saving } = disk()
    saving.add([put('project', long)])
    expect(await saving.settle()).toBe(false)
    expect(saving.state()).toBe('held')
    // Asked once more, with nothing left to send.
    expect(await saving.settle()).toBe(false)
    saving.add([put('scene', scene)])
    expect(await saving.settle()).toBe(false)
    expect(kept.get(scene.id)).toEqual(scene)
    expect(saving.refused().map(({ id }) => id)).toEqual([film.id])
    expect(saving.unsaved()).toEqual([put('project', long)])
    saving.add([put('project', { ...film, title: 'Salt' })])
    expect(saving.state()).toBe('saving')
    expect(await saving.settle()).toBe(true)
    expect([saving.state(), saving.refused(), saving.unsaved()]).toEqual(['saved', [], []])
    expect(kept.get(film.id)).toMatchObject({ title: 'Salt' })
  })

  it('sends what was refused again when asked to, and when another refused row was put right', async () => {
    const { saving, state } = disk()
    const other = { ...shot, notes: 'x'.repeat(20_001) }
    saving.add([put('project', long), put('shot', other)])
    await saving.settle()
    saving.retry()
    await saving.settle()
    expect([state.sends, saving.refused().length]).toEqual([2, 2])
    saving.add([put('project', film)])
    await saving.settle()
    expect(saving.refused().map(({ id }) => id)).toEqual([shot.id])
    saving.add([removal('shot', shot.id)])
    expect(await saving.settle()).toBe(true)
  })

  it('keeps everything in the order it came while nothing can be saved, and saves it when that is over', async () => {
    const { kept, saving, state } = disk()
    state.full = true
    saving.add([put('scene', scene)])
    expect(await saving.settle()).toBe(false)
    expect(saving.state()).toBe('failed')
    const writes: RowWrite[] = [put('scene', { ...scene, location: 'Quay' }), put('shot', shot)]
    saving.add(writes)
    expect(await saving.settle()).toBe(false)
    expect(saving.unsaved()).toEqual(writes)
    state.full = false
    saving.retry()
    expect(await saving.settle()).toBe(true)
    expect(kept.get(scene.id)).toMatchObject({ location: 'Quay' })
  })

  it('hands over all that is not on disk, also what is on its way, and knows the copy until something is added', async () => {
    const { saving, state } = disk()
    state.full = true
    saving.add([put('scene', scene)])
    await saving.settle()
    const sending = saving.settle()
    saving.add([put('shot', shot)])
    const { rows: handed, kept } = saving.handOver()
    expect(handed).toEqual([put('scene', scene), put('shot', shot)])
    await sending
    kept('/films/Copy')
    expect([saving.state(), saving.copy()]).toEqual(['failed', '/films/Copy'])
    saving.add([put('shot', { ...shot, notes: 'later' })])
    expect(saving.copy()).toBeNull()
    const late = saving.handOver()
    saving.add([put('shot', { ...shot, notes: 'while it was copied' })])
    late.kept('/films/Late')
    expect(saving.copy()).toBeNull()
  })

  it('keeps all of a row that was refused while more of it was on its way', async () => {
    const { saving } = disk()
    saving.add([put('project', long)])
    const settled = saving.settle()
    saving.add([{ table: 'project', id: film.id, set: { author: 'Ada' }, unset: [] }])
    expect(await settled).toBe(false)
    expect(saving.unsaved()).toEqual([put('project', { ...long, author: 'Ada' })])
  })

  it('takes a broken way for a save that failed', async () => {
    const saving = createSaving(() => Promise.reject(new Error('the way broke')))
    saving.add([put('scene', scene)])
    expect([await saving.settle(), saving.state(), saving.unsaved()]).toEqual([false, 'failed', [put('scene', scene)]])
  })

  it('tries again where that is asked as the failure is told', async () => {
    const { kept, saving, state } = disk()
    state.full = true
    saving.listen(() => {
      if (saving.state() !== 'failed') return
      state.full = false
      saving.retry()
    })
    saving.add([put('scene', scene)])
    await expect.poll(() => saving.state()).toBe('saved')
    expect(kept.get(scene.id)).toEqual(scene)
  })

  it('sends a step that is too large for one save in several, parents first', async () => {
    const batches: string[][] = []
    const saving = createSaving((writes) => {
      batches.push(writes.map(({ table }) => table))
      return Promise.resolve([])
    })
    const marks = Array.from({ length: LIMITS.writes }, (_, at) => removal('mark', `mark_${at}`))
    saving.add([...marks, put('shot', shot), put('scene', scene)])
    expect(await saving.settle()).toBe(true)
    expect(batches.map((batch) => batch.length)).toEqual([LIMITS.writes, 2])
    expect(batches[0]!.slice(0, 2)).toEqual(['scene', 'shot'])
  })
})

import { afterEach, expect, it, vi } from 'vitest'
import { panelsOf } from '#shared/document/select.ts'
import { actionFilm } from '../../tests/support/actionFilm.ts'
import type { Notice } from './actionContext.ts'
import { handOver, panelPicture, pictureName } from './panelPicture.ts'

afterEach(() => void vi.unstubAllGlobals())

const answer = (status: number, body: unknown = {}) =>
  ({
    status,
    ok: status === 200,
    blob: () => Promise.resolve(new Blob([`${status}`])),
    json: () => Promise.resolve(body),
  }) as Response
const LACKS = { ok: false, failure: { kind: 'no-such-media', mediaId: 'x' } }

it('a panel’s picture is asked for once the drawing is saved, and not made if it could not be', async () => {
  const { editor, current } = actionFilm()
  const panel = panelsOf(editor.board(), current())[0]!
  const order: string[] = []
  const fetched = vi.fn((path: string) => (order.push(path), Promise.resolve(answer(200))))
  vi.stubGlobal('fetch', fetched)
  const settling = { ...editor, settle: () => (order.push('saved'), Promise.resolve(true)) }
  await panelPicture(settling, panel, { show: 'all' })
  expect(order).toEqual(['saved', expect.stringContaining(panel.id)])
  const failing = { ...editor, settle: () => Promise.resolve(false) }
  await expect(panelPicture(failing, panel, { show: 'all' })).rejects.toThrow('could not be saved')
  vi.stubGlobal('fetch', () => Promise.resolve(answer(500)))
  await expect(panelPicture(settling, panel, { show: 'all' })).rejects.toThrow('could not be drawn')
})

it('a picture that would lack others is handed over only where the person says so; any other fault is no question', async () => {
  const { editor, current } = actionFilm()
  const panel = panelsOf(editor.board(), current())[0]!
  const asked: boolean[] = []
  vi.stubGlobal('fetch', () => Promise.resolve(asked.at(-1) ? answer(200) : answer(409, LACKS)))
  const make = (anyway: boolean) => (asked.push(anyway), panelPicture(editor, panel, { show: 'all', anyway }))
  const given: Blob[] = []
  const give = async (picture: Promise<Blob>) => void given.push(await picture)
  const said: Notice[] = []
  const say = (notice: Notice) => void said.push(notice)
  expect(await handOver(say, 'Save anyway', make, give)).toBe(false)
  expect([asked, given.length, said.at(-1)?.action?.label]).toEqual([[false], 0, 'Save anyway'])
  said.at(-1)!.action!.run()
  await vi.waitFor(() => expect(given).toHaveLength(1))
  expect(asked).toEqual([false, true])
  await expect(handOver(say, 'Save anyway', () => Promise.reject(new Error('no host')), give)).rejects.toThrow(
    'no host',
  )
  expect(said).toHaveLength(1)
})

it('a picture’s file is named by its shot, and by its panel where there are several', () => {
  const { editor, run, current } = actionFilm()
  const names = () => panelsOf(editor.board(), current()).map((panel) => pictureName(editor.board(), panel))
  expect(names()).toEqual(['Salt 1'])
  run('panel.add')
  expect(names()).toEqual(['Salt 1-1', 'Salt 1-2'])
})

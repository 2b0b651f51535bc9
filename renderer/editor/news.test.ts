import { expect, it, vi } from 'vitest'
import type { Trust } from '#shared/contract/model.ts'
import { listenToHost } from './news.ts'
import type { NewsParts } from './news.ts'

const PROJECT = 'open_aaaaaaaa'

it('after a break the film’s trouble and trust are asked for anew, and a closed film listens no more', async () => {
  const heard = new Map<string, (event: object) => void>()
  const asked: string[] = []
  const trouble = { kind: 'disk-full' }
  const parts = {
    client: {
      call(method: string) {
        asked.push(method)
        const value = method === 'projects.watch' ? { trouble, trust: { state: 'new' } } : { changes: [] }
        return Promise.resolve({ ok: true, value })
      },
      on(name: string, act: (event: object) => void) {
        heard.set(name, act)
        return () => heard.delete(name)
      },
    },
    opened: { project: PROJECT, order: 4, trust: { state: 'trusted' } },
    film: { tell: vi.fn() },
    trouble: { looked: vi.fn() },
  }
  const news = listenToHost({ origin: 'window_own', ...parts } as unknown as NewsParts)
  heard.get('events.missed')!({})
  await vi.waitFor(() => expect(parts.film.tell).toHaveBeenCalled())
  expect(asked.toSorted()).toEqual(['board.since', 'projects.watch'])
  expect(parts.trouble.looked).toHaveBeenCalledWith(trouble)
  expect(news.trust()).toEqual({ state: 'new' })
  const other: Trust = { state: 'trusted' }
  heard.get('trust.changed')!({ project: 'open_bbbbbbbb', trust: other })
  expect(news.trust()).toEqual({ state: 'new' })
  heard.get('trust.changed')!({ project: PROJECT, trust: other })
  expect(news.trust()).toBe(other)
  news.dispose()
  expect([...heard.keys()]).toEqual([])
})

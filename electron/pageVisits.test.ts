import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Visit } from '#host/visits.ts'
import { createPageVisits } from './pageVisits.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A window that opens with this film; each of its pages has a visit, which says when it was left. */
function shown(startFolder: string | null) {
  const made: { films: string[]; left: boolean }[] = []
  const visit = (): Visit => {
    const own = { films: [] as string[], left: false }
    made.push(own)
    return {
      call: (_method: string, input: unknown) => {
        const { folder } = input as { folder?: string }
        if (folder) own.films = [folder]
        return Promise.resolve({ ok: true, value: null })
      },
      films: () => own.films,
      leave: () => {
        own.left = true
        return Promise.resolve()
      },
    } as unknown as Visit
  }
  const pages = createPageVisits({ visit }, { startFolder })
  return { pages, left: () => made.map((each) => each.left) }
}

it('a page that was reloaded leaves its films soon after the next has come, and one that is shown keeps them', async () => {
  const { pages, left } = shown(null)
  await pages.of('first').call('projects.recent', {})
  await pages.of('first').call('projects.recent', {})
  await pages.of('second').call('projects.recent', {})
  expect(left()).toEqual([false, false])
  await vi.advanceTimersByTimeAsync(9000)
  expect(left()).toEqual([false, false])
  await vi.advanceTimersByTimeAsync(2000)
  await pages.of('second').call('projects.recent', {})
  expect(left()).toEqual([true, false])
  pages.stopped()
  await vi.advanceTimersByTimeAsync(11_000)
  expect(left()).toEqual([true, true])
})

it('a window that is closed leaves its films at once', async () => {
  const { pages, left } = shown(null)
  await pages.of('first').call('projects.recent', {})
  pages.close()
  expect(left()).toEqual([true])
})

it('shows the film that it opens with until another is there', async () => {
  const { pages } = shown('/films/First')
  expect([pages.hasCalled(), pages.isEmpty(), pages.shows('/films/First')]).toEqual([false, false, true])
  await pages.of('first').call('projects.recent', {})
  expect([pages.hasCalled(), pages.shows('/films/First')]).toEqual([true, true])
  await pages.of('first').call('projects.open', { folder: '/films/Second' })
  expect([pages.shows('/films/First'), pages.shows('/films/Second'), pages.isEmpty()]).toEqual([false, true, false])
})

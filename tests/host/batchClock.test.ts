import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Job } from '#shared/contract/model.ts'
import { HANDLE } from '../support/generationProject.ts'
import type { GenerationProject } from '../support/generationProject.ts'
import { startBatches, until } from '../support/generationStart.ts'

const DAY = 86_400_000

/** The clock of this computer, not the timers, which no clock moves. */
function moveClock(byMs: number): void {
  const real = Date.now.bind(Date)
  vi.spyOn(Date, 'now').mockImplementation(() => real() + byMs)
}

async function submit(project: GenerationProject, count: number): Promise<Job[]> {
  const asked = await project.queue.submit(project.open, HANDLE, project.panelId, project.request(), count, 'batch')
  if (!asked.ok) throw new Error(JSON.stringify(asked.failure))
  return asked.value
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe.each([
  ['back by a month', -30 * DAY],
  ['ahead by a year', 365 * DAY],
])('a clock that is set %s', (_how, byMs) => {
  it('while a batch gathers holds up nothing, and nothing goes twice', async () => {
    const { model, project } = await startBatches([{ kind: 'picture' }])
    await submit(project, 3)
    moveClock(byMs)
    expect((await project.settled()).map(({ state }) => state)).toEqual(['done', 'done', 'done'])
    expect(model.batches.made).toHaveLength(1)
  })

  it('while a batch whose answer was lost is looked for neither sends it early nor leaves it', async () => {
    const moved = { at: 0 }
    const { model, project } = await startBatches([{ kind: 'picture' }], {
      breaks: (step, times) => {
        if (step === 'create' && times === 0) moved.at += 1
        return step === 'create' && times === 0
      },
    })
    await submit(project, 2)
    await until(() => moved.at > 0)
    moveClock(byMs)
    expect((await project.settled()).map(({ state }) => state)).toEqual(['done', 'done'])
    expect(model.batches.made).toHaveLength(1)
  })
})

import { expect, it } from 'vitest'
import { HANDLE } from '../support/generationProject.ts'
import { start } from '../support/generationStart.ts'

it('two windows that ask at the same moment go under the film’s cap together: what is beyond it is refused, not accepted', async () => {
  const { model, project } = await start()
  const ask = () => project.queue.submit(project.open, HANDLE, project.panelId, project.request(), 3)
  await project.run(project.request())
  const each = project.queue.jobs(project.open)[0]!.estimateUsd!
  await project.setCap(each * 6.5)
  const answers = await Promise.all([ask(), ask(), ask()])
  const came = answers.map((answer) => (answer.ok ? 'accepted' : answer.failure.kind))
  expect(came.toSorted()).toEqual(['accepted', 'over-cap', 'over-cap'])
  const jobs = await project.settled()
  expect(jobs.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done'])
  expect(model.requests).toHaveLength(4)
})

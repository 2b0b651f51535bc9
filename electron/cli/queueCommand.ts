import { boardFrom } from '#shared/document/board.ts'
import { isOver } from '#shared/jobs/jobs.ts'
import { QUEUE_LABELS, countWords, queueGroups } from '#shared/jobs/queueRows.ts'
import { misuse, requireWritable, unwrap, withProject } from './command.ts'
import type { Command } from './command.ts'

export const queueCommand: Command = {
  name: 'queue',
  usage: 'FOLDER [--cancel ID …] [--cancel-waiting]',
  summary: 'lists the requests of a film: what waits, is parked, was made, refused or failed',
  help: [
    '  --cancel ID         takes this request out, if it has not been sent; may be said again',
    '  --cancel-waiting    takes out everything that has not been sent',
    '  What waits is sent by “generate FOLDER --waiting”, or from the film’s window.',
  ],
  options: { cancel: { type: 'string', multiple: true }, 'cancel-waiting': { type: 'boolean' } },
  run(terminal, given) {
    const [folder, more] = given.positionals
    if (folder === undefined) throw misuse('name the project folder')
    if (more !== undefined) throw misuse(`"${more}" is one word too many`)
    return withProject(terminal, folder, async ({ project, ...opened }) => {
      const list = async () => unwrap(await terminal.client.call('jobs.list', { project })).jobs
      const named = Array.isArray(given.values['cancel']) ? given.values['cancel'].map(String) : []
      const before = await list()
      const unknown = named.find((id) => !before.some((job) => job.id === id))
      if (unknown !== undefined) throw misuse(`there is no request "${unknown}" in this film`)
      const all = given.values['cancel-waiting'] === true
      const out = before.filter((job) => !isOver(job) && (all || named.includes(job.id)))
      if (all || named.length > 0) requireWritable({ project, ...opened })
      for (const { id } of out) unwrap(await terminal.client.call('jobs.cancel', { project, jobId: id }))
      const jobs = await list()
      const groups = queueGroups(boardFrom(opened.rows), jobs)
      const rows = groups.flatMap(({ scene, rows: own }) => own.map((row) => ({ scene, ...row })))
      return {
        json: rows.map(({ job, ...row }) => ({ id: job.id, ...row })),
        text:
          rows.length === 0
            ? 'Nothing was asked for in this film yet.'
            : [
                ...rows.map(({ scene, shot, panel, state, model, cost, why, job }) =>
                  [job.id, scene, [shot, panel].filter(Boolean).join(' '), QUEUE_LABELS[state], model, cost, why]
                    .filter(Boolean)
                    .join('  '),
                ),
                `${countWords(jobs)}.`,
              ],
      }
    })
  },
}

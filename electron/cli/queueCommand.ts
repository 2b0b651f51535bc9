import { boardFrom } from '#shared/document/board.ts'
import type { Job, ProjectHandle } from '#shared/contract/model.ts'
import { jobIdSchema } from '#shared/document/ids.ts'
import { inLine, isBilledAllTheSame, isOver } from '#shared/jobs/jobs.ts'
import { QUEUE_LABELS, countWords, queueGroups } from '#shared/jobs/queueRows.ts'
import { misuse, requireWritable, textOf, textsOf, unwrap, withProject } from './command.ts'
import type { Command } from './command.ts'
import type { Terminal } from './terminal.ts'

export const queueCommand: Command = {
  name: 'queue',
  usage:
    'FOLDER [--cancel ID … [--even-if-billed]] [--cancel-waiting] [--first ID | --last ID] [--pause] [--bring-in ID …]',
  summary: 'lists the requests of a film: what waits, is parked, was made, refused or failed',
  help: [
    '  --cancel ID         takes this request out; may be said again',
    '  --even-if-billed    also one that has been sent, in a batch, and may be billed all the same',
    '  --cancel-waiting    takes out everything that has not been sent',
    '  --first ID          moves this request to the front of the line; --last ID to its end',
    '  --pause             what waits stays in the film, also when a window opens it, until a person lets it go',
    '  --bring-in ID       brings a picture that the film could not take when it came into it; may be said again',
    '  What waits is sent by “generate FOLDER --waiting”, or as the film’s window opens, if it is not paused.',
  ],
  options: {
    cancel: { type: 'string', multiple: true },
    'cancel-waiting': { type: 'boolean' },
    'even-if-billed': { type: 'boolean' },
    first: { type: 'string' },
    last: { type: 'string' },
    pause: { type: 'boolean' },
    'bring-in': { type: 'string', multiple: true },
  },
  run(terminal, given) {
    const [folder, more] = given.positionals
    if (folder === undefined) throw misuse('name the project folder')
    if (more !== undefined) throw misuse(`"${more}" is one word too many`)
    return withProject(terminal, folder, async ({ project, ...opened }) => {
      const list = async () => unwrap(await terminal.client.call('jobs.list', { project })).jobs
      const named = textsOf(given, 'cancel')
      const lost = textsOf(given, 'bring-in')
      const [first, last] = [textOf(given, 'first'), textOf(given, 'last')]
      const before = await list()
      const unknown = [...named, ...lost, ...[first, last].filter((id) => id !== undefined)].find(
        (id) => !before.some((job) => job.id === id),
      )
      if (unknown !== undefined) throw misuse(`there is no request "${unknown}" in this film`)
      const all = given.values['cancel-waiting'] === true
      const out = before.filter((job) => !isOver(job) && (named.includes(job.id) || (all && !isBilledAllTheSame(job))))
      const billed = out.find(isBilledAllTheSame)
      if (billed && given.values['even-if-billed'] !== true)
        throw misuse(`${billed.id} has been sent and may be billed: --even-if-billed cancels it all the same`)
      const pauses = given.values['pause'] === true
      const moves = first !== undefined || last !== undefined
      if (all || named.length > 0 || lost.length > 0 || pauses || moves) requireWritable({ project, ...opened })
      for (const { id } of out) unwrap(await terminal.client.call('jobs.cancel', { project, jobId: id }))
      if (first !== undefined) await move(terminal, project, first, inLine(before)[0]?.id ?? null)
      if (last !== undefined) await move(terminal, project, last, null)
      if (pauses) unwrap(await terminal.client.call('jobs.hold', { project }))
      for (const id of lost) await bringIn(terminal, project, id)
      const jobs = await list()
      const groups = queueGroups(boardFrom(opened.rows), jobs)
      const rows = groups.flatMap((group) => group.rows)
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

async function move(terminal: Terminal, project: ProjectHandle, id: string, before: Job['id'] | null): Promise<void> {
  const jobId = jobIdSchema.parse(id)
  if (jobId !== before) unwrap(await terminal.client.call('jobs.order', { project, jobId, before }))
}

async function bringIn(terminal: Terminal, project: ProjectHandle, id: string): Promise<void> {
  unwrap(await terminal.client.call('jobs.bringIn', { project, jobId: jobIdSchema.parse(id) }))
}

import { boardFrom, filmOf } from '#shared/document/board.ts'
import { setAiPolicy } from '#shared/document/commands/film.ts'
import { diffBoards, writesBetween } from '#shared/document/diff.ts'
import { AI_POLICIES } from '#shared/document/schema.ts'
import type { ProjectRow } from '#shared/document/schema.ts'
import { POLICY_WORDS, policyLine } from '#shared/records/aiPolicy.ts'
import { misuse, requireWritable, textOf, withProject } from './command.ts'
import type { Command } from './command.ts'
import { saveRows } from './saveRows.ts'

export const policyCommand: Command = {
  name: 'policy',
  usage: `FOLDER [${AI_POLICIES.join('|')}] [--by NAME]`,
  summary: 'says or sets what the film lets a model do',
  help: [
    ...AI_POLICIES.map((id) => `  ${id.padEnd(10)}   ${POLICY_WORDS[id].hint}`),
    '  --by NAME    who decides it (default: the film’s author); printed with today’s date on every title page',
  ],
  options: { by: { type: 'string' } },
  run(terminal, given) {
    const [folder, word, more] = given.positionals
    if (folder === undefined) throw misuse('name the project folder')
    if (more !== undefined) throw misuse(`"${more}" is one word too many`)
    const policy = AI_POLICIES.find((each) => each === word?.toLowerCase())
    if (word !== undefined && !policy) throw misuse(`a policy is one of ${AI_POLICIES.join(', ')}, not "${word}"`)
    const by = textOf(given, 'by')
    if (by !== undefined && !policy) throw misuse('--by goes with a policy')
    return withProject(terminal, folder, async (opened) => {
      const before = boardFrom(opened.rows)
      if (!policy) return answerOf(filmOf(before))
      requireWritable(opened)
      const film = filmOf(before)
      const name = by?.trim() ?? (film.aiPolicyBy || film.author)
      const after = setAiPolicy(before, policy, name, new Date().toISOString().slice(0, 10))
      const writes = writesBetween(before, after, diffBoards(before, after))
      if (writes.length === 0) return answerOf(filmOf(after))
      await saveRows(terminal, opened, writes)
      return answerOf(filmOf(after))
    })
  },
}

function answerOf(film: ProjectRow) {
  const { aiPolicy, aiPolicyBy, aiPolicyAt } = film
  return { json: { policy: aiPolicy, by: aiPolicyBy, at: aiPolicyAt }, text: `${policyLine(film)}.` }
}

import { expect, test } from '@playwright/test'
import { seeded } from '../support/randomCommands.ts'
import { killInShell } from '../kills/rounds.ts'
import { tableOf, wrongsOf } from '../kills/tally.ts'
import { killInTerminal } from '../kills/terminal.ts'

/** A sample of what `npm run kills` does. */
test('a web host and a command that are killed at work lose nothing, block nothing and leave nothing', async () => {
  const seed = Date.now() % 1e6
  const rounds = { kills: 1, random: seeded(seed), said: () => undefined }
  const tallies = [
    ...(await killInShell('web', { ...rounds, acts: 1 })),
    ...(await killInTerminal({ ...rounds, acts: 1 })),
  ]
  console.log(`seed ${seed}\n${tableOf(tallies)}`)
  expect(wrongsOf(tallies)).toEqual([])
  expect(tallies.map(({ kills }) => kills)).toEqual([1, 1])
})

import { expect, test } from '@playwright/test'
import { seeded } from '../support/randomCommands.ts'
import { killInShell } from '../kills/rounds.ts'
import { tableOf, wrongsOf } from '../kills/tally.ts'
import { electronBinary } from './launch.ts'

/** A sample of what `npm run kills` does. */
test('an app that is killed at work loses nothing, blocks nothing and leaves nothing', async () => {
  test.skip(!electronBinary(), 'no Electron on this machine: set ELECTRON_OVERRIDE_DIST_PATH to one')
  const seed = Date.now() % 1e6
  const tallies = await killInShell('electron', { kills: 1, acts: 1, random: seeded(seed), said: () => undefined })
  console.log(`seed ${seed}\n${tableOf(tallies)}`)
  expect(wrongsOf(tallies)).toEqual([])
  expect(tallies.map(({ kills }) => kills)).toEqual([1])
})

import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { keepRunning } from '../../electron/dev/restarting.ts'

const SLOW_TO_GO = `
  process.on('SIGTERM', () => setTimeout(() => process.exit(3), 100))
  process.stdout.write('up')
  setInterval(() => undefined, 1000)`

it('is started again once what ran before is gone, however often that is asked for, and ends when it is stopped', async () => {
  const children: ChildProcess[] = []
  const alone: boolean[] = []
  const running = keepRunning(() => {
    alone.push(children.every((each) => each.exitCode !== null))
    const child = spawn(process.execPath, ['-e', SLOW_TO_GO], { stdio: ['ignore', 'pipe', 'inherit'] })
    children.push(child)
    return child
  })
  await once(children[0]!.stdout!, 'data')
  running.restart()
  running.restart()
  await once(children[0]!, 'exit')
  await once(children[1]!.stdout!, 'data')
  running.stop('SIGTERM')
  expect(await running.ended).toBe(3)
  expect([children.length, alone]).toEqual([2, [true, true]])
})

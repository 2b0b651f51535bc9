import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { expect, it } from 'vitest'
import type { WholeWrite } from '#shared/document/rowWrite.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { supportProgram } from '../support/terminalProgram.ts'
import { value } from '../contract/contract.ts'

const KILLS = Number(process.env.FRAMEWRIGHT_KILLS ?? 6)
const WRITER = supportProgram('writer')

/** Ends with every line that the writer wrote down until it was killed, `delay` ms after it said that it is ready. */
function editAndKill(folder: string, appFolder: string, run: number, delay: number): Promise<string[]> {
  const diary = `${folder}.diary`
  const args = ['--disable-warning=ExperimentalWarning', WRITER, folder, appFolder, diary, String(run)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let wrong = ''
  child.stderr.on('data', (text: Buffer) => (wrong += text.toString()))
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), delay))
  return new Promise((resolve, reject) => {
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`the writer ended by itself: ${wrong}`))
      else resolve(readFileSync(diary, 'utf8').split('\n').filter(Boolean))
    })
  })
}

async function onDisk(session: InProcess, film: OpenedProject): Promise<Map<string, unknown>> {
  const again = value(await session.client.call('projects.open', { folder: film.folder }))
  const layerIds = again.rows.layer.map((layer) => layer.id)
  const { marks } = value(await session.client.call('board.marks', { project: again.project, layerIds }))
  const report = value(await session.client.call('projects.check', { project: again.project }))
  expect(report.problems).toEqual([])
  expect(again.access).toBe('write')
  value(await session.client.call('projects.close', { project: again.project }))
  return new Map<string, unknown>([...marks, ...again.rows.shot].map((row) => [row.id, row]))
}

type Rows = Map<string, unknown>

/** What must be there after these lines of a writer, and the edit that it was waiting for when it was killed. */
function replay(before: Rows, lines: readonly string[]): { promised: Rows; underWay: WholeWrite | null } {
  const promised = new Map(before)
  let underWay: WholeWrite | null = null
  for (const line of lines) {
    if (line === 'saved' && underWay) apply(promised, underWay)
    underWay = line === 'saved' ? null : (JSON.parse(line) as WholeWrite)
  }
  return { promised, underWay }
}

function apply(rows: Rows, write: WholeWrite): void {
  if (write.row === null) rows.delete(write.id)
  else rows.set(write.id, write.row)
}

it(
  `loses no edit that was said to be saved, over ${KILLS} kills at random moments`,
  { timeout: 300_000 + KILLS * 20_000 },
  async () => {
    const session = startInProcess()
    try {
      const folder = path.join(session.folder, 'Film.framewright')
      const film = value(await session.client.call('projects.create', { folder, title: 'Film', ratio: 1.85 }))
      value(await session.client.call('projects.close', { project: film.project }))
      let edits = 0
      let kept = await onDisk(session, film)
      for (let run = 0; run < KILLS; run += 1) {
        const lines = await editAndKill(folder, path.join(session.folder, 'writer'), run, Math.random() * 250)
        const { promised, underWay } = replay(kept, lines)
        edits += lines.filter((line) => line === 'saved').length
        kept = await onDisk(session, film)
        // The one edit that was sent and not answered may be there whole or not at all.
        if (underWay && isDeepStrictEqual(kept.get(underWay.id) ?? null, underWay.row)) apply(promised, underWay)
        expect(kept).toEqual(promised)
      }
      expect(edits).toBeGreaterThan(KILLS)
      console.log(`${KILLS} kills, ${edits} acknowledged edits, none lost`)
    } finally {
      await session.close()
    }
  },
)

import { describe, expect, it } from 'vitest'
import { filmPanels, numbersOf } from '../document/select.ts'
import type { Job } from '../contract/model.ts'
import { newProject } from '../document/newProject.ts'
import { makeNewId } from '../document/ids.ts'
import { countWords, queueGroups, queueStateOf } from './queueRows.ts'

const board = newProject({ title: 'Salt', ratio: 2.39, createdAt: '2026-03-04T10:00:00.000Z' }, makeNewId(Math.random))

function job(serial: number, fields: Partial<Job>): Job {
  return {
    id: `job_00000000000${serial}` as Job['id'],
    panelId: filmPanels(board)[0]!.id,
    state: 'waiting',
    request: { provider: 'gemini', staging: { slate: '9Z' } } as Job['request'],
    progress: null,
    waitUntil: null,
    failure: null,
    takeId: null,
    estimateUsd: 0.04,
    actualUsd: null,
    createdAt: `2026-03-04T10:00:0${serial}.000Z`,
    endedAt: null,
    ...fields,
  }
}

describe('the queue', () => {
  it('calls each job what it is', () => {
    const states = [
      job(0, { state: 'sending' }),
      job(1, {}),
      job(2, { parked: { why: { kind: 'bad-key' }, until: null } }),
      job(3, { held: true }),
      job(4, { state: 'failed', failure: { kind: 'no-key' } }),
      job(5, { state: 'failed', failure: { kind: 'refused', reason: 'SAFETY', said: '' } }),
      job(6, { state: 'done' }),
    ]
    expect(states.map(queueStateOf)).toEqual(['sent', 'waiting', 'parked', 'held', 'failed', 'refused', 'done'])
    expect(countWords([...states, job(7, {})])).toBe(
      '1 sent, 2 waiting, 1 parked, 1 held in the film, 1 failed, 1 refused, 1 done',
    )
  })

  it('lists what is out and what waits as it goes, then the rest by scene, and keeps what has no panel any more', () => {
    const lost = job(2, { panelId: 'panel_00000000000x' as Job['panelId'], state: 'done' })
    const groups = queueGroups(board, [
      lost,
      job(1, { state: 'done' }),
      job(5, { state: 'failed' }),
      job(4, { turn: 0 }),
      job(3, { state: 'sending' }),
      job(0, {}),
    ])
    const [number] = numbersOf(board).scenes.values()
    expect(groups.map(({ title }) => title)).toEqual(['In line', `Scene ${number}`, 'No longer in the film'])
    expect(groups.map(({ rows }) => rows.map((row) => row.job.id.at(-1)))).toEqual([['3', '4', '0'], ['5', '1'], ['2']])
    expect(groups[0]!.rows[1]!.scene).toBe(`Scene ${number}`)
    expect(groups[2]!.rows[0]!.shot).toBe('9Z')
  })

  it('says why a job is parked or has failed', () => {
    const [group] = queueGroups(board, [job(0, { parked: { why: { kind: 'bad-key' }, until: null } })])
    expect(group!.rows[0]!.why).toContain('key')
  })

  it('says whose it is and what it costs: about as much before, as billed after, nothing of a stand-in', () => {
    const request = { provider: 'gemini', model: 'of-the-studio', imageSize: '2K', staging: { slate: '9Z' } }
    const standIn = { ...request, provider: 'stand-in', model: 'stand-in' }
    const groups = queueGroups(board, [
      job(0, { request: request as Job['request'] }),
      job(1, { request: request as Job['request'], state: 'done', actualUsd: 0.05, way: 'batch' }),
      job(2, { request: standIn as Job['request'], state: 'saving', estimateUsd: 0 }),
    ])
    expect(groups.flatMap(({ rows }) => rows).map(({ state, model, cost }) => [state, model, cost])).toEqual([
      ['running', 'Stand-in', ''],
      ['waiting', 'of-the-studio, 2K', 'about $0.04'],
      ['done', 'of-the-studio, 2K, batch', '$0.05'],
    ])
  })
})

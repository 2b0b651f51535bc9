import { FAKE_KEY, startFakeModel } from './fakeModel.ts'
import type { FakeModel } from './fakeModel.ts'
import type { FakeAnswer } from './fakeModelAnswers.ts'
import { put } from './film.ts'
import { value } from '../contract/contract.ts'
import type { Client } from '#shared/contract/client.ts'
import { boardFrom } from '#shared/document/board.ts'
import { composeRequest } from '#shared/generation/compose.ts'
import { filmPanels } from '#shared/document/select.ts'

/**
 * Asks for seven takes of a film's first panel: one is made at once, four requests go out and are answered as told, two
 * wait. Gives the model that is asked.
 */
export async function askForTakes(client: Client, folder: string, answer: FakeAnswer): Promise<FakeModel> {
  const model = await startFakeModel((_request, index) => (index === 0 ? { kind: 'picture' } : answer))
  const { project, rows } = value(await client.call('projects.open', { folder }))
  const film = { ...rows.project[0]!, provider: 'gemini', baseUrl: model.url, keySource: 'project' } as const
  value(await client.call('board.save', { project, writes: [put('project', film)] }))
  value(await client.call('projects.trust', { project, baseUrl: film.baseUrl, keySource: film.keySource }))
  value(await client.call('keys.set', { project, place: 'project', key: FAKE_KEY }))
  const board = boardFrom({ ...rows, project: [film] })
  const panelId = filmPanels(board)[0]!.id
  const request = composeRequest(board, panelId, { sketch: null })
  value(await client.call('jobs.submit', { project, panelId, request, count: 7 }))
  return model
}

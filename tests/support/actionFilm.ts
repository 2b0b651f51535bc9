import type { Client } from '#shared/contract/client.ts'
import type { OpenedProject, ProjectHandle } from '#shared/contract/model.ts'
import type { CommandId } from '#shared/commands/commandTable.ts'
import type { RowWrite } from '#shared/document/rowWrite.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { newProject } from '#shared/document/newProject.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { filmShots, numbersOf } from '#shared/document/select.ts'
import { allRows } from '#shared/document/table.ts'
import type { Notice } from '../../renderer/editor/actionContext.ts'
import { createActions } from '../../renderer/editor/actions.ts'
import { createEditor } from '../../renderer/editor/editor.ts'
import { ONE_DRAWING } from './oneLayer.ts'

/** A film of one scene, one shot and one panel, in an editor whose host keeps rows in memory. */
export function actionFilm(access: 'write' | 'read' = 'write') {
  let last = 0
  const newId = makeNewId(() => ((last = (last * 16_807 + 12_345) % 2_147_483_647), last / 2_147_483_647))
  const board = newProject(
    { title: 'Salt', ratio: 2.39, createdAt: '2026-03-04T10:00:00.000Z', layers: ONE_DRAWING },
    newId,
  )
  const layer = [...allRows(board.layer)][0]!
  const mark: MarkRow = {
    id: newId('mark'),
    layerId: layer.id,
    order: 'a0',
    transform: null,
    color: '#2a2927',
    opacity: 1,
    kind: 'text',
    x: 10,
    y: 10,
    size: 40,
    text: 'tide',
  }
  const saved: RowWrite[] = []
  let place = 0
  const client: Client = {
    async call(method, input) {
      await Promise.resolve()
      if (method === 'board.save') saved.push(...(input as { writes: RowWrite[] }).writes)
      const marks =
        method === 'board.marks' && (input as { layerIds: string[] }).layerIds.includes(layer.id) ? [mark] : []
      if (method === 'board.save') place += 1
      const value = method === 'board.marks' ? { marks } : { savedAt: '', order: place, refused: [], also: [] }
      return { ok: true, value } as never
    },
    on: () => () => undefined,
  }
  const rows = Object.fromEntries(
    (['project', 'scene', 'shot', 'panel', 'layer', 'take', 'card', 'media'] as const).map((table) => [
      table,
      [...allRows(board[table] as typeof board.scene)],
    ]),
  ) as unknown as OpenedProject['rows']
  const opened = {
    project: 'open_aaaaaaaa' as ProjectHandle,
    folder: '/f',
    access,
    readOnlyBecause: '',
    order: 0,
    trust: { state: 'trusted' as const },
    rows,
  }
  const editor = createEditor(opened, client, newId, () => undefined)
  const said: Notice[] = []
  const shown: string[] = []
  const actions = createActions(
    {
      editor,
      appWindow: {
        newProject: () => void shown.push('new'),
        openProject: () => void shown.push('open'),
        closeProject: () => void shown.push('close'),
        newWindow: (folder) => void shown.push(`window ${folder}`),
        saveCopy: () => void shown.push('copy'),
        checkProject: () => void shown.push('check'),
        show: (dialog) => void shown.push(dialog),
        say: (notice) => void said.push(notice),
        toggleTheme: () => void shown.push('theme'),
        copyReport: () => void shown.push('report'),
      },
    },
    false,
  )
  const run = (...ids: CommandId[]): void => {
    for (const id of ids) actions.run(id)
  }
  const numbers = (): string[] => filmShots(editor.board()).map((shot) => numbersOf(editor.board()).shots.get(shot.id)!)
  const order = (): string[] => filmShots(editor.board()).map((shot) => shot.id)
  const current = (): string => editor.session.state().shotIds.at(-1)!
  return { editor, actions, run, said, shown, saved, numbers, order, current }
}

import path from 'node:path'
import { newProject } from '#shared/document/newProject.ts'
import type { Board } from '#shared/document/board.ts'
import type { WholeWrite } from '#shared/document/rowWrite.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { LATER_TAKE_BLANKS } from '#shared/document/schema.ts'
import type { Rows, TableName, TakeRow } from '#shared/document/schema.ts'
import type { MediaId, PanelId } from '#shared/document/ids.ts'
import { createFolder } from '#host/project/openFolder.ts'
import type { FolderContext, OwnedFolder } from '#host/project/openFolder.ts'

export const newTestId = makeNewId(Math.random)

export const testContext: FolderContext = { app: 'Framewright test', now: () => Date.now(), log: () => undefined }

export function newTestBoard(title = 'Salt'): Board {
  return newProject({ title, ratio: 2.39, createdAt: '2026-03-04T10:00:00.000Z' }, newTestId)
}

/** A new project of one scene, shot, panel and layer in `parent`, open for writing. */
export function newTestFolder(parent: string, name = 'Salt.framewright'): Promise<OwnedFolder> {
  return createFolder(path.join(parent, name), newTestBoard(), testContext)
}

export function put<T extends TableName>(table: T, row: Rows[T]): WholeWrite {
  return { table, id: row.id, row } as WholeWrite
}

export function removal(table: WholeWrite['table'], id: string): WholeWrite {
  return { table, id, row: null }
}

/** A take as the stand-in leaves it. */
export function makeTake(panelId: PanelId, mediaId: MediaId, number: number): TakeRow {
  return {
    id: newTestId('take'),
    panelId,
    order: `a${number}`,
    number,
    mediaId,
    struck: false,
    kept: false,
    ...LATER_TAKE_BLANKS,
    recipe: {
      request: {
        provider: 'stand-in',
        model: 'stand-in',
        baseUrl: '',
        pieces: [{ from: 'shot.size', text: 'Wide shot' }],
        pictures: [],
        aspectRatio: '21:9',
        imageSize: '1K',
        seed: null,
        staging: {
          size: 'ws',
          framing: '',
          angle: '',
          lensMm: null,
          ratio: 2.39,
          intExt: '',
          timeOfDay: '',
          cast: [],
          slate: '1',
        },
      },
      words: 'Wide shot',
      crop: null,
      said: '',
      finishReason: 'STOP',
      usage: null,
      estimateUsd: 0,
      actualUsd: 0,
      took: 5,
      at: '2026-03-04T10:00:00.000Z',
    },
  }
}

import { holdsMarks, inkIdOf } from '#shared/document/inkOf.ts'
import type { PictureRecord } from '#shared/records/marks/pictureRecord.ts'
import { keptFromExport } from '#shared/records/aiPolicy.ts'
import { broughtIn, recordOfPanel } from '#shared/records/panelRecord.ts'
import { modelWorkAmong } from '../provenance/modelWorkIn.ts'
import type { OpenFolder } from '../services.ts'
import { SHOWN } from './shownKinds.ts'

/**
 * How an exported picture of a panel was made, with what the film's AI policy leaves out of it. `layered`: one
 * that has all its layers, also those that are hidden.
 */
export async function panelRecord(
  open: OpenFolder,
  panelId: string,
  show: keyof typeof SHOWN | 'layered',
  at: string,
): Promise<PictureRecord> {
  const board = open.store.board()
  const layered = show === 'layered'
  const seen = { kinds: SHOWN[layered ? 'all' : show], without: keptFromExport(board), hiddenToo: layered }
  const shown = {
    ...seen,
    modelWork: await modelWorkAmong(open, broughtIn(board, panelId, seen)),
    holdsMarks: (layer: Parameters<typeof inkIdOf>[0]) =>
      holdsMarks(layer) && open.store.inked([inkIdOf(layer)]).has(inkIdOf(layer)),
  }
  return recordOfPanel(board, panelId, shown, at)
}

import { isFieldWrite, keyOfWrite } from '#shared/document/rowWrite.ts'
import type { FieldWrite, RowWrite, UnreadWrite, WholeWrite } from '#shared/document/rowWrite.ts'

/**
 * A change in the form sent to the film's other windows: field writes stay field writes, so that fields those windows
 * set meanwhile survive. `sound`: the rows as written; `asked`: the writes they came from.
 */
export function writesAsKept(sound: readonly WholeWrite[], asked: readonly UnreadWrite[]): RowWrite[] {
  const fields = new Map(asked.filter((write) => isFieldWrite(write)).map((write) => [keyOfWrite(write), write]))
  return sound.map((write) => {
    const asFields = write.row === null ? undefined : fields.get(keyOfWrite(write))
    // A mark from a layer that another window has not loaded is new to it.
    return !asFields || 'layerId' in asFields.set ? write : keptFields(asFields, write.row!)
  })
}

/** With the values as parsed by the schema. */
function keptFields({ table, id, set, unset }: FieldWrite, row: object): FieldWrite {
  const kept = Object.entries(row).filter(([key]) => key in set)
  return { table, id, set: Object.fromEntries(kept), unset }
}

import { isFieldWrite, keyOfWrite } from '#shared/document/rowWrite.ts'
import type { FieldWrite, RowWrite, UnreadWrite, WholeWrite } from '#shared/document/rowWrite.ts'

/**
 * A change as the film's other windows are told of it: fields where fields were asked for, so that what they set themselves
 * meanwhile stays. `sound`: the rows as they were written; `asked`: what they were made from.
 */
export function writesAsKept(sound: readonly WholeWrite[], asked: readonly UnreadWrite[]): RowWrite[] {
  const fields = new Map(asked.filter((write) => isFieldWrite(write)).map((write) => [keyOfWrite(write), write]))
  return sound.map((write) => {
    const asFields = write.row === null ? undefined : fields.get(keyOfWrite(write))
    // A mark that comes from a layer which another window has not read is new to it.
    return !asFields || 'layerId' in asFields.set ? write : keptFields(asFields, write.row!)
  })
}

/** With the values as the schema read them. */
function keptFields({ table, id, set, unset }: FieldWrite, row: object): FieldWrite {
  const kept = Object.entries(row).filter(([key]) => key in set)
  return { table, id, set: Object.fromEntries(kept), unset }
}

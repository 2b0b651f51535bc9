import { readScript } from '#shared/script/scriptFormats.ts'
import type { ScriptReading } from '#shared/script/scriptFormats.ts'
import { pdfPages } from './pdfPages.ts'

/** Reads a script of whatever format. Total, as `readScript` is. */
export function readScriptFile(name: string, bytes: Uint8Array): Promise<ScriptReading> {
  return readScript(name, bytes, { pdfPages })
}

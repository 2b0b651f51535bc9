import { DEFAULT_COLUMNS, exportOptionsSchema } from '#shared/pages/model.ts'
import type { ExportOptions } from '#shared/pages/model.ts'

const PLACE = 'framewright.export'

const START: ExportOptions = {
  kind: 'storyboard',
  paper: 'A4',
  landscape: true,
  perPage: 6,
  show: 'drawing',
  columns: [...DEFAULT_COLUMNS],
  sceneIds: [],
  stamp: true,
}

/** The choices of the last export on this computer; never its scenes, which are of one film. */
export function rememberedOptions(): ExportOptions {
  try {
    const read = exportOptionsSchema.safeParse(JSON.parse(localStorage.getItem(PLACE) ?? 'null'))
    return read.success ? { ...read.data, sceneIds: [] } : { ...START, paper: usualPaper() }
  } catch {
    return { ...START, paper: usualPaper() }
  }
}

export function rememberOptions(options: ExportOptions): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify({ ...options, sceneIds: [] }))
  } catch {
    return
  }
}

/** Letter where it is what printers hold, A4 everywhere else. */
function usualPaper(): ExportOptions['paper'] {
  return /-(US|CA|MX|PH|CL|CO|VE)$/.test(navigator.language) ? 'Letter' : 'A4'
}

import { SCRIPT_EXTENSIONS } from '#shared/document/draftSchema.ts'

/** For a file dialog. */
export const SCRIPT_ACCEPT = SCRIPT_EXTENSIONS.map((extension) => `.${extension}`).join(',')

export function isStoryboarder({ name }: Pick<File, 'name'>): boolean {
  return name.toLowerCase().endsWith('.storyboarder')
}

export function isScriptFile({ name }: Pick<File, 'name'>): boolean {
  const ending = name.toLowerCase().split('.').at(-1)
  return name.includes('.') && SCRIPT_EXTENSIONS.some((extension) => extension === ending)
}

/** Lines that begin as scene headings do. */
const HEADING = /^[ \t]*(?:\d{1,4}[A-Z]{0,2}[ \t]+)?(?:INT|EXT|INT\.?\/EXT|I\/E|EST)[. \t]/gim

/** How many scenes a text seems to have: 0 for one that is no script. */
export function scenesInText(text: string): number {
  if (text.split('\n').length < 3 || text.includes('\t')) return 0
  return text.match(HEADING)?.length ?? 0
}

import { TABLE_EXTENSIONS } from '#shared/interchange/tableIn/tableFormats.ts'

/** For a file dialog. */
export const TABLE_ACCEPT = TABLE_EXTENSIONS.map((extension) => `.${extension}`).join(',')

export function isTableFile({ name }: Pick<File, 'name'>): boolean {
  const ending = name.toLowerCase().split('.').at(-1)
  return name.includes('.') && TABLE_EXTENSIONS.some((extension) => extension === ending)
}

import { z } from 'zod'
import type { ExportDocument, Exporter } from './exporter.ts'
import { ENTRIES } from './entries.ts'

export type ExporterId = (typeof ENTRIES)[number]['id']
export type DocumentName = (typeof ENTRIES)[number]['documents'][number]['name']

export const EXPORTERS: readonly Exporter<object, ExporterId, DocumentName>[] = ENTRIES

export function exporterOf(id: string): Exporter<object, ExporterId, DocumentName> | undefined {
  return EXPORTERS.find((each) => each.id === id)
}

export interface NamedDocument {
  readonly exporter: Exporter<object, ExporterId, DocumentName>
  readonly document: ExportDocument<object, DocumentName>
}

/** Every document that can be exported, by its unique name. */
export const DOCUMENTS: readonly NamedDocument[] = EXPORTERS.flatMap((exporter) =>
  exporter.documents.map((document) => ({ exporter, document })),
)

/** The document that these options make. */
export function documentIn(exporter: Exporter, options: object): ExportDocument<object> {
  const found = exporter.documents.find(({ sets }) =>
    Object.entries(sets).every(([key, value]) => (options as Record<string, unknown>)[key] === value),
  )
  return found ?? exporter.documents[0]!
}

/** An exporter and its options; options it does not know are refused when parsed. */
export const exportChoiceShape = {
  exporter: z.enum(EXPORTERS.map(({ id }) => id)),
  options: z.record(z.string(), z.unknown()),
}

/** Validates the options of a call that includes `exportChoiceShape`. */
export function readByExporter(
  asked: { readonly exporter: ExporterId; readonly options: object },
  context: z.core.$RefinementCtx,
): void {
  const read = exporterOf(asked.exporter)?.options.safeParse(asked.options)
  if (read && !read.success)
    for (const issue of read.error.issues)
      context.addIssue({ code: 'custom', message: issue.message, path: ['options', ...issue.path] })
}

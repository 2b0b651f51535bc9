import { SaxesParser } from 'saxes'

export interface Walk {
  /** Names without their namespace's prefix. */
  open?(name: string, attribute: (name: string) => string): void
  text?(text: string): void
  close?(name: string): void
}

/** Goes through a part of a workbook once. Throws for what is no XML. */
export function walkXml(xml: string, walk: Walk): void {
  if (xml === '') return
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => walk.open?.(bare(name), (wanted) => attributes[wanted] ?? ''))
  parser.on('text', (text) => walk.text?.(text))
  parser.on('cdata', (text) => walk.text?.(text))
  parser.on('closetag', ({ name }) => walk.close?.(bare(name)))
  parser.write(xml).close()
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

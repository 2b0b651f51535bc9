/** A property of XMP that PDF/A does not know by itself, as it must then be described. */
interface Described {
  readonly name: string
  readonly type: 'Text' | 'Integer' | 'URI'
  readonly category: 'internal' | 'external'
  readonly description: string
}

const SCHEMAS: readonly {
  readonly prefix: string
  readonly uri: string
  readonly schema: string
  readonly properties: readonly Described[]
}[] = [
  {
    prefix: 'pdfuaid',
    uri: 'http://www.aiim.org/pdfua/ns/id/',
    schema: 'PDF/UA identification',
    properties: [{ name: 'part', type: 'Integer', category: 'internal', description: 'Part of ISO 14289' }],
  },
  {
    prefix: 'Iptc4xmpExt',
    uri: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
    schema: 'IPTC extension',
    properties: [
      { name: 'DigitalSourceType', type: 'URI', category: 'external', description: 'How it was made' },
      { name: 'AISystemUsed', type: 'Text', category: 'external', description: 'The model that made pictures in it' },
    ],
  },
]

/**
 * What a document says of itself in XMP beside PDF/A's own identifier: that it is PDF/UA-1, and what the properties are
 * that PDF/A does not know. Sources: ISO 14289-1, 5; ISO 19005-2, 6.6.2.3.
 */
export function standardsXml(): string {
  const described = SCHEMAS.map(({ prefix, uri, schema, properties }) => {
    const each = properties.map(
      ({ name, type, category, description }) =>
        `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>${type}</pdfaProperty:valueType><pdfaProperty:category>${category}</pdfaProperty:category><pdfaProperty:description>${description}</pdfaProperty:description></rdf:li>`,
    )
    return `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>${schema}</pdfaSchema:schema><pdfaSchema:namespaceURI>${uri}</pdfaSchema:namespaceURI><pdfaSchema:prefix>${prefix}</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>${each.join('')}</rdf:Seq></pdfaSchema:property></rdf:li>`
  })
  return [
    `<rdf:Description rdf:about="" xmlns:pdfuaid="${SCHEMAS[0]!.uri}"><pdfuaid:part>1</pdfuaid:part></rdf:Description>`,
    `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>${described.join('')}</rdf:Bag></pdfaExtension:schemas></rdf:Description>`,
  ].join('\n')
}

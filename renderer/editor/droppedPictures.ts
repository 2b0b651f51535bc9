/** What a drop or a paste brings: files, or the reason why it brings none. Neither if no picture is involved. */
export interface Dropped {
  readonly files: readonly File[]
  readonly refusal: string | null
}

/** Call it during the event: its data can't be read afterwards. Nothing is ever fetched. */
export function droppedPictures(data: DataTransfer | null): Dropped {
  const files = [...(data?.files ?? [])]
  // A picture dragged from a browser carries its bytes as a file next to its address.
  if (!data || files.length > 0) return { files, refusal: null }
  const address = addressOf(data)
  if (address === null) return { files: [], refusal: null }
  const inside = pictureInside(address)
  if (inside) return { files: [inside], refusal: null }
  return { files: [], refusal: /^file:/i.test(address) ? NO_FILE : NO_BYTES }
}

const NO_BYTES =
  'That brought only the address of a picture, and Framewright fetches nothing from the network: save the picture on this computer, and drop the file.'
const NO_FILE = 'That brought only the name of a file: drop the file itself, or add it with the picture button.'

/**
 * Why what is pasted outside a field goes nowhere, in a sentence; null if nothing was copied that a person would miss.
 */
export function pastedRefusal(data: DataTransfer | null): string | null {
  const { files, refusal } = droppedPictures(data)
  if (files.length > 0) return NO_PANEL
  if (refusal !== null) return refusal
  const text = data?.getData('text/plain').trim() ?? ''
  if (text === '') return null
  return /^(?:https?:|ftp:|file:|www\.)\S+$/i.test(text) ? NO_ADDRESS : NO_FIELD
}

const NO_PANEL = 'A picture is pasted into a panel: open one with Enter, and paste it there.'
const NO_ADDRESS =
  'That is only an address, and Framewright fetches nothing from the network: save what is there on this computer, and drop the file.'
const NO_FIELD = 'Words are pasted into a field, or into words on a panel: put the caret there, and paste again.'

/** The address of a dragged picture; null for text and anything else. */
function addressOf(data: DataTransfer): string | null {
  const inPage = /<img\b[^>]*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(data.getData('text/html'))
  const source = inPage?.[1] ?? inPage?.[2]
  const listed = data
    .getData('text/uri-list')
    .split(/\r?\n/)
    .find((line) => line !== '' && !line.startsWith('#'))
  const address = source?.startsWith('data:') ? source : (listed ?? source)
  return address ? address.replaceAll('&amp;', '&') : null
}

/** The picture inside a data URL (RFC 2397); null for any other address. */
function pictureInside(address: string): File | null {
  const found = /^data:(image\/[\w.+-]+)((?:;[\w=.+-]+)*?)(;base64)?,(.*)$/is.exec(address.trim())
  if (!found) return null
  try {
    const [, type, , packed, body] = found
    const text = packed ? atob(decodeURIComponent(body!)) : unescapedBytes(body!)
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
    return new File([bytes], 'Dragged picture', { type: type! })
  } catch {
    return null
  }
}

function unescapedBytes(text: string): string {
  return text.replaceAll(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

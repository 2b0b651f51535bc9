export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

export function startsWith(bytes: Uint8Array, start: readonly number[] | Uint8Array, at = 0): boolean {
  for (let index = 0; index < start.length; index += 1) if (bytes[at + index] !== start[index]) return false
  return true
}

/** Latin letters only. */
export function latin(text: string): Uint8Array {
  const out = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) out[at] = text.charCodeAt(at)
  return out
}

export function uint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255)
}

/** In UTF-8; half a surrogate pair becomes a replacement character. */
export function utf8(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 3)
  let size = 0
  for (let at = 0; at < text.length; at += 1) {
    let code = text.codePointAt(at)!
    if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd
    if (code < 0x80) {
      out[size] = code
      size += 1
      continue
    }
    const more = code < 0x800 ? 1 : code < 0x1_00_00 ? 2 : 3
    out[size] = (code >> (6 * more)) | (more === 1 ? 0xc0 : more === 2 ? 0xe0 : 0xf0)
    for (let part = 1; part <= more; part += 1) out[size + part] = ((code >> (6 * (more - part))) & 0x3f) | 0x80
    size += more + 1
    if (more === 3) at += 1
  }
  return out.slice(0, size)
}

/** Text in UTF-8; bytes that are none are read as Latin letters. */
export function fromUtf8(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  try {
    return decodeURIComponent(
      text.replaceAll(/[^A-Za-z0-9]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`),
    )
  } catch {
    return text
  }
}

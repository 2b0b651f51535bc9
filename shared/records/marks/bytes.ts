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
  return Array.from(start).every((byte, index) => bytes[at + index] === byte)
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
  const whole = text.replaceAll(/\p{Surrogate}/gu, '\ufffd')
  return latin(
    whole.replaceAll(/[\u{80}-\u{10ffff}]+/gu, (others) =>
      encodeURIComponent(others).replaceAll(/%([0-9A-F]{2})/g, (_sign, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    ),
  )
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

import { zlibSync } from 'fflate'
import { joined, latin } from '../../records/marks/bytes.ts'
import { PNG_START, chunk, chunksOf } from '../../records/marks/pngChunks.ts'

/** Larger ones are of devices, with tables for every colour, and would be stored again with each layer. */
const LARGEST = 4 * 1024 * 1024
/** An ICC profile's header (ICC.1:2022, 7.2). */
const HEADER = 128

/** What a picture's ICC profile is for: RGB can be kept beside the pixels, another can't. null: there is none. */
export type ColorProfile = { readonly rgb: Uint8Array } | 'other' | null

export function colorProfileOf(bytes: Uint8Array | null): ColorProfile {
  if (!bytes || bytes.length === 0) return null
  const word = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))
  if (bytes.length < HEADER || bytes.length > LARGEST || word(36) !== 'acsp') return 'other'
  return word(16) === 'RGB ' ? { rgb: bytes } : 'other'
}

/** A sentence on a picture whose profile is of another kind, as of grey. */
export function profileIgnored(name: string): string {
  return `${name} is shown without its colour profile: its tones may differ.`
}

/** What says how a PNG's numbers are meant: of these the profile alone stays. */
const MEANINGS = ['iCCP', 'sRGB', 'gAMA', 'cHRM', 'cICP']

/** The same PNG with its numbers meant as this profile says. Every decoder here heeds it. As it was if it is no PNG. */
export function withProfile(png: Uint8Array<ArrayBuffer>, profile: Uint8Array | undefined): Uint8Array<ArrayBuffer> {
  const [head, ...others] = (profile && chunksOf(png)) ?? []
  if (!profile || !head) return png
  // A name, and that it is deflated.
  const kept = chunk('iCCP', joined([latin('profile'), Uint8Array.of(0, 0), zlibSync(profile)]))
  const rest = others.filter(({ type }) => !MEANINGS.includes(type)).map(({ whole }) => whole)
  return joined([Uint8Array.from(PNG_START), head.whole, kept, ...rest])
}

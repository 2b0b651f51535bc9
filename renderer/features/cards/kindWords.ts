import type { LookPicture } from '#shared/document/cardSchema.ts'
import type { CardKind } from '#shared/document/schema.ts'

/** The name of each kind of card. */
export const KIND_WORDS: Readonly<Record<CardKind, { one: string; many: string; fresh: string; asks: string }>> = {
  cast: {
    one: 'Cast',
    many: 'Cast',
    fresh: 'New character',
    asks: 'Age, build, hair, clothes: what a stranger would need to draw them',
  },
  location: {
    one: 'Location',
    many: 'Locations',
    fresh: 'New location',
    asks: 'What stands where, what it is made of, what the light does',
  },
  prop: { one: 'Prop', many: 'Props', fresh: 'New prop', asks: 'Size, stuff, wear: what tells it from others like it' },
  style: { one: 'Style', many: 'Styles', fresh: 'New style', asks: 'Palette, light, grain, lenses' },
}

/** What a picture of a card can be for. */
export const USE_WORDS: Readonly<Record<CardKind, Readonly<Record<LookPicture['use'], string>>>> = {
  cast: { '': 'General', face: 'Face', costume: 'Costume', sheet: 'Sheet' },
  location: { '': 'General', face: 'Main view', costume: 'Dressing', sheet: 'Sheet' },
  prop: { '': 'General', face: 'Main view', costume: 'Finish', sheet: 'Sheet' },
  style: { '': 'General', face: 'Main picture', costume: 'Palette', sheet: 'Sheet' },
}

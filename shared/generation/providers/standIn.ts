import { provider } from './provider.ts'

export const standIn = provider({
  id: 'stand-in',
  label: 'Stand-in',
  note: 'Stages mannequins from size, angle, lens and cast. Built in: no key, no network, no cost.',
  hosted: null,
  models: [
    {
      id: 'stand-in',
      name: 'Stand-in',
      prices: { '1K': 0, '2K': 0, '4K': 0 },
      rates: null,
      ratios: null,
      // It stages from the shot's fields.
      references: 0,
      castReferences: null,
      note: '',
      recommended: true,
    },
  ],
  repeats: true,
})

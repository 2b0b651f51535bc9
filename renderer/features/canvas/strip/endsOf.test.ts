import { expect, it } from 'vitest'
import { endsOf } from './endsOf.ts'

it('leaves the end of a long name in sight, and a short one whole', () => {
  expect(endsOf('12A')).toEqual(['12A', ''])
  expect(endsOf('12A · 12')).toEqual(['12A · 12', ''])
  expect(endsOf('Harbour-dawn-12A')).toEqual(['Harbour-daw', 'n-12A'])
  expect(endsOf('Harbour-dawn-12A · 2')).toEqual(['Harbour-daw', 'n-12A · 2'])
  // Panels of neighbours are told apart too.
  expect(endsOf('Harbour-dawn-13A · 2')[1]).toBe('n-13A · 2')
  expect(endsOf('112A · 123')).toEqual(['', '112A · 123'])
  // A letter with its accents is one.
  expect(endsOf('e\u0301'.repeat(9))).toEqual(['e\u0301'.repeat(9), ''])
  expect(endsOf(`Quay ${'e\u0301'.repeat(6)}`)[1]).toBe('e\u0301'.repeat(5))
})

import type { ChoiceField, ExportField } from '#shared/interchange/exporter.ts'
import type { ViewName } from '../../editor/session.ts'
import { recall, remember } from '../../ui/memory.ts'
import type { Memory } from '../../ui/memory.ts'

export type Order = 'story' | 'shooting'

/** The shot list, where an export is opened from it. */
export interface OpenedFrom {
  readonly view: ViewName
  readonly shootingOrder: boolean
}

/** The order that an export begins with, and why if that needs saying; `why`: '' for none. */
export interface BegunOrder {
  readonly order: Order
  readonly why: string
}

const place = (filmId: string): string => `framewright.export.order/${filmId}`

/** An order that was chosen for a film on this computer goes before the shot list's. */
export function begunOrder(memory: Memory | null, filmId: string, { view, shootingOrder }: OpenedFrom): BegunOrder {
  const listed = view === 'shot-list' && shootingOrder ? 'shooting' : 'story'
  const chosen = recall(memory, place(filmId))
  if (chosen !== 'story' && chosen !== 'shooting')
    return { order: listed, why: listed === 'shooting' ? 'As the shot list stands.' : '' }
  const differs = view === 'shot-list' && chosen !== listed
  return { order: chosen, why: differs ? `As last chosen for this film. The shot list is in ${listed} order.` : '' }
}

/** Remembers an order that was chosen, which is one of the film's and not of the computer's. */
export function chooseOrder(memory: Memory | null, filmId: string, order: string): void {
  remember(memory, place(filmId), order)
}

export function isOrder<Options>(field: ExportField<Options>): field is ChoiceField<Options> {
  return field.kind === 'choice' && field.word === 'order'
}

/** Options in this order; as they are where they have none. */
export function inOrder(form: readonly ExportField<object>[], options: object, order: Order): object {
  const sets = form.find(isOrder)?.choices.find(({ id }) => id === order)?.sets
  return { ...options, ...sets }
}

/** '' where these options have no order. */
export function orderIn(form: readonly ExportField<object>[], options: object): string {
  return form.find(isOrder)?.value(options) ?? ''
}

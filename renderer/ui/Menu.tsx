import { Check } from 'lucide-react'
import { ContextMenu as Context, DropdownMenu as Drop } from 'radix-ui'
import { useRef, useState } from 'react'
import type { MouseEvent, ReactElement } from 'react'
import { isFocusTaken, settleFocus } from './focusPlace.ts'
import { menuPlace } from './menuPlace.ts'
import type { MenuBox } from './menuPlace.ts'
import './menu.css'

export type MenuItem =
  | {
      readonly label: string
      readonly onSelect: () => void
      /** As shown to people: "Ctrl+D". */
      readonly keys?: string | undefined
      readonly disabled?: boolean
      /** If given, the item has a check mark, on or off. */
      readonly checked?: boolean
    }
  | 'separator'
  | { readonly heading: string }

/** A list, or a function that makes it, called each time the menu opens. */
export type MenuItems = readonly MenuItem[] | (() => readonly MenuItem[])

export interface MenuButtonProps {
  readonly items: MenuItems
  /** The button that opens it: one element that takes a ref (Button, IconButton's own button, …). */
  readonly children: ReactElement
  readonly align?: 'start' | 'center' | 'end'
  /** Takes the focus after a choice; otherwise the button gets it back. */
  readonly focusAfter?: (() => void) | undefined
}

export function MenuButton({ items, children, align = 'start', focusAfter }: MenuButtonProps) {
  const [open, setOpen] = useState(false)
  const after = useFocusAfter(focusAfter)
  return (
    <Drop.Root modal={false} open={open} onOpenChange={setOpen}>
      <Drop.Trigger asChild>{children}</Drop.Trigger>
      <Drop.Portal>
        <section aria-label="Menu">
          <Drop.Content className="menu" align={align} sideOffset={4} collisionPadding={8} loop {...after}>
            {open && <Items items={items} of={Drop} />}
          </Drop.Content>
        </section>
      </Drop.Portal>
    </Drop.Root>
  )
}

export interface ContextMenuProps {
  readonly items: MenuItems
  /** What is right-clicked: one element that takes a ref. */
  readonly children: ReactElement
  /** Takes the focus after a choice; otherwise it goes back to where it was. */
  readonly focusAfter?: (() => void) | undefined
  /** What the keyboard is on, where it isn't the element's `aria-activedescendant` as it lies. */
  readonly keyPlace?: (() => MenuBox | null) | undefined
}

/** Opens at the pointer; with the keyboard's menu key, at the row or cell that the keyboard is on. An empty list shows nothing. */
export function ContextMenu({ items, children, focusAfter, keyPlace = activeBox }: ContextMenuProps) {
  const [open, setOpen] = useState(false)
  const after = useFocusAfter(focusAfter)
  return (
    <Context.Root modal={false} onOpenChange={setOpen}>
      <Context.Trigger asChild onContextMenu={(event) => openAtKey(event, keyPlace)}>
        {children}
      </Context.Trigger>
      <Context.Portal>
        <section aria-label="Menu">
          <Context.Content className="menu" collisionPadding={8} loop {...after}>
            {open && <Items items={items} of={Context} />}
          </Context.Content>
        </section>
      </Context.Portal>
    </Context.Root>
  )
}

function activeBox(): MenuBox | null {
  const active = document.activeElement?.getAttribute('aria-activedescendant') ?? ''
  return document.getElementById(active)?.getBoundingClientRect() ?? null
}

/** The menu key asks for the middle of what has the focus, which of a list is no row of it: asked again for the right place. */
function openAtKey(event: MouseEvent, keyPlace: () => MenuBox | null): void {
  const { currentTarget: list, nativeEvent } = event
  // No button: the key.
  if (nativeEvent.button !== -1 || !nativeEvent.isTrusted) return
  const place = event.target === list ? menuPlace(keyPlace(), list.getBoundingClientRect()) : null
  if (!place) return
  event.preventDefault()
  event.stopPropagation()
  const asked = { bubbles: true, cancelable: true, clientX: place.x, clientY: place.y }
  list.dispatchEvent(new window.MouseEvent('contextmenu', asked))
}

/** For a menu's content: after a choice, and only then, focus goes elsewhere. */
function useFocusAfter(focusAfter: (() => void) | undefined) {
  const chose = useRef(false)
  return {
    onClick() {
      chose.current = true
    },
    onCloseAutoFocus(event: Event) {
      if (chose.current && focusAfter) {
        event.preventDefault()
        // What the choice opened keeps the focus: it would close without it.
        if (!document.activeElement?.closest('[data-popover]')) focusAfter()
      } else if (isFocusTaken()) event.preventDefault()
      chose.current = false
      settleFocus()
    },
  }
}

function Items({ items, of }: { items: MenuItems; of: typeof Drop | typeof Context }) {
  const list = typeof items === 'function' ? items() : items
  return list.map((item, at) => {
    if (item === 'separator') return <of.Separator key={`line ${at}`} className="menu-line" />
    if ('heading' in item)
      return (
        <of.Label key={item.heading} className="menu-heading">
          {item.heading}
        </of.Label>
      )
    return (
      <of.Item
        key={item.label}
        className="menu-item"
        disabled={item.disabled ?? false}
        onSelect={item.onSelect}
        {...(item.checked === undefined ? {} : { role: 'menuitemcheckbox', 'aria-checked': item.checked })}
      >
        <span className="menu-mark">{item.checked && <Check aria-hidden />}</span>
        <span className="menu-label">{item.label}</span>
        {item.keys && <span className="menu-keys">{item.keys}</span>}
      </of.Item>
    )
  })
}

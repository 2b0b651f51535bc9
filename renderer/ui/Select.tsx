import { Check, ChevronDown } from 'lucide-react'
import { DropdownMenu as Base } from 'radix-ui'
import { useRef } from 'react'
import { useFieldIds } from './Field.tsx'
import { isFocusTaken, settleFocus } from './focusPlace.ts'
import './field.css'
import './menu.css'

export interface SelectOption<V extends string> {
  readonly value: V
  readonly label: string
  /** Shown dimmed beside the label: a full name, a price. */
  readonly note?: string
  /** What is typed to come to it, where that isn't how the label begins: the number of a scene. */
  readonly typed?: string
  readonly disabled?: boolean
}

export interface SelectProps<V extends string> {
  /** The accessible name; a Field around it shows the label. */
  readonly label: string
  readonly value: V
  readonly options: readonly SelectOption<V>[]
  readonly onChange: (value: V) => void
  readonly disabled?: boolean
  readonly placeholder?: string
  readonly className?: string
  /** Takes the focus after a choice; otherwise the list's button gets it back. */
  readonly focusAfter?: () => void
}

/**
 * A choice from a list. A menu of radio items rather than Radix's Select, which writes a style element that the app's
 * content security policy blocks.
 */
export function Select<V extends string>(props: SelectProps<V>) {
  const { label, value, options, onChange, disabled = false, placeholder = '', className = '', focusAfter } = props
  const chose = useRef(false)
  const { id, ...described } = useFieldIds()
  const chosen = options.find((option) => option.value === value)
  const shown = (value !== '' && chosen?.label) || placeholder || chosen?.label || '—'
  const unset = value === '' || !chosen
  return (
    <Base.Root modal={false}>
      <Base.Trigger
        {...(id === undefined ? {} : { id })}
        {...described}
        disabled={disabled}
        aria-label={`${label}: ${(chosen ? chosen.label : placeholder) || 'not set'}`}
        className={`input select ${unset ? 'unset' : ''} ${className}`}
      >
        <span>{shown}</span>
        <ChevronDown aria-hidden />
      </Base.Trigger>
      <Base.Portal>
        <section aria-label="Choices">
          <Base.Content
            className="menu select-menu"
            align="start"
            sideOffset={4}
            collisionPadding={8}
            loop
            onCloseAutoFocus={(event) => {
              settleFocus()
              if (!chose.current || !focusAfter) {
                if (isFocusTaken()) event.preventDefault()
                return
              }
              event.preventDefault()
              chose.current = false
              focusAfter()
            }}
          >
            <Base.RadioGroup
              value={value}
              onValueChange={(next) => {
                chose.current = true
                onChange(next as V)
              }}
            >
              {options.map((option) => (
                <Base.RadioItem
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled ?? false}
                  textValue={option.typed ?? option.label}
                  className="menu-item"
                >
                  <span className="menu-mark">
                    <Base.ItemIndicator>
                      <Check aria-hidden />
                    </Base.ItemIndicator>
                  </span>
                  <span className="menu-label">{option.label || '—'}</span>
                  {option.note && <span className="menu-note">{option.note}</span>}
                </Base.RadioItem>
              ))}
            </Base.RadioGroup>
          </Base.Content>
        </section>
      </Base.Portal>
    </Base.Root>
  )
}

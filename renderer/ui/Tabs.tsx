import { Tabs as Base } from 'radix-ui'
import type { ReactNode } from 'react'
import './tabs.css'

export interface Tab<V extends string> {
  readonly value: V
  readonly label: string
  /** Shown dimmed after the label: "Takes 3". */
  readonly count?: number | undefined
  readonly content: ReactNode
}

export interface TabsProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly tabs: readonly Tab<V>[]
  readonly onChange: (value: V) => void
  /** Beside the tabs, at the end of their row. */
  readonly aside?: ReactNode
  /** side: tabs in a column on the left, for settings. */
  readonly layout?: 'top' | 'side'
}

/** Only the chosen tab's content is mounted. */
export function Tabs<V extends string>({ label, value, tabs, onChange, aside, layout = 'top' }: TabsProps<V>) {
  return (
    <Base.Root
      className={`tabs ${layout}`}
      orientation={layout === 'side' ? 'vertical' : 'horizontal'}
      value={value}
      onValueChange={(next) => onChange(next as V)}
    >
      <TabRow aside={aside}>
        <Base.List className="tab-list" aria-label={label}>
          {tabs.map((tab) => (
            <Base.Trigger key={tab.value} value={tab.value} className="tab">
              {tab.label}
              {tab.count !== undefined && tab.count > 0 && <span className="tab-count"> {tab.count}</span>}
            </Base.Trigger>
          ))}
        </Base.List>
      </TabRow>
      {tabs.map((tab) => (
        <Base.Content key={tab.value} value={tab.value} className="tab-content">
          {tab.content}
        </Base.Content>
      ))}
    </Base.Root>
  )
}

function TabRow({ aside, children }: { readonly aside: ReactNode; readonly children: ReactNode }) {
  if (!aside) return children
  return (
    <div className="tab-row">
      {children}
      {aside}
    </div>
  )
}

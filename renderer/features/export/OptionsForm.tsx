import type { ReactNode } from 'react'
import { PER_PAGE } from '#shared/pages/model.ts'
import type { ExportOptions } from '#shared/pages/model.ts'
import { Check } from '../../ui/Check.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { ColumnChoice } from './ColumnChoice.tsx'
import { SceneChoice } from './SceneChoice.tsx'

export interface OptionsFormProps {
  readonly options: ExportOptions
  readonly onChange: (fields: Partial<ExportOptions>) => void
}

export function OptionsForm({ options, onChange }: OptionsFormProps) {
  const pictured = options.kind === 'storyboard' || options.columns.includes('panel')
  return (
    <div className="export-options">
      <Choice label="Document">
        <Segmented
          label="Document"
          value={options.kind}
          options={[
            { value: 'storyboard', label: 'Storyboard' },
            { value: 'shot-list', label: 'Shot list' },
          ]}
          onChange={(kind) => onChange({ kind })}
        />
      </Choice>
      <div className="export-pair">
        <Choice label="Paper">
          <Segmented
            label="Paper"
            value={options.paper}
            options={[
              { value: 'A4', label: 'A4' },
              { value: 'Letter', label: 'Letter' },
            ]}
            onChange={(paper) => onChange({ paper })}
          />
        </Choice>
        <Choice label="Orientation">
          <Segmented
            label="Orientation"
            value={options.landscape ? 'landscape' : 'portrait'}
            options={[
              { value: 'landscape', label: 'Landscape' },
              { value: 'portrait', label: 'Portrait' },
            ]}
            onChange={(way) => onChange({ landscape: way === 'landscape' })}
          />
        </Choice>
      </div>
      {options.kind === 'storyboard' && (
        <Choice label="Panels to a page">
          <Segmented
            label="Panels to a page"
            value={String(options.perPage)}
            options={PER_PAGE.map((count) => ({ value: String(count), label: String(count) }))}
            onChange={(text) => onChange({ perPage: PER_PAGE.find((count) => String(count) === text) ?? 6 })}
          />
        </Choice>
      )}
      {options.kind === 'shot-list' && (
        <ColumnChoice columns={options.columns} onChange={(columns) => onChange({ columns })} />
      )}
      {pictured && <Pictures options={options} onChange={onChange} />}
      <SceneChoice sceneIds={options.sceneIds} onChange={(sceneIds) => onChange({ sceneIds })} />
    </div>
  )
}

function Pictures({ options, onChange }: OptionsFormProps) {
  return (
    <Choice label="Pictures">
      <Segmented
        label="Pictures"
        value={options.show}
        options={[
          { value: 'drawing', label: 'Drawing' },
          { value: 'reference', label: 'Reference' },
          { value: 'both', label: 'Both' },
        ]}
        onChange={(show) => onChange({ show })}
      />
      {options.show !== 'drawing' && (
        <Check
          label="Stamp references"
          hint="“AI reference” or “Stand-in” over the picture"
          checked={options.stamp}
          onChange={(stamp) => onChange({ stamp })}
        />
      )}
    </Choice>
  )
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="export-choice">
      <span className="label" aria-hidden>
        {label}
      </span>
      {children}
    </div>
  )
}

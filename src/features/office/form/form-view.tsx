import { useLingui } from '@lingui/react/macro';
import type { Faults } from './check.ts';
import { FieldView } from './field-view.tsx';
import type { Section, Setting } from './fields.ts';
import type { Values } from './values.ts';
import styles from './form.module.css';

interface Props {
  readonly sections: readonly Section[];
  readonly values: Values;
  readonly setting: Setting;
  readonly faults: Faults;
  readonly readOnly: boolean;
  readonly onChange: (values: Values) => void;
}

/** The questions of a form, section by section. */
export function FormView({ sections, values, setting, faults, readOnly, onChange }: Props) {
  const { t } = useLingui();
  return (
    <div className={styles['form']}>
      {sections
        .filter(({ shown }) => shown?.(values, setting) !== false)
        .map((section) => (
          <section key={section.title.id} className={styles['section']} aria-label={t(section.title)}>
            <h2 className={styles['title']}>{t(section.title)}</h2>
            {section.note && <p className={styles['note']}>{t(section.note)}</p>}
            {section.fields
              .filter(({ shown }) => shown?.(values, setting) !== false)
              .map((field) => (
                <FieldView
                  key={field.name}
                  field={field}
                  path={field.name}
                  values={values}
                  setting={setting}
                  faults={faults}
                  readOnly={readOnly}
                  onChange={onChange}
                />
              ))}
          </section>
        ))}
    </div>
  );
}

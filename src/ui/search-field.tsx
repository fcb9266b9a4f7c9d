import { IconSearch } from '@tabler/icons-react';
import styles from './field.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Narrows the list under it while one types. */
export const SearchField = ({ label, value, onChange }: Props) => (
  <div className={styles['search']}>
    <IconSearch size={24} aria-hidden="true" />
    <input
      type="search"
      className={styles['input']}
      value={value}
      placeholder={label}
      aria-label={label}
      autoComplete="off"
      onChange={({ target }) => onChange(target.value)}
    />
  </div>
);

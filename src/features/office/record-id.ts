import { createContext } from 'react';

/** The record that the form is about; null while it is being made. */
export const RecordIdContext = createContext<string | null>(null);

import { createReader } from '../shared/createReader';

/** Without the key that an expression should have found, nobody may send anything. */
export const { kindOfField, checkParameter, readParameters } = createReader({ formKey: 'filter' });

import { createReader } from '../shared/createReader';

export const { kindOfField, checkParameter, readParameters } = createReader({ run: 'record' });

export type * from './Documents';
export type * from './LegalServerPort';
export type * from '../../core/Pages';
export type * from './Records';

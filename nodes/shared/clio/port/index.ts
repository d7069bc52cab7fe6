export type * from './ClioPort';
export type * from './Records';
export type * from './Webhooks';

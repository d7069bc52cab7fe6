export type * from './Archives';
export type * from './ClioPort';
export type * from './Folders';
export { hasUnnamedChoices, nameChoices } from './nameChoices';
export type * from './Notes';
export type * from './Pages';
export type * from './Records';
export type * from './Webhooks';

export type * from './ClioPort';
export type * from './CustomActions';
export { hasUnnamedChoices, nameChoices } from './nameChoices';
export type * from './MatterWrites';
export type * from './Notes';
export type * from './Records';
export type * from './Webhooks';

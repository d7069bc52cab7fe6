export type * from './Archives';
export type * from './ClioPort';
export type * from './CustomActions';
export type * from './Folders';
export type * from './DocumentChanges';
export { hasUnnamedChoices, nameChoices } from './nameChoices';
export type * from './MatterWrites';
export type * from './Notes';
export type * from '../../core/Pages';
export type * from './Records';
export { requireRoom } from './requireRoom';
export {
	begunMark,
	CONTENT_HASH_PROPERTY,
	doneMark,
	FILE_ID_PROPERTY,
	readUploadMark,
	UPLOAD_PROPERTY,
	type UploadMark,
} from './uploadMark';
export type * from './Uploads';
export type * from './Webhooks';

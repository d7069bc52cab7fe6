import type { IDataObject } from 'n8n-workflow';
import type { MaybePrivilegedResult } from './PrivilegedItem';
import type { UploadResult } from '../UploadRequest';

/** The rows of Upload Document; those of privileged documents say who can open them. */
export const withAccess =
	(rows: (result: UploadResult) => IDataObject[]) =>
	(result: MaybePrivilegedResult): IDataObject[] =>
		rows(result).map((row, index) => {
			const access = result.access?.[index];
			return access === undefined ? row : { ...row, access };
		});

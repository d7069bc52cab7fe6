import type { Outcome } from '../../../../shared/core/outcome';
import type { Refusal } from '../../../../shared/core/Refusal';
import type { CreateRequest } from '../create/CaseFolder';

/** What one item asks to see. */
export interface PreviewRequest {
	/** Number of the item, as n8n counts: from 0. */
	item: number;
	/** What Create would be asked for; or why it could not even be asked. */
	request: Outcome<CreateRequest>;
}

/** What stands where the case folder is to be. */
export type PlaceStatus =
	| 'free'
	| 'own folder is there'
	| 'taken by another case'
	| 'taken by a file'
	/** It cannot be told, since there is no place, or nobody may look. */
	| 'unknown';

/** What Create would make of one item. */
export interface CasePreview {
	would: 'create' | 'adopt' | 'refuse';
	/** Why it would be refused. */
	refusal: Refusal | undefined;
	name: string | undefined;
	/** Where it is to be, or is. */
	path: string | undefined;
	/** ID of the folder that is there. */
	folderId: string | undefined;
	standing: PlaceStatus;
	/** What the name is put together from, by placeholder: as it was given, before it was made safe. */
	parts: Record<string, string>;
	subfolders: Array<{ relativePath: string; exists: boolean | undefined }>;
	/** Numbers of the other items that would get the same place. */
	collidesWith: number[];
	warnings: string[];
}

import type { IDataObject } from 'n8n-workflow';
import { outcomeOfSync } from '../../../shared/core/outcome';
import type { Operation } from '../../../shared/node/Operation';
import type { Dependencies } from '../shared/Dependencies';
import { optionsField } from '../../../shared/node/panel';
import { caseFields, caseOptions } from '../shared/caseFolders/create/caseFields';
import { readCreateRequest } from '../shared/caseFolders/create/readCreateRequest';
import type { CasePreview, PreviewRequest } from './preview/CasePreview';
import { previewCaseFolders } from './preview/previewCaseFolders';

/** Preview: what Create would make of each case, with nothing written. */
export const preview: Operation<PreviewRequest, CasePreview, Pick<Dependencies, 'dropbox' | 'clock'>> = {
	fields: [...caseFields, optionsField(caseOptions)],
	asTool: 'runs',
	read: (context, item) => ({ item, request: outcomeOfSync(() => readCreateRequest(context, item)) }),
	run: async (requests, { dropbox, clock }) => await previewCaseFolders(requests, dropbox, clock),
	rows: previewRows,
	notes: previewNotes,
};

/** One output item per case, with what Create would do and why. */
export function previewRows(preview: CasePreview): IDataObject[] {
	return [
		{
			would: preview.would,
			name: preview.name ?? null,
			path: preview.path ?? null,
			placeStatus: preview.placeStatus,
			folderId: preview.folderId ?? null,
			error: errorOf(preview),
			collidesWith: preview.collidesWith,
			parts: preview.parts,
			subfolders: preview.subfolders.map(({ relativePath, exists }) => ({
				relativePath,
				exists: exists ?? null,
			})),
			warnings: preview.warnings,
		},
	];
}

/** As on the error output. */
const errorOf = ({ refusal }: CasePreview): IDataObject | null =>
	refusal === undefined ? null : { message: refusal.message, reason: refusal.reason, advice: refusal.advice };

/** The sum of a preview, for who does not read every item. */
export function previewNotes(previews: readonly CasePreview[]): string[] {
	const count = (would: CasePreview['would']) =>
		previews.filter((preview) => preview.would === would).length.toLocaleString('en-US');
	const colliding = previews.filter(({ collidesWith }) => collidesWith.length > 0).length;
	return [
		`Nothing was written. Create would create ${count('create')} case folders, find ${count('adopt')} existing ones, and refuse ${count('refuse')}.`,
		...(colliding === 0
			? []
			: [`${colliding.toLocaleString('en-US')} items would get the same path as another item of this run.`]),
	];
}

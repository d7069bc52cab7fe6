import type { IDataObject } from 'n8n-workflow';
import type { CasePreview } from './CasePreview';

/** One output item per case, with what Create would do and why. */
export const previewRows = (preview: CasePreview): IDataObject[] => [
	{
		would: preview.would,
		name: preview.name ?? null,
		path: preview.path ?? null,
		standing: preview.standing,
		folderId: preview.folderId ?? null,
		reason: reasonOf(preview),
		collidesWith: preview.collidesWith,
		parts: preview.parts,
		subfolders: preview.subfolders.map(({ relativePath, exists }) => ({
			relativePath,
			exists: exists ?? null,
		})),
		warnings: preview.warnings,
	},
];

const reasonOf = ({ refusal }: CasePreview): IDataObject | null =>
	refusal === undefined ? null : { reason: refusal.reason, message: refusal.message, advice: refusal.advice };

import type { IDataObject } from 'n8n-workflow';
import { done, inParallel, mapDefined, mapOk, refused, type Outcome } from '../../../../shared/core/outcome';
import { uploadDocuments } from '../../document/upload/uploadDocuments';
import type { UploadResult } from '../../document/upload/UploadRequest';
import type { CasePageDependencies } from '../../shared/Dependencies';
import { createDryRunDropbox } from '../../shared/dryRun/createDryRunDropbox';
import { progressRow } from '../pieces/uploadProgress';
import type { Completion, WholeUpload } from './completeUpload';
import { hideDuplicates } from './hideDuplicates';

export type FinishResult =
	| { kind: 'missing'; row: IDataObject }
	/** With whom the link was made for. */
	| { kind: 'filed'; filed: UploadResult; person: string | undefined };

type Needs = Pick<CasePageDependencies, 'dropbox' | 'progress' | 'clock' | 'linkKeys'>;

/** Files what has arrived, all together, and says of the others where they are to go on. */
export async function fileUploads(
	completed: ReadonlyArray<Outcome<Completion>>,
	needs: Needs,
): Promise<Array<Outcome<FinishResult>>> {
	return await mapOk(completed, async (all) => {
		const filed = await mapDefined(
			all.map((each) => (each.kind === 'whole' ? each : undefined)),
			async (whole) => await fileWhole(whole, needs),
		);
		return all.map((each, index): Outcome<FinishResult> => {
			if (each.kind === 'missing')
				return done({ kind: 'missing', row: progressRow(each.progress, needs.linkKeys()) });
			const outcome = filed[index] as Outcome<UploadResult>;
			if (!outcome.ok) return outcome;
			return done({ kind: 'filed', filed: outcome.value, person: each.link.person });
		});
	});
}

async function fileWhole(
	whole: readonly WholeUpload[],
	{ dropbox, progress, clock }: Needs,
): Promise<Array<Outcome<UploadResult>>> {
	const filed = await mapDefined(
		whole.map(({ upload, gone }) => (gone === undefined ? upload : undefined)),
		async (uploads) => await uploadDocuments(uploads, dropbox, progress),
	);
	const outcomes = whole.map(({ gone }, index) =>
		gone === undefined ? (filed[index] as Outcome<UploadResult>) : refused(gone),
	);
	// Where another request was faster, the session is gone as well, and the document may have another name.
	const found = await mapDefined(
		whole.map(({ upload }, index) => (isGone(outcomes[index]) ? upload : undefined)),
		async (uploads) => await uploadDocuments(uploads, createDryRunDropbox(dropbox, clock)),
	);
	return await inParallel(outcomes, async (outcome, index) => {
		const there = found[index];
		const last = there?.ok === true && isThere(there.value) ? there : outcome;
		if (!last.ok) return last;
		return done(await hideDuplicates(last.value, whole[index] as WholeUpload, dropbox));
	});
}

const isGone = (outcome: Outcome<UploadResult> | undefined): boolean =>
	outcome?.ok === false && outcome.refusal.reason === 'source_incomplete';

/** Whether a dry run found the document, rather than that it would be filed. */
const isThere = ({ documents }: UploadResult): boolean =>
	documents.every(({ status }) => status === 'unchanged' || status === 'duplicate');

import { done, refused, type Outcome } from '../../../../../shared/core/outcome';
import { isDryRunId } from '../../../shared/dryRun/DryRunState';
import type { FiledDocument, UploadRequest, UploadResult } from '../UploadRequest';

/**
 * The outcome of an item with its documents. If one of several is refused, so is the item: whoever counts on
 * its documents must not go on without one. The message says which are in Dropbox nevertheless, by their
 * IDs, since file names may be clients' names; run again, the item finds those and goes on with the rest.
 */
export function itemOutcome(
	request: UploadRequest,
	outcomes: ReadonlyArray<Outcome<FiledDocument>>,
): Outcome<UploadResult> {
	const first = outcomes.findIndex((outcome) => !outcome.ok);
	const outcome = outcomes[first];
	if (outcome === undefined || outcome.ok) {
		const { dryRun, simplify } = request;
		return done({ documents: outcomes.flatMap((each) => (each.ok ? [each.value] : [])), dryRun, simplify });
	}
	if (outcomes.length === 1) return outcome;
	const { message, advice } = outcome.refusal;
	const label = (index: number) => request.documents[index]?.label ?? '';
	const others = outcomes.flatMap((each, index) => {
		if (index === first) return [];
		return [`${label(index)} ${describeOutcome(each)}`];
	});
	return refused(
		outcome.refusal.reword(
			`The document of ${label(first)} was not filed: ${message}. Of the item's others, ${others.join(', ')}`,
			`${advice} Run again, the documents that are filed already are found and left as they are.`,
		),
	);
}

function describeOutcome(outcome: Outcome<FiledDocument>): string {
	if (!outcome.ok) return 'is not filed';
	const { file } = outcome.value;
	if (file === undefined) return 'was skipped';
	return isDryRunId(file.id) ? 'would be filed' : `is filed as ${file.id}`;
}

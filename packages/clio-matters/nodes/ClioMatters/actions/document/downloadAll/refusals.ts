import { Refusal, type RefusalReason } from '../../../../../../../nodes/shared/core/Refusal';

/** What is wrong with a document alone; anything else would befall the others too. */
const REASONS: readonly RefusalReason[] = [
	...(['not_found', 'deleted', 'source_incomplete', 'content_mismatch', 'too_large'] as const),
];

export const isOfDocument = (thrown: unknown): thrown is Refusal =>
	thrown instanceof Refusal && REASONS.includes(thrown.reason);

export const unfinishedRefusal = (): Refusal =>
	new Refusal(
		'source_incomplete',
		'The document is in Clio, but its content has not arrived yet',
		'It may still be uploading, or document automation may still be creating it. Run it again in a few minutes.',
	);

export const movedRefusal = (): Refusal =>
	new Refusal(
		'not_found',
		'The document was listed in this matter, but is no longer in it',
		'List the documents of the matter again.',
	);

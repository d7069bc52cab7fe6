/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { begunMark, doneMark, UPLOAD_PROPERTY, type Document } from '@/nodes/shared/clio/port';
import { Refusal } from '@/nodes/shared/core/Refusal';
import { outcomeOfSync } from '@/nodes/shared/core/outcome';
import { decideUpload } from '@/packages/clio-matters/nodes/ClioMatters/actions/document/upload/decideUpload';
import type { ExistsRule } from '@/packages/clio-matters/nodes/ClioMatters/actions/document/upload/UploadRequest';
import { pretendUpload } from '@/packages/clio-matters/nodes/ClioMatters/actions/document/upload/pretended';

const OURS = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const GIB = 1024 ** 3;

interface Sketch {
	mark?: string;
	size?: number | undefined;
	isComplete?: boolean;
	number?: number;
	filename?: string;
	isLocked?: boolean;
}

/** A document whose latest version has the UUID `latest`. */
function document(sketch: Sketch = {}): Document {
	const { mark, isComplete = true, number = 1, filename = 'Letter.pdf', isLocked = false } = sketch;
	const size = 'size' in sketch ? sketch.size : 8;
	const base = pretendUpload(undefined, 'Letter.pdf', { contentHash: OURS, size: 8 }, false);
	if (base.latestVersion === undefined) throw new TypeError('it has a version');
	return {
		...{ ...base, id: 1, isLocked },
		latestVersion: {
			...base.latestVersion,
			uuid: 'latest',
			size,
			isFullyUploaded: isComplete,
			number,
			filename,
		},
		externalProperties: mark === undefined ? [] : [{ id: 1, name: UPLOAD_PROPERTY, value: mark }],
	};
}

const decide = (existing: Document[], rule: ExistsRule = 'addVersion', size = 8): string => {
	const outcome = outcomeOfSync(() =>
		decideUpload(existing, { contentHash: OURS, size, name: 'Letter.pdf' }, rule),
	);
	return outcome.ok ? outcome.value.what : outcome.refusal.reason;
};

describe('what becomes of a file', () => {
	it.each<[string, string, Document[]]>([
		['nothing of that name is there', 'create', []],
		['it was uploaded', 'unchanged', [document({ mark: doneMark(OURS, 'latest') })]],
		[
			'it was uploaded, and people added a version',
			'unchanged',
			[document({ mark: doneMark(OURS, 'first') })],
		],
		['its upload was begun', 'finish', [document({ mark: begunMark(OURS, 'x'), isComplete: false })]],
		[
			'its upload as a version was begun',
			'finish',
			[document({ mark: begunMark(OURS, 'x'), isComplete: false, number: 2 })],
		],
		[
			'its upload was to begin, and people began one of theirs',
			'addVersion',
			[document({ mark: begunMark(OURS, 'x'), isComplete: false, number: 2, filename: 'Theirs.pdf' })],
		],
		[
			'its upload was to begin, and did not',
			'addVersion',
			[document({ mark: begunMark(OURS, 'x'), size: 9 })],
		],
		['another file was uploaded', 'addVersion', [document({ mark: doneMark(OTHER, 'latest') })]],
		['people uploaded one of that size since', 'compare', [document({ mark: doneMark(OTHER, 'first') })]],
		['people uploaded one of that size', 'compare', [document()]],
		['people uploaded one of another size', 'addVersion', [document({ size: 9 })]],
		['people uploaded one beyond what Clio counts', 'addVersion', [document({ size: undefined })]],
		['somebody’s upload is not done', 'addVersion', [document({ isComplete: false })]],
		['there are several', 'ambiguous', [document(), document()]],
		[
			'there is one, and an upload that is not done',
			'compare',
			[document({ isComplete: false }), document()],
		],
		['it is locked', 'no_access', [document({ size: 9, isLocked: true })]],
		['its mark reads as nothing of ours', 'compare', [document({ mark: `${OURS} done` })]],
	])('where %s: %s', (_where, expected, existing) => {
		expect(decide(existing)).toBe(expected);
	});

	it('is found out by its bytes where both are beyond what Clio counts', () => {
		expect(decide([document({ size: undefined })], 'addVersion', 3 * GIB)).toBe('compare');
		expect(decide([document({ size: undefined })], 'addVersion', GIB)).toBe('addVersion');
	});

	it.each<[ExistsRule, string, Document[]]>([
		['keep', 'unchanged', [document({ size: 9 })]],
		['keep', 'unchanged', [document(), document()]],
		['keep', 'finish', [document({ mark: begunMark(OURS, 'x'), isComplete: false })]],
		['keep', 'addVersion', [document({ isComplete: false })]],
		['refuse', 'name_taken', [document({ size: 9 })]],
		['refuse', 'name_taken', [document(), document()]],
		['refuse', 'compare', [document()]],
		['refuse', 'unchanged', [document({ mark: doneMark(OURS, 'latest') })]],
	])('follows the rule %s: %s', (rule, expected, existing) => {
		expect(decide(existing, rule)).toBe(expected);
	});

	it('is refused with advice', () => {
		expect(() =>
			decideUpload([document({ size: 9 })], { contentHash: OURS, size: 8, name: 'x' }, 'refuse'),
		).toThrow(Refusal);
	});
});

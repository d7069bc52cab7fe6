import { sleep } from 'n8n-workflow';
import { EventLoopYielder } from '../../../../shared/core/EventLoopYielder';
import { inParallel } from '../../../../shared/core/outcome';
import { ignoreAbsent } from '../../../../shared/core/Refusal';
import type { Anchor } from '../../../../shared/domain/audit/Anchor';
import { ChainVerifier, type Verification } from '../../../../shared/domain/audit/ChainVerifier';
import { findingOf } from '../../../../shared/domain/audit/Finding';
import type { SegmentLine } from '../../../../shared/domain/audit/readSegment';
import type { Downloads, Listings } from '../../../../shared/dropbox/port';
import { listSegments, type SegmentFile, type SegmentFolder } from './listSegments';
import { readSegmentFile } from './readSegmentFile';

/** Segments that arrive at once, and are in memory together. */
const AT_ONCE = 8;

/**
 * Reads a trail from its beginning to its end and verifies it on the way. Only some segments are in memory at a time.
 * @param address of the audit folder
 * @param anchor what was noted of the trail earlier
 * @param take told of the lines of each segment, in the order of the trail
 */
export async function readTrail(
	address: string,
	dropbox: Listings & Downloads,
	anchor?: Anchor,
	take: (lines: readonly SegmentLine[], number: number) => void = () => undefined,
): Promise<Verification> {
	const verifier = new ChainVerifier(anchor);
	const yielder = new EventLoopYielder({ now: Date.now, sleep });
	for await (const folder of listSegments(address, 'first', dropbox)) {
		for (const some of inParts(folder.files)) {
			const contents = await inParallel(
				some,
				// One that was deleted since it was listed is missing.
				async ({ file }) => await readSegmentFile(file.id, dropbox).catch(ignoreAbsent),
			);
			for (const [index, { number }] of some.entries()) {
				const content = contents[index];
				if (content !== undefined) take(verifier.add(number, content.bytes, content.hash), number);
				await yielder.yieldIfDue();
			}
		}
		if (folder.others > 0) verifier.addFinding(othersIn(folder));
	}
	return verifier.finish();
}

const inParts = (files: readonly SegmentFile[]): SegmentFile[][] =>
	Array.from({ length: Math.ceil(files.length / AT_ONCE) }, (_, index) =>
		files.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
	);

const othersIn = ({ name, others }: SegmentFolder) =>
	findingOf(
		'segmentMisplaced',
		null,
		`Folder ${name} contains ${others} ${others === 1 ? 'thing that is no segment' : 'things that are no segments'}, such as a copy.`,
	);

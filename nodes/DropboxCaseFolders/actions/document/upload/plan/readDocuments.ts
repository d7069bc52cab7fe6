import { inParallel } from '../../../../../shared/core/inParallel';
import { outcomeOf } from '../../../../../shared/core/outcome';
import { eventLoopYielder, DOCUMENT_COST } from '../read/eventLoopYielder';
import { readContent } from '../../../shared/content/readContent';
import type { PlannedDocument } from './PlannedDocument';

/** Documents that are read at once; more would gain little, since hashing is the machine's own work. */
const AT_ONCE = 4;

/** Reads documents to know their content; one that cannot be read is refused, the others are not. */
export async function readDocuments(filings: Iterable<PlannedDocument>): Promise<void> {
	await inParallel([...filings], AT_ONCE, async (filing) => {
		const content = await outcomeOf(async () => await readContent(filing.document.source));
		if (content.ok) Object.assign(filing, content.value);
		else filing.refuse(content.refusal);
		await eventLoopYielder.yieldAfter(DOCUMENT_COST);
	});
}

import { inParallel } from '../../../../shared/domain/inParallel';
import { outcomeOf } from '../../../../shared/domain/outcome';
import { breather, ONE_DOCUMENT } from './breather';
import { readContent } from './readContent';
import type { Filing } from './Filing';

/** Documents that are read at once; more would gain little, since hashing is the machine's own work. */
const AT_ONCE = 4;

/** Reads documents to know their content; one that cannot be read is refused, the others are not. */
export async function readFilings(filings: Iterable<Filing>): Promise<void> {
	await inParallel([...filings], AT_ONCE, async (filing) => {
		const content = await outcomeOf(async () => await readContent(filing.document.source));
		if (content.ok) Object.assign(filing, content.value);
		else filing.refuse(content.refusal);
		await breather.after(ONE_DOCUMENT);
	});
}

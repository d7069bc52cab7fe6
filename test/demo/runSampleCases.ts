import { say } from '../e2e/commands/say';
import { CaseSystem, type TreeEntry } from './caseSystem';
import { sampleCases } from './cases';
import { drawTree } from './drawTree';

/** What the sample cases left in Dropbox, as the summary of the demo. */
export interface DemoResult {
	cases: number;
	folders: number;
	documents: number;
}

function count(entry: TreeEntry, type: TreeEntry['type']): number {
	const own = entry.type === type ? 1 : 0;
	return (entry.children ?? []).reduce((sum, child) => sum + count(child, type), own);
}

/**
 * Fires the three workflows for each sample case, each thing twice as case systems do, and prints what is
 * in Dropbox then. The retainer agreement comes back signed: the former version is kept.
 *
 * @throws when a webhook refuses, when a case gets two folders, or when a document is missing or doubled
 */
export async function runSampleCases(n8nUrl: string): Promise<DemoResult> {
	const caseSystem = new CaseSystem(n8nUrl);
	const result: DemoResult = { cases: 0, folders: 0, documents: 0 };
	for (const sample of sampleCases) {
		const filed = await caseSystem.dispose(sample);
		const again = await caseSystem.dispose(sample);
		if (again.folderId !== filed.folderId || again.created) {
			throw new Error(`Case ${sample.caseId} got a second folder when its intake was sent again.`);
		}
		const attachments = [sample.attachment, ...(sample.laterVersion ? [sample.laterVersion] : [])];
		for (const attachment of attachments) {
			await caseSystem.saveNote(filed.folderId, attachment);
			await caseSystem.saveNote(filed.folderId, attachment);
		}
		const tree = await caseSystem.documents(filed.folderId);
		const documents = count(tree, 'file');
		if (documents !== attachments.length) {
			throw new Error(
				`Case ${sample.caseId} has ${documents} files where ${attachments.length} came in, each twice.`,
			);
		}
		say();
		for (const line of drawTree(tree)) say(`  ${line}`);
		result.cases += 1;
		result.folders += count(tree, 'folder');
		result.documents += documents;
	}
	return result;
}

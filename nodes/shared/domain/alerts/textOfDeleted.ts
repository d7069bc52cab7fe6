import type { EmailFacts } from './EmailFacts';
import type { EmailText } from './EmailText';
import { count } from './moment';
import { capitalized } from './services';
import { kindWords, readEvents } from './textOfFailed';

/** What somebody deleted in Dropbox, and how it comes back. */
export function textOfDeleted(facts: EmailFacts): EmailText {
	const events = readEvents(facts.details['events']);
	const total = Math.max(facts.number('count'), events.length, 1);
	const folders = facts.number('folders');
	const documents = total - folders;
	const what = [
		...(folders > 0 ? [count(folders, 'case folder')] : []),
		...(documents > 0 ? [count(documents, 'document')] : []),
	].join(' and ');
	const was = total === 1 ? 'was' : 'were';
	return {
		subject: `${what} ${was} deleted in Dropbox`,
		blocks: [
			{
				paragraph: `Somebody deleted ${what} in Dropbox. n8n noticed it on ${facts.moment('since')}. Nothing was deleted in the case management system.`,
			},
			...(events.length === 0 ? [] : [tableOf(events, facts)]),
			...(events.length > 0 && events.length < total
				? [{ paragraph: `These are the first ${events.length} of ${total}.` }]
				: []),
			{ heading: 'What to do' },
			{
				list: [
					'If somebody meant to delete it, you do not have to do anything.',
					'If not, restore it on dropbox.com under “Deleted files”. Dropbox keeps what was deleted for 30 to 365 days, depending on your plan. What you restore is back in its place, with its versions.',
					'Or open the status page and choose “Save again” next to a document: it is saved to Dropbox again as it is now in the case management system.',
				],
			},
		],
	};
}

function tableOf(events: ReturnType<typeof readEvents>, facts: EmailFacts) {
	return {
		table: {
			head: [capitalized(facts.noun), 'Document', 'Event'],
			rows: events.map(({ caseKey, documentId, kind }) => [
				facts.matter(caseKey),
				facts.document(documentId),
				kindWords(kind),
			]),
		},
	};
}

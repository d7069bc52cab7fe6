import type { EmailFacts } from './EmailFacts';
import type { EmailText } from './EmailText';
import { count } from './moment';
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
				paragraph: `Somebody deleted ${what} in Dropbox. This was noticed on ${facts.moment('since')}. In the case management system nothing was deleted.`,
			},
			...(events.length === 0 ? [] : [tableOf(events, facts)]),
			...(events.length > 0 && events.length < total
				? [{ paragraph: `These are the first ${events.length} of ${total}.` }]
				: []),
			{ heading: 'What to do' },
			{
				list: [
					'If it was intended, you do not have to do anything.',
					'If not, restore it on dropbox.com under “Deleted files”. Dropbox keeps what was deleted for 30 to 365 days, depending on your plan. What is restored has its place and its versions again.',
					'Or open the status page and choose “Send again” beside a document: it is filed again as it is now in the case management system.',
				],
			},
		],
	};
}

function tableOf(events: ReturnType<typeof readEvents>, facts: EmailFacts) {
	return {
		table: {
			head: ['Matter', 'Document', 'Event'],
			rows: events.map(({ caseKey, documentId, kind }) => [
				facts.matter(caseKey),
				facts.document(documentId),
				kindWords(kind),
			]),
		},
	};
}

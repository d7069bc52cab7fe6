import type { EmailFacts } from './EmailFacts';
import type { Block, EmailText } from './EmailText';
import { reasonWords } from './reasonWords';
import { capitalized } from './services';

/** What recipes tell about one matter or one document. */

/**
 * The lines that say what it is about.
 * @param noun what the case is to it
 */
function about(facts: EmailFacts, noun: string = facts.noun): Block {
	const { place } = facts.request;
	const lines = [
		...(facts.caseKey === '' ? [] : [`${capitalized(noun)}: ${facts.matter()}`]),
		...(facts.documentId === '' ? [] : [`Document: ${facts.document()}`]),
		...(place === '' ? [] : [`Location in Dropbox: ${place}`]),
		`Time: ${facts.formatMoment(facts.request.event.receivedAt)}`,
	];
	return { list: lines };
}

const inSubject = (facts: EmailFacts): string =>
	facts.caseKey === '' ? '' : ` (${facts.noun} ${facts.caseKey})`;

export const textOfClosed = (facts: EmailFacts): EmailText => ({
	subject: `A ${facts.noun} was closed and archived${inSubject(facts)}`,
	blocks: [
		{ paragraph: `A ${facts.noun} was closed, and its documents in Dropbox were archived.` },
		...manifestOf(facts),
		about(facts),
		{
			paragraph: 'You do not have to do anything. Nothing was deleted in the case management system.',
		},
	],
});

/** What shows later which documents there were. */
function manifestOf(facts: EmailFacts): Block[] {
	const root = facts.text('root');
	if (root === '') return [];
	const documents = facts.number('documents');
	return [
		{
			paragraph: `A list of ${documents === 1 ? 'the one document' : `all ${documents} documents`} (the manifest) was saved next to the archive. Keep this email: with the code in it (the root), “Verify Manifest” in n8n can show later whether a document or the list was changed: ${root}`,
		},
	];
}

export function textOfPrivileged(facts: EmailFacts): EmailText {
	const reason = facts.text('reason');
	if (reason !== '') {
		return {
			subject: `A privileged document was not saved to Dropbox${inSubject(facts)}`,
			blocks: [
				{ paragraph: `${reasonWords(reason, facts.noun).happened} (${reason}).` },
				about(facts),
				{ heading: 'What to do' },
				{
					paragraph: `${reasonWords(reason, facts.noun).advice} Then ask your n8n administrator to open the status page and choose “Try again”.`,
				},
				{
					paragraph:
						'If it was saved to Dropbox before it was privileged, its copy is still in the case folder, where everybody with access can open it. Look there, and move it where only the attorneys have access.',
				},
			],
		};
	}
	return {
		subject: `A privileged document was saved to its restricted folder${inSubject(facts)}`,
		blocks: [
			{
				paragraph:
					'A document marked as privileged was saved to a restricted folder in Dropbox. The people named in the client settings can open it, and the responsible attorney if the settings say so. n8n checked who its members are and that it allows links for members only, and removed links that the connected account had made. Dropbox team admins can always open everything.',
			},
			...copiesOf(facts),
			...elsewhere(facts),
			about(facts),
			{ paragraph: 'If it is not privileged, change its category in the case management system.' },
		],
	};
}

/** What was filed before the document was privileged. */
function copiesOf(facts: EmailFacts): Block[] {
	const copies = facts.number('copies');
	if (copies === 0) return [];
	const [was, them] = copies === 1 ? ['1 copy was', 'it'] : [`${copies} copies were`, 'them'];
	return [
		{
			paragraph: `${was} in the case folder, where everybody with access could open ${them}, and ${copies === 1 ? 'is' : 'are'} in the restricted folder now. People who opened ${them} before may still have what they saved. If one of these is another document with the same name, move it back.`,
		},
	];
}

/** What nobody can tell whose it is now is not moved. */
const elsewhere = ({ details }: EmailFacts): Block[] =>
	details['isElsewhere'] === true
		? [
				{
					paragraph:
						'It was saved to Dropbox before it was privileged, and somebody moved that copy out of its case folder. The copy is still there, and others may be able to open it: find it in Dropbox, and move it where only the attorneys have access.',
				},
			]
		: [];

export const textOfEdited = (facts: EmailFacts): EmailText => ({
	subject: `A document was edited in two places${inSubject(facts)}`,
	blocks: [
		{
			paragraph:
				'Somebody edited the copy in Dropbox, and then a new version arrived from the case management system. Nothing was overwritten: both are in Dropbox, side by side, or the edited one is in the archive folder.',
		},
		about(facts),
		{ heading: 'What to do' },
		{
			paragraph:
				'Compare the two. If the edits should be kept, add them to the document in the case management system. Then delete the copy that is not needed.',
		},
	],
});

export function textOfMoved(facts: EmailFacts): EmailText {
	const { noun } = facts;
	const reason = facts.text('reason');
	const isOfNone = reason === 'no_matter';
	const former = `Former ${noun}: ${facts.matter(facts.text('movedFrom'))}`;
	return {
		subject: `A document was moved ${isOfNone ? `out of its ${noun}` : `to another ${noun}`}${reason === '' ? '' : `, and is still in the folder of the former ${noun}`}${inSubject(facts)}`,
		blocks: [
			{
				paragraph: `In the case management system, somebody moved a document ${isOfNone ? `out of its ${noun}` : `from one ${noun} to another`}. ${reason === '' ? `It is now saved in the folder of the new ${noun}.` : `It was not saved to Dropbox again: ${whyNotSaved(reason, noun)}.`} What was saved before is still in the folder of the former ${noun}: nothing was deleted there.`,
			},
			...(isOfNone ? [about(facts, `former ${noun}`)] : [about(facts), { list: [former] }]),
			{ heading: 'What to do' },
			{
				paragraph: `Open the folder of the former ${noun}. If the document does not belong to that client, delete it there. Also delete its prior versions in the archive folder.`,
			},
		],
	};
}

export const textOfNotMoved = (facts: EmailFacts): EmailText => ({
	subject: `A document stayed in its subfolder${inSubject(facts)}`,
	blocks: [
		{
			paragraph:
				'Somebody gave a document another category, and so it belongs in another subfolder of its case folder. It was not moved there, because people could open it there who cannot open it now. It is up to date where it is, and new versions go there, too.',
		},
		about(facts),
		{ heading: 'What to do' },
		{
			paragraph:
				'In Dropbox, look who can open the subfolder of the new category. If all of them may open the document, move it there yourself.',
		},
	],
});

/** Within a sentence. */
function whyNotSaved(reason: string, noun: string): string {
	const { happened } = reasonWords(reason, noun);
	const words: Readonly<Record<string, string>> = {
		no_matter: `it belongs to no ${noun} now`,
		filtered: `the client settings leave the new ${noun} out`,
		too_small: 'it is smaller than the “Minimum Size (Bytes)” in the client settings',
	};
	return words[reason] ?? `${happened.charAt(0).toLowerCase()}${happened.slice(1)} (${reason})`;
}

/** Of a kind that is not known here, rather that somebody is told than nobody. */
export const textOfOther = (facts: EmailFacts): EmailText => ({
	subject: `An event needs a look${inSubject(facts)}`,
	blocks: [
		{ paragraph: 'A workflow reports this event:' },
		about(facts),
		{ paragraph: 'Open the status page to see more.' },
	],
});

import type { EmailFacts } from './EmailFacts';
import type { Block, EmailText } from './EmailText';
import { FINDING_WORDS, findingWords } from './findingWords';
import { count } from './moment';
import { reasonWords } from './reasonWords';
import { capitalized } from './services';

/** What the regular checks tell: of case folders every week, of permissions every month. */

export function textOfFolderFindings(facts: EmailFacts): EmailText {
	const found = facts.number('count');
	return {
		subject: `Weekly check: ${count(found, 'case folder')} ${found === 1 ? 'needs' : 'need'} a look`,
		blocks: [
			{
				paragraph: `${count(facts.number('checked'), 'folder')} of open ${facts.noun}s ${facts.number('checked') === 1 ? 'was' : 'were'} compared with the case management system. Nothing was changed. These need somebody to look at them:`,
			},
			...tableOf(facts),
			...whatToDo(facts),
			{ paragraph: 'The next check is in a week. It reports again whatever is not corrected by then.' },
		],
	};
}

export function textOfPermissionFindings(facts: EmailFacts): EmailText {
	const [checked, found] = [facts.number('checked'), facts.number('count')];
	const ran = `${count(checked, 'case folder')} ${checked === 1 ? 'was' : 'were'} checked for people who can open privileged documents and should not. Nothing was changed.`;
	if (found === 0) {
		return {
			subject: 'Monthly check of permissions: nothing found',
			blocks: [
				{ paragraph: ran },
				{
					paragraph: 'The check found nobody. It cannot see links that other people made in Dropbox.',
				},
				{
					paragraph:
						'You do not have to do anything. Keep this email if you have to show that the check ran.',
				},
			],
		};
	}
	return {
		subject: `Monthly check of permissions: ${count(found, facts.noun)} to look at`,
		blocks: [{ paragraph: ran }, ...tableOf(facts), ...whatToDo(facts)],
	};
}

/** The findings that fit into the row of the email. */
function findingsIn(facts: EmailFacts): Array<Readonly<Record<string, unknown>>> {
	const given = facts.details['events'];
	return Array.isArray(given)
		? given.filter((each): each is Record<string, unknown> => typeof each === 'object' && each !== null)
		: [];
}

const textIn = (entry: Readonly<Record<string, unknown>>, name: string): string =>
	typeof entry[name] === 'string' ? entry[name] : '';

/** What was found, one line each; with the documents where the findings are about such. */
export function tableOf(facts: EmailFacts): Block[] {
	const entries = findingsIn(facts);
	const isOfDocuments = entries.some((entry) => textIn(entry, 'documentId') !== '');
	const rows = entries.map((entry) => {
		const folders = Array.isArray(entry['folderIds']) ? entry['folderIds'].map(String).join(', ') : '';
		const happened = happenedIn(entry, facts.noun);
		return [
			textIn(entry, 'caseKey') === '' ? 'All' : facts.matter(textIn(entry, 'caseKey')),
			...(isOfDocuments ? [facts.document(textIn(entry, 'documentId'))] : []),
			folders === ''
				? happened
				: `${happened}. Other folder (“Resolve by ID” in n8n says where it is): ${folders}`,
		];
	});
	const head = [capitalized(facts.noun), ...(isOfDocuments ? ['Document'] : []), 'What was found'];
	const total = facts.number('count');
	return [
		...(rows.length === 0 ? [] : [{ table: { head, rows } }]),
		...(rows.length < total
			? [
					{
						paragraph: `These are the first ${rows.length} of ${total}. Once they are corrected, the next check lists the others.`,
					},
				]
			: []),
	];
}

function happenedIn(entry: Readonly<Record<string, unknown>>, noun: string): string {
	const [finding, reason] = [textIn(entry, 'finding'), textIn(entry, 'reason')];
	const { happened } = findingWords(finding, noun);
	return reason === ''
		? `${happened} (${finding})`
		: `${happened}: ${reasonWords(reason, noun).happened} (${reason})`;
}

/** Once for each kind of finding, and for each reason. */
export function whatToDo(facts: EmailFacts): Block[] {
	const entries = findingsIn(facts);
	const counts = Object.keys((facts.details['counts'] ?? {}) as object);
	const kinds = new Set([...counts, ...entries.map((entry) => textIn(entry, 'finding'))]);
	const reasons = new Set(entries.map((entry) => textIn(entry, 'reason')).filter((reason) => reason !== ''));
	return [
		{ heading: 'What to do' },
		{
			list: [
				...Object.keys(FINDING_WORDS)
					.filter((kind) => kinds.has(kind))
					.map((kind) => lineOf(kind, findingWords(kind, facts.noun))),
				...[...reasons].map((reason) => lineOf(reason, reasonWords(reason, facts.noun))),
			],
		},
	];
}

const lineOf = (code: string, { happened, advice }: { happened: string; advice: string }): string =>
	`${happened} (${code}): ${advice}`;

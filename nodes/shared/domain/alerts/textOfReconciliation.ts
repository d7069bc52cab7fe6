import type { EmailFacts } from './EmailFacts';
import type { Block, EmailText } from './EmailText';
import { count, formatDay } from './moment';
import { tableOf, whatToDo } from './textsOfChecks';

/** The nightly comparison of both sides: what was not fixed and why, and what nothing is done about by itself. */
export function textOfReconciliation(facts: EmailFacts): EmailText {
	const found = facts.number('count');
	return {
		subject: subjectOf(facts, found),
		blocks: [
			{ paragraph: `${ranOn(facts)} ${cameTo(facts)}` },
			...(facts.text('stopped') === '' ? [] : goOn(facts)),
			...(found === 0 ? [] : [...tableOf(facts), ...whatToDo(facts)]),
			...(alsoFound(facts) === '' ? [] : [{ paragraph: alsoFound(facts) }]),
		],
	};
}

function subjectOf(facts: EmailFacts, found: number): string {
	const stopped = facts.text('stopped');
	if (stopped === 'share')
		return `Nightly comparison stopped: ${count(facts.number('toMend'), 'document')} would change`;
	if (stopped === 'cases')
		return `Nightly comparison stopped: ${count(notCompared(facts), facts.noun)} could not be compared`;
	if (stopped === 'not_read') return 'Nightly comparison stopped: not everything could be read';
	return `Nightly comparison: ${count(found, 'item')} to look at`;
}

function ranOn(facts: EmailFacts): string {
	const [compared, cases] = [facts.number('compared'), facts.number('cases')];
	const of = compared === cases ? '' : ` of ${cases.toLocaleString('en-US')}`;
	const documents = count(facts.number('documents'), 'document');
	return `n8n compared ${compared.toLocaleString('en-US')}${of} ${compared === 1 && of === '' ? facts.noun : `${facts.noun}s`} with ${documents} in the case management system with Dropbox on ${formatDay(facts.text('night'))}.`;
}

const notCompared = (facts: EmailFacts): number => facts.number('casesNotCompared');

function cameTo(facts: EmailFacts): string {
	const toMend = facts.number('toMend');
	const stopped = facts.text('stopped');
	if (stopped === 'share')
		return `${count(toMend, 'document')} (${facts.number('share')}%) would change, because ${toMend === 1 ? 'it is' : 'they are'} missing or different in Dropbox. That is more than ${facts.number('largestShare')}%, so nothing was changed: somebody has to look at it first.`;
	if (stopped === 'cases')
		return `${count(notCompared(facts), facts.noun)} could not be compared. That many at once often have a single cause, so nothing was changed in the others either: somebody has to look at it first.`;
	if (stopped === 'not_read')
		return `A list of ${facts.noun}s or documents could not be read to its end, so nothing was changed: half a list does not show what is missing.`;
	return toMend === 0
		? 'No document had to be saved to Dropbox.'
		: toMend === 1
			? '1 document was missing or different. It is being saved.'
			: `${count(toMend, 'document')} were missing or different. They are being saved.`;
}

/** How somebody who has looked goes on. */
function goOn(facts: EmailFacts): Block[] {
	const run =
		'in n8n, open the workflow “Reconcile documents every night” and choose “Execute workflow” from the step “By hand”';
	const stopped = facts.text('stopped');
	if (stopped !== 'share' && stopped !== 'cases') {
		return [
			{ heading: 'What happens next' },
			{
				list: [
					'It runs again the next night. If the system responds by then, you do not have to do anything.',
					`If it cannot wait, run it again once the system responds: ${run}.`,
				],
			},
		];
	}
	return [
		{ heading: 'Before you go on' },
		{
			list: [
				`Find out why so many ${stopped === 'share' ? 'documents are missing' : `${facts.noun}s could not be compared`}. Somebody may have changed a setting such as a filter or a subfolder, or the connected account may have lost access to folders.`,
				`To look at them, ${run}. The step “Reconcile cases” shows what was found, ${facts.noun} by ${facts.noun}; “Choose fixes” shows the totals. Nothing that is in Dropbox is overwritten or deleted.`,
				'If what it shows is right, turn on “goOn” in the step “Which cases”, execute the workflow again, and then turn “goOn” off.',
			],
		},
	];
}

/** What people do every day, and nobody has to do anything about. */
function alsoFound(facts: EmailFacts): string {
	const counts = (facts.details['counts'] ?? {}) as Readonly<Record<string, unknown>>;
	const said = [
		['edited', 'document', 'edited in Dropbox', 'was', 'were'],
		['moved', 'document', 'moved in Dropbox', 'was', 'were'],
		['extra', 'file', 'only in Dropbox', 'is', 'are'],
	].flatMap(([kind = '', what = '', words = '', one = '', many = '']) => {
		const number = Number(counts[kind] ?? 0);
		return number > 0 ? [`${count(number, what)} ${number === 1 ? one : many} ${words}`] : [];
	});
	const list = new Intl.ListFormat('en-US').format(said);
	return list === '' ? '' : `For your information: ${list}. Nothing was done about them.`;
}

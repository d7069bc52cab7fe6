import type { EmailFacts } from './EmailFacts';
import type { Block, EmailText } from './EmailText';
import { count } from './moment';
import { reasonWords } from './reasonWords';
import { capitalized } from './services';

/** What a migration came to: both sides were compared when it had ended. */
export function textOfMigration(facts: EmailFacts): EmailText {
	return {
		subject: `Migration ${facts.text('run')} is done: ${cameTo(facts)}`,
		blocks: [
			{ paragraph: ranOn(facts) },
			totalsOf(facts),
			...casesOf(facts),
			{ heading: 'What to do' },
			{ list: whatToDo(facts) },
		],
	};
}

function cameTo(facts: EmailFacts): string {
	const [missing, different] = [facts.number('missing'), facts.number('different')];
	const open = facts.number('unread');
	const isWhole = missing + different + open + facts.number('notCompared') === 0;
	if (isWhole) return 'nothing is missing';
	const said = [
		...(missing > 0 ? [`${count(missing, 'document')} missing`] : []),
		...(different > 0 ? [`${different.toLocaleString('en-US')} different`] : []),
		...(open > 0 ? [`${count(open, facts.noun)} not compared`] : []),
	];
	return said.length === 0
		? `${count(facts.number('notCompared'), 'document')} not compared`
		: said.join(', ');
}

function ranOn(facts: EmailFacts): string {
	const [compared, cases] = [facts.number('compared'), facts.number('cases')];
	const of = compared === cases ? '' : ` ${compared.toLocaleString('en-US')} of`;
	return `The migration that you started on ${facts.moment('startedAt')} has ended. Then n8n compared${of} ${count(cases, facts.noun)} with Dropbox once more. This is what it found:`;
}

function totalsOf(facts: EmailFacts): Block {
	const line = (words: string, name: string) => `${words}: ${facts.number(name).toLocaleString('en-US')}`;
	return {
		list: [
			line('Documents expected in Dropbox', 'documents'),
			line('There, as expected', 'present'),
			line('Missing', 'missing'),
			line('Different', 'different'),
			line('Not compared', 'notCompared'),
			line('Left out or held back by the client settings', 'leftOut'),
			line('Saved to Dropbox since the migration started', 'saved'),
			...(facts.number('casesLeftOut') > 0
				? [line(`${capitalized(facts.noun)}s left out by the client settings`, 'casesLeftOut')]
				: []),
			...(facts.number('unread') > 0
				? [line(`${capitalized(facts.noun)}s that could not be compared`, 'unread')]
				: []),
		],
	};
}

type Entry = Readonly<Record<string, unknown>>;

function entriesOf(facts: EmailFacts): Entry[] {
	const given = facts.details['events'];
	return Array.isArray(given)
		? given.filter((each): each is Entry => typeof each === 'object' && each !== null)
		: [];
}

/** The cases that somebody has to look at, as far as the row has them. */
function casesOf(facts: EmailFacts): Block[] {
	const entries = entriesOf(facts);
	if (entries.length === 0) return [];
	const total = facts.number('count');
	const rows = entries.map((entry) => [
		facts.matter(String(entry['caseKey'] ?? '')),
		foundIn(entry, facts.noun),
	]);
	const more =
		entries.length < total
			? [{ paragraph: `These are the first ${entries.length} of ${total.toLocaleString('en-US')}.` }]
			: [];
	return [{ table: { head: [capitalized(facts.noun), 'What was found'], rows } }, ...more];
}

function foundIn(entry: Entry, noun: string): string {
	const { reason } = entry;
	if (typeof reason === 'string') return `Not compared: ${reasonWords(reason, noun).happened} (${reason})`;
	return [
		['missing', 'missing'],
		['different', 'different'],
		['notCompared', 'not compared'],
	]
		.flatMap(([name = '', words = '']) => {
			const number = Number(entry[name] ?? 0);
			return number > 0 ? [`${count(number, 'document')} ${words}`] : [];
		})
		.join(', ');
}

function whatToDo(facts: EmailFacts): string[] {
	const has = (name: string) => facts.number(name) > 0;
	const reasons = new Set(
		entriesOf(facts).flatMap(({ reason }) => (typeof reason === 'string' ? [reason] : [])),
	);
	const lines = [
		...(has('missing')
			? [
					'Missing: everything is still in the case management system. Open the status page: “Failed events” says why a document was not saved, and has a button to try again. What somebody deleted in Dropbox is under “Deleted in Dropbox”; “File again” saves it again.',
				]
			: []),
		...(has('different')
			? [
					'Different: Dropbox has another version, or the document is in another place. “Reconcile documents every night” saves the current version, and says what somebody has to decide.',
				]
			: []),
		...(has('notCompared')
			? [
					'Not compared: n8n could not tell where these documents belong. To see why, run “Migrate cases” for the ' +
						`${facts.noun} as a dry run: the step “Reconcile cases” lists the reason of each.`,
				]
			: []),
		...[...reasons].map((reason) => {
			const { happened, advice } = reasonWords(reason, facts.noun);
			return `${happened} (${reason}): ${advice}`;
		}),
	];
	if (lines.length === 0)
		return ['You do not have to do anything. You can publish “Reconcile documents every night” now.'];
	return [
		...lines,
		'To check again later, run “Migrate cases” in n8n as a dry run, with another “run” such as “after”. Its step “Plan” shows what is still missing.',
	];
}

import type { EmailFacts } from './EmailFacts';
import type { Block, EmailText } from './EmailText';
import { count } from './moment';
import { reasonWords } from './reasonWords';
import { capitalized } from './services';

/** What a migration came to: both sides were compared when it had ended. */
export function textOfMigration(facts: EmailFacts): EmailText {
	return {
		subject: `Migration ${facts.text('run')} has ended: ${cameTo(facts)}`,
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
	if (isWhole) return 'every document is in Dropbox';
	const said = [
		...(missing > 0 ? [`${count(missing, 'document')} ${missing === 1 ? 'is' : 'are'} not in Dropbox`] : []),
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
			line('Documents that should be in Dropbox', 'documents'),
			line('Are there', 'present'),
			line('Not in Dropbox', 'missing'),
			line('There, but in another version or place', 'different'),
			line('Place not known, so not compared', 'notCompared'),
			line('Not saved, because the client settings leave them out or hold them back', 'leftOut'),
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
		['missing', 'not in Dropbox'],
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
					'Not in Dropbox: nothing is lost, because everything is still in the case management system. Open the status page: “Failed events” says why a document was not saved, and has a button to try again. What somebody deleted in Dropbox is under “Deleted in Dropbox”; “Save again” saves it again.',
				]
			: []),
		...(has('different')
			? [
					'Different: Dropbox has another version, or the document is in another place. Once “Reconcile documents every night” is published, it saves the current version, and tells you what somebody has to decide.',
				]
			: []),
		...(has('notCompared')
			? [
					'Not compared: n8n could not tell where these documents belong. To see why, run “Migrate cases” for the ' +
						`${facts.noun} as a dry run: the step “Reconcile cases” lists the reason of each.`,
				]
			: []),
		...(has('unread')
			? [
					`If a ${facts.noun} could not be compared, its documents may not be in Dropbox yet: run “Migrate cases” again. What is in Dropbox already is not saved twice.`,
				]
			: []),
		...[...reasons].map((reason) => {
			const { happened, advice } = reasonWords(reason, facts.noun);
			return `${happened} (${reason}): ${advice}`;
		}),
	];
	if (lines.length === 0)
		return [
			`You do not have to do anything. ${NEXT[facts.request.settings.environment === 'demo' ? 'demo' : 'live']}`,
		];
	return [
		...lines,
		'To check again later, open “Migrate cases” in n8n, leave “dryRun” on, and choose “Execute workflow”. The step “Plan” shows what is still missing.',
	];
}

const NEXT = {
	live: 'If you unpublished “Reconcile documents every night” for the migration, publish it again.',
	demo: 'When you go live, run the migration again: this one only filled the demo folders.',
};

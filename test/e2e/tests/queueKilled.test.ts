import { KilledOffice, nameOf, type Hold, type OpenMatter } from '../runs/KilledOffice';
import { outcomeOf, type Outcome } from '../runs/outcomeOf';
import type { CallOfService } from '../runs/HeldCalls';
import { runningStack } from '../stack/runningStack';

/** Whether n8n is killed at every call, as every week, or at those that matter most. */
const IS_FULL = process.env['CASE_FOLDERS_CI'] === 'all'; // eslint-disable-line @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n
/** How many runs are held before n8n is killed. */
const AT_ONCE = 20;

const SUBJECTS = ['document', 'closing', 'privileged'] as const;
type Subject = (typeof SUBJECTS)[number];

const done = (service: CallOfService['service'], route: string, nth = 1): Hold => ({
	...{ call: { service, route, nth }, when: 'after_commit' },
});
const notDone = (service: CallOfService['service'], route: string, nth = 1): Hold => ({
	...{ call: { service, route, nth }, when: 'before_commit' },
});

/** Calls after which most is there, or least, and one that the trigger makes. */
const CALLS: Record<Subject, Hold[]> = {
	document: [
		notDone('clio', 'GET documents'),
		done('dropbox', 'files/create_folder_batch'),
		notDone('dropbox', 'files/upload'),
		done('dropbox', 'files/upload'),
	],
	closing: [done('dropbox', 'files/move_v2'), done('clio', 'POST notes')],
	privileged: [done('dropbox', 'sharing/share_folder'), done('dropbox', 'files/upload')],
};
/**
 * Between two steps of n8n's own, or while an email is sent. The last ones are held shortly before n8n is killed: another
 * run would go on.
 */
const STEPS: Record<Subject, Hold[]> = {
	document: [{ step: 'Claim' }, { step: 'Recorded' }, { step: 'Storage' }],
	closing: [{ step: 'Store emails' }],
	privileged: [{ email: 'not taken' }, { email: 'taken' }],
};
const FURTHER_STEPS: Record<Subject, Hold[]> = {
	document: [{ step: 'Settle' }, { step: 'Changes in Clio' }, { step: 'Choose next' }],
	closing: [{ step: 'Settle' }, { step: 'Recorded' }],
	privileged: [{ step: 'Store emails' }, { step: 'Send it' }],
};

let trial: KilledOffice;
const calm = {} as Record<Subject, { outcome: Outcome; calls: CallOfService[] }>;

const upload = async (matter: OpenMatter, category: string) =>
	await trial.office.clio.act('/upload', {
		matter: matter.id,
		name: 'Letter.pdf',
		text: 'in full',
		category,
	});

/** What happens to a matter, after which it is to be as in the calm run. */
const HAPPEN: Record<Subject, (matter: OpenMatter) => Promise<unknown>> = {
	document: async (matter) => await upload(matter, 'Pleadings'),
	closing: async ({ id }) => await trial.office.clio.act('/close-matter', { matter: id, date: '2026-03-14' }),
	privileged: async (matter) => await upload(matter, 'Privileged'),
};
/** How many events there are in the end. */
const EVENTS: Record<Subject, number> = { document: 1, closing: 4, privileged: 2 };

const untilOver = async (matters: ReadonlyArray<[Subject, OpenMatter]>, seconds?: number) =>
	await trial.untilEmpty(
		(events) =>
			matters.every(
				([subject, { id }]) =>
					events.filter(({ caseKey }) => caseKey === String(id)).length >= EVENTS[subject],
			),
		seconds,
	);

/** A closing needs a matter with a folder. */
async function prepare(subject: Subject): Promise<OpenMatter> {
	const matter = trial.takeMatter();
	if (subject !== 'closing') return matter;
	await upload(matter, 'Pleadings');
	await untilOver([['document', matter]]);
	return matter;
}

beforeAll(async () => {
	trial = await KilledOffice.open(
		runningStack(),
		'killed',
		{ closeMethod: 'zip', privilegedCategories: 'Privileged', privilegedPeople: 'ravi@example.com' },
		IS_FULL ? 300 : 25,
	);
	// Twice: the first run of all makes what later ones find.
	for (const subject of [...SUBJECTS, ...SUBJECTS]) {
		const matter = await prepare(subject);
		await trial.calls.forget();
		await HAPPEN[subject](matter);
		await untilOver([[subject, matter]]);
		calm[subject] = { calls: await trial.calls.made(), outcome: await outcomeOf(trial.office, matter) };
	}
});

afterAll(async () => await trial.close());

test('a calm run files, archives and tells people', () => {
	const { document, closing, privileged } = calm;
	expect(document.outcome).toMatchObject({
		events: ['documentCreated done'],
		tree: expect.arrayContaining([expect.stringContaining('NUMBER/Pleadings/Letter.pdf')]) as string[],
	});
	expect(closing.outcome).toMatchObject({
		events: [
			...['documentCreated done', 'matterClosed done documents_first', 'matterClosed done'],
			'email done',
		],
		notes: [expect.stringContaining('/2026/NUMBER/NUMBER.zip')],
		emails: [expect.stringContaining('closed')],
	});
	expect(privileged.outcome).toMatchObject({
		people: ['jane@example.com', 'ravi@example.com'],
		emails: [expect.stringContaining('privileged')],
	});
	expect(privileged.outcome.tree).toContainEqual(expect.stringMatching(/Privileged: \/.*Letter\.pdf 7$/));
});

/** Every call that a calm run makes; those that write both before and after they are done. */
const everyCall = (subject: Subject): Hold[] =>
	calm[subject].calls.flatMap((call) => {
		const writes = /upload|create_|move_|\/add|share_folder|POST/.test(call.route);
		const whens = writes ? (['before_commit', 'after_commit'] as const) : (['before_commit'] as const);
		return whens.map((when) => ({ call, when }));
	});

/** What the trigger asks. Whatever comes after that waits for it, so that it has to be the last that is held. */
const asksOf = ([, hold]: readonly [Subject, Hold]): boolean =>
	'call' in hold && /^GET (documents|matters)$/.test(hold.call.route);

/** What is held at the same time: a few of all, and at the end one at which the trigger waits. */
function groupsOf(points: ReadonlyArray<[Subject, Hold]>): Array<Array<[Subject, Hold]>> {
	const last = points.filter(asksOf);
	const others = points.filter((point) => !asksOf(point));
	const count = Math.max(Math.ceil(others.length / AT_ONCE), last.length);
	const size = Math.ceil(others.length / count);
	return Array.from({ length: count }, (_, index) => [
		...others.slice(index * size, (index + 1) * size),
		...last.slice(index, index + 1),
	]);
}

/** Kills n8n while all of them wait, and says what came of each. */
async function kill(points: ReadonlyArray<[Subject, Hold]>): Promise<Array<[string, Subject, Outcome]>> {
	const held = await Promise.all(
		points.map(async ([subject, hold]) => ({ subject, hold, matter: await prepare(subject) })),
	);
	for (const { subject, hold, matter } of held) {
		await trial.bringTo(hold, async () => await HAPPEN[subject](matter));
	}
	await trial.killAndStart();
	await untilOver(
		held.map(({ subject, matter }) => [subject, matter]),
		900,
	);
	return await Promise.all(
		held.map(async ({ subject, hold, matter }) => [
			...([`${subject}, ${nameOf(hold)}`, subject] as const),
			await outcomeOf(trial.office, matter),
		]),
	);
}

function pointsOf(subject: Subject): Array<[Subject, Hold]> {
	const calls = IS_FULL ? everyCall(subject) : CALLS[subject];
	const steps = [...(IS_FULL ? FURTHER_STEPS[subject] : []), ...STEPS[subject]];
	return [...calls, ...steps].map((hold) => [subject, hold]);
}

/** What had been handed to the mail server already is handed to it once more: there is no way to tell. */
const MAY_COME_TWICE = /email taken|after Send it/;

const withoutRepeats = (name: string, outcome: Outcome): Outcome =>
	MAY_COME_TWICE.test(name) && outcome.emails.length === 2
		? { ...outcome, emails: [...new Set(outcome.emails)] }
		: outcome;

test('whatever n8n was killed at, everything ends as in a calm run', async () => {
	// Documents last: their last steps are to be held shortly before the end.
	const points = [...SUBJECTS].reverse().flatMap(pointsOf);
	for (const group of groupsOf(points)) {
		const outcomes = await kill(group);
		expect(outcomes.map(([name, , outcome]) => [name, withoutRepeats(name, outcome)])).toEqual(
			outcomes.map(([name, subject]) => [name, calm[subject].outcome]),
		);
	}
}, 3_600_000);

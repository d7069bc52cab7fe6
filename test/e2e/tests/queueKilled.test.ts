import { KilledOffice, nameOf, type Hold, type OpenMatter } from '../runs/KilledOffice';
import { outcomeOf, type Outcome } from '../runs/outcomeOf';
import type { CallOfService } from '../runs/HeldCalls';
import { runningStack } from '../stack/runningStack';

/** Whether n8n is killed at every call, as every week, or at those that matter most. */
const IS_FULL = process.env['CASE_FOLDERS_CI'] === 'all'; // eslint-disable-line @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n
/** How many runs are held before n8n is killed. */
const AT_ONCE = 30;

const SUBJECTS = ['document', 'closing', 'privileged'] as const;
type Subject = (typeof SUBJECTS)[number];

const done = (service: CallOfService['service'], route: string, nth = 1): Hold => ({
	...{ call: { service, route, nth }, when: 'after_commit' },
});
const notDone = (service: CallOfService['service'], route: string, nth = 1): Hold => ({
	...{ call: { service, route, nth }, when: 'before_commit' },
});

/** The ones that write, and one that reads of each service. */
const CALLS: Record<Subject, Hold[]> = {
	document: [
		notDone('clio', 'GET documents'),
		done('dropbox', 'files/create_folder_batch'),
		done('dropbox', 'file_properties/properties/add'),
		notDone('clio', 'GET storage'),
		notDone('dropbox', 'files/upload'),
		done('dropbox', 'files/upload'),
	],
	closing: [
		done('dropbox', 'files/upload'),
		done('dropbox', 'files/move_v2'),
		done('dropbox', 'files/upload', 2),
		done('clio', 'POST notes'),
	],
	privileged: [
		done('dropbox', 'sharing/share_folder'),
		notDone('dropbox', 'sharing/add_folder_member'),
		done('dropbox', 'files/upload'),
	],
};
/** Between two steps of n8n's own. The last ones are held shortly before n8n is killed: another run would go on. */
const STEPS: Record<Subject, string[]> = {
	document: ['Claim', 'Settle', 'Recorded', 'Changes in Clio', 'Storage', 'Choose next'],
	closing: ['Store emails'],
	privileged: ['Store emails'],
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
const EVENTS: Record<Subject, number> = { document: 1, closing: 3, privileged: 2 };

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
		IS_FULL ? 300 : 40,
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
async function kill(points: ReadonlyArray<[Subject, Hold]>): Promise<Record<string, Outcome>> {
	const held: Array<[Subject, OpenMatter, string]> = [];
	const matters = new Map<Hold, OpenMatter>();
	for (const [subject, hold] of points) matters.set(hold, await prepare(subject));
	for (const [subject, hold] of points) {
		const matter = matters.get(hold) as OpenMatter;
		await trial.bringTo(hold, async () => await HAPPEN[subject](matter));
		held.push([subject, matter, `${subject}, ${nameOf(hold)}`]);
	}
	await trial.killAndStart();
	await untilOver(
		held.map(([subject, matter]) => [subject, matter]),
		300,
	);
	const outcomes: Record<string, Outcome> = {};
	for (const [, matter, name] of held) outcomes[name] = await outcomeOf(trial.office, matter);
	return outcomes;
}

const stepsOf = (subject: Subject): Array<[Subject, Hold]> =>
	STEPS[subject].map((step) => [subject, { step }]);
const callsOf = (subject: Subject): Array<[Subject, Hold]> =>
	(IS_FULL ? everyCall(subject) : CALLS[subject]).map((hold) => [subject, hold]);

test('whatever n8n was killed at, a document, a closing and a privileged document end as in a calm run', async () => {
	const points = [...SUBJECTS.flatMap(callsOf), ...[...SUBJECTS].reverse().flatMap(stepsOf)];
	for (const group of groupsOf(points)) {
		const outcomes = await kill(group);
		const subjectOf = (name: string) => name.split(',')[0] as Subject;
		const expected = Object.keys(outcomes).map((name) => [name, calm[subjectOf(name)].outcome]);
		expect(Object.keys(outcomes)).toHaveLength(group.length);
		expect(outcomes).toEqual(Object.fromEntries(expected));
	}
});

test('an email that was not handed over is sent once, one that was handed over at most twice', async () => {
	const points: Hold[] = [{ email: 'not taken' }, { email: 'taken' }, { step: 'Send it' }];
	const outcomes = await kill(points.map((hold) => ['privileged', hold]));
	const [email] = calm.privileged.outcome.emails;
	expect(calm.privileged.outcome.emails).toEqual([email]);
	const [notTaken, ...taken] = Object.values(outcomes);
	expect(notTaken).toEqual(calm.privileged.outcome);
	for (const { emails, ...others } of taken) {
		expect({ ...others, emails: [...new Set(emails)] }).toEqual(calm.privileged.outcome);
		expect(emails.length).toBeLessThanOrEqual(2);
	}
});

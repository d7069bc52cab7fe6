import type { Act } from '../acts/Act';
import { actsIn } from '../acts/acts';
import type { LawFirm } from '../offices/LawFirm';
import type { LegalAid } from '../offices/LegalAid';
import { processesOf } from '../offices/processes';
import { STATUS_LOGIN, STATUS_PATH } from '../offices/statusPage';
import type { Stage } from './Stage';

/** Newest rows of the queue that are shown. */
const ROWS = 20;

const actsOf = (stage: Stage, office: Act['office']) =>
	actsIn(stage.offices)
		.filter((act) => act.office === office)
		.map(({ id, name, does, expected, isMissing }) => ({
			...{ id, name, does, expected, missing: isMissing?.(stage.offices) },
			performance: stage.performances.get(id),
		}));

/** A cookie is for all ports of a host: each office's editor has a host name of its own, so that both sign-ins last. */
const editorUrl = (url: string, host: string): string => url.replace('127.0.0.1', host);

function linksOf(office: LegalAid | LawFirm, system: { name: string; url: string }, host: string) {
	const { owner } = office.stack;
	const { url } = office;
	const login = (user: string, password: string) => `sign in with ${user} and ${password}`;
	return [
		{
			label: 'n8n',
			href: url && editorUrl(url, host),
			note: url ? login(owner.email, owner.password) : 'is not running',
		},
		{
			label: 'Status page',
			href: url && editorUrl(url, host) + STATUS_PATH,
			note: login(STATUS_LOGIN.user, STATUS_LOGIN.password),
		},
		{ label: system.name, href: system.url, note: 'see what is in it, and do more there' },
		{ label: 'Emulated Dropbox', href: office.stack.dashboardUrl, note: 'see all folders' },
	];
}

async function arrivedIn(stage: Stage, office: LegalAid | LawFirm) {
	const marks = stage.marksOf(office);
	const [tree, records] = await Promise.all([office.tree(), office.records()]);
	const of = office.options.name;
	const queue = await office.events().then(
		(events) => ({
			of,
			rows: events
				.toReversed()
				.slice(0, ROWS)
				.map((event) => ({
					...{ id: event.id, kind: event.kind, status: event.status, attempts: event.attempts },
					...{ reason: event.reason, isNew: marks.isNewEvent(event) },
				})),
		}),
		() => ({ of, note: 'n8n is not running.' }),
	);
	const emails = office.mail.received.map(({ to, subject, text }, index) => ({
		...{ id: index, to: to.join(', '), subject, text, isNew: marks.isNewEmail(index) },
	}));
	return {
		...{ tree: marks.lines(tree), cases: records.map((each) => marks.record(each)) },
		...{ emails: emails.toReversed(), queue },
	};
}

/** All that the start page shows. */
export async function stateOf(stage: Stage) {
	const { legalAid, lawFirm } = stage.offices;
	const legalServer = { name: 'Emulated LegalServer', url: legalAid.stack.legalServerDashboardUrl };
	const clio = { name: 'Emulated Clio', url: lawFirm.stack.clioDashboardUrl };
	return {
		...{ busy: stage.busy?.id ?? null, said: stage.said },
		offices: [
			{
				...{ id: 'legal-aid', name: legalAid.options.name, system: 'LegalServer: cases' },
				...{ acts: actsOf(stage, 'legalAid'), links: linksOf(legalAid, legalServer, '127.0.0.1') },
				...(await arrivedIn(stage, legalAid)),
			},
			{
				...{ id: 'law-firm', name: lawFirm.options.name, system: 'Clio: matters' },
				...{ acts: actsOf(stage, 'lawFirm'), links: linksOf(lawFirm, clio, 'localhost') },
				...(lawFirm.mode && { processes: processesOf(lawFirm.mode) }),
				...(await arrivedIn(stage, lawFirm)),
			},
			{ id: 'outage', name: 'When Dropbox is down', acts: actsOf(stage, 'both'), links: [] },
		],
	};
}

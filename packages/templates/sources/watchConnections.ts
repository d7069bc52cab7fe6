import { Flow } from '../Flow';
import { callWorkflow, clio, dropbox, filter, schedule, setJson, workflows, type Step } from '../steps';
import { QUEUE_STORAGE, WATCH_CONNECTIONS } from './names';

const NOTE = `
Records when n8n gets a new access token for a connection, as an event *credentialRefreshed* in the queue, which is already done. It shows that the connection renews itself, and when it last did.

If a connection was revoked, *Watch the queue* sends an email.`;

/** A step that says whose connection it is, and with which token it was asked. It may be down: another time then. */
const ANYWAY = { onError: 'continueRegularOutput' } as const;

/** What is stored of a token: its event ID has the token's mark, and an event ID is stored once. */
const eventOf = (source: string): Step =>
	workflows('event', 'prepare', {
		...{ source, kind: 'credentialRefreshed', caseKey: '', documentId: '' },
		eventId: `=credentialRefreshed:{{ $json.tokenMark }}`,
		options: {},
	});

const HAS_TOKEN = '={{ !!$json.tokenMark }}';

/** Nobody has anything to do about it. */
const DONE = "={{ { ...$json, action: 'add', status: 'done', finishedAt: $json.receivedAt } }}";

/** Which connections there are. LegalServer's tokens are not renewed. */
const SERVICES = {
	clio: {
		Dropbox: ['dropbox', dropbox('account', 'checkConnection', {}, ANYWAY)],
		Clio: ['clio', clio('account', 'checkConnection', {}, ANYWAY)],
	},
	others: { Dropbox: ['dropbox', dropbox('account', 'checkConnection', {}, ANYWAY)] },
} as const satisfies Record<string, Record<string, readonly [source: string, step: Step]>>;

/** Records renewed access tokens. @param system Clio has one of its own, since n8n publishes no step of a missing package */
export function watchConnections(system: keyof typeof SERVICES): Flow {
	const { file, name } = WATCH_CONNECTIONS;
	const flow = new Flow(system === 'others' ? file : `${file}-${system}`, name, file)
		.note('Watch connections', NOTE, [-0.25, -2], [3, 1.6])
		.add('Every quarter of an hour', schedule({ field: 'minutes', minutesInterval: 15 }), [0, 0])
		.add('Done already', setJson(DONE), [4, 0]);
	Object.entries(SERVICES[system]).forEach(([service, [source, step]], index) => {
		flow
			.add(service, step, [1, index], 'Every quarter of an hour')
			.add(`Token of ${service}`, filter(HAS_TOKEN), [2, index], service)
			.add(`Event of ${service}`, eventOf(source), [3, index], `Token of ${service}`)
			.connect(`Event of ${service}`, 'Done already');
	});
	return flow.add(
		'Stored once',
		callWorkflow(QUEUE_STORAGE.file, QUEUE_STORAGE.name),
		[5, 0],
		'Done already',
	);
}
